// The report's tables for a run without a trade: what would have opened some, and which settings alone would not.
import type { NearestEntry, UnlockEntry, WhyNotSection } from '../../document/why-not-section.ts';
import { lockedSentence, settingText } from '../../text/funnel/why-not-text.ts';
import { shortFigure } from '../../text/number-text.ts';
import { plainRow, type ReportBlock, type TableBlock } from '../../blocks/report-block.ts';

/** Blocks in the order in which they are read; none for a run that traded. */
export function whyNotTables(whyNot: WhyNotSection | null): readonly ReportBlock[] {
  if (whyNot === null) return [];
  const { unlock, locked } = whyNot;
  return [
    ...(unlock.length === 0
      ? [{ kind: 'paragraph', text: 'No change of one setting of a gate alone opens a trade.' } as const]
      : [unlockTable(unlock)]),
    ...(locked.length === 0
      ? []
      : [{ kind: 'list', title: 'What would not have, alone', items: locked.map(lockedSentence) } as const]),
  ];
}

/** The bars that came nearest to passing; `undefined` where none was held against a number. */
export function nearestTable(nearest: readonly NearestEntry[]): TableBlock | undefined {
  if (nearest.length === 0) return undefined;
  return {
    kind: 'table',
    title: 'How near the refusals came',
    columns: [
      { title: 'Gate', unit: '', align: 'left' },
      { title: 'Bar closed', unit: 'UTC', align: 'left' },
      { title: 'Measured', unit: '', align: 'right' },
      { title: 'Limit', unit: '', align: 'right' },
      { title: 'Structure', unit: 'expiry, strikes', align: 'left' },
    ],
    rows: nearest.map(({ gate, at, value, limit, structure }) =>
      plainRow([
        gate,
        at.slice(0, 16).replace('T', ' '),
        shortFigure(value),
        shortFigure(limit),
        structure === null ? '' : `${structure.expiry}  ${structure.strikes.join(' / ')}`,
      ]),
    ),
    note: 'The nearest bars of each gate that judges a number, one a session.',
    isDense: true,
  };
}

function unlockTable(unlock: readonly UnlockEntry[]): TableBlock {
  return {
    kind: 'table',
    title: 'What would have opened trades, one setting at a time',
    columns: [
      { title: 'Gate', unit: '', align: 'left' },
      { title: 'Setting', unit: '', align: 'left', isCode: true },
      { title: 'Was', unit: '', align: 'right' },
      { title: 'Smallest change', unit: '', align: 'right' },
      { title: 'For', unit: 'trades', align: 'right' },
      { title: 'Opens', unit: 'trades', align: 'right' },
      { title: 'The first new', unit: '', align: 'left' },
    ],
    rows: unlock.map(({ gate, key, from, to, more, trades, firstNew, isSmallest }) =>
      plainRow([
        gate,
        key,
        settingText(from),
        `${isSmallest ? '' : 'at most '}${settingText(to)}`,
        String(more),
        String(trades),
        firstNew?.slice(0, 10) ?? '',
      ]),
    ),
    note: 'Each line is this run made again with that one change. That a change opens trades does not say that they would have paid.',
    isDense: false,
  };
}
