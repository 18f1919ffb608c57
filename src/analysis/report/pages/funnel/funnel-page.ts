// How far every bar got on its way to a trade, and how near the nearest refusals came.
import { closingGate, type DecisionFunnel, strictestGate } from '../../../attribution/index.ts';
import type { EntryGate } from '../../../../core/domain/index.ts';
import type { LedgerRecord, TraceRecord } from '../../../../core/ledger/index.ts';
import { funnelChart } from '../../charts/assumption-charts.ts';
import { dateOfInstant } from '../../charts/price-charts.ts';
import type { RunDocument } from '../../run-document.ts';
import { gateMeaning } from '../../text/gate-meaning.ts';
import { silentSentence, stoppingGates } from '../../text/funnel/funnel-text.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import {
  plainRow,
  type ReportBlock,
  type ReportSection,
  type TableBlock,
} from '../../blocks/report-block.ts';
import { numberText } from '../../blocks/typeset-number.ts';
import { nearestTable, whyNotTables } from './why-not-tables.ts';

/** The section on the funnel. */
export function funnelPage({ funnel, whyNot }: RunDocument, records: readonly LedgerRecord[]): ReportSection {
  const chart = funnelChart(funnel);
  // What is known of every bar says more than what the ledger keeps of each session's first refusal, and may not contradict it.
  const misses = whyNot === null ? missesTable(records) : nearestTable(whyNot.nearest);
  const blocks: readonly ReportBlock[] = [
    ...(chart === undefined
      ? []
      : [
          {
            kind: 'chart',
            title: 'Bars stopped at each gate',
            chart,
            caption: 'Every tradable bar is counted once, at the first gate that stopped it.',
            caveat:
              'A bar stopped early might have been stopped later too: the counts do not say what a gate costs.',
            description: noTradeSentence(funnel),
          } as const,
        ]),
    funnelTable(funnel),
    ...(misses === undefined ? [] : [misses]),
    ...whyNotTables(whyNot),
  ];
  return {
    id: 'funnel',
    title: 'Why bars did not become trades',
    lead: noTradeSentence(funnel),
    blocks,
  };
}

/** What stopped most bars and, for a run without a trade, what stopped the last of them. */
export function noTradeSentence(funnel: DecisionFunnel): string {
  if (funnel.bars === 0) return 'The run had no bar on which it might trade.';
  const strictest = strictestGate(funnel);
  if (strictest === undefined) return 'No gate stopped a bar.';
  const most =
    `Most bars, ${groupedNumber(strictest.stopped, 0)} of ${counted(funnel.bars, 'bar')}, ` +
    `stopped at ${strictest.gate}: ${gateMeaning(strictest.gate)}.`;
  if (funnel.trades > 0) return most;
  const closing = closingGate(funnel);
  if (closing === undefined) {
    const passed = `${counted(funnel.candidates, 'bar')} passed every gate`;
    return funnel.orders === 0
      ? `${most} ${passed}, but no order was sent.`
      : `${most} ${passed}, but none of ${counted(funnel.orders, 'opening order')} was filled.`;
  }
  if (closing.gate === strictest.gate) return `${most} No bar got past it.`;
  return `${most} No bar got past ${closing.gate}: ${gateMeaning(closing.gate)}.`;
}

function funnelTable(funnel: DecisionFunnel): TableBlock {
  const percent = (count: number): string =>
    numberText(funnel.bars === 0 ? null : (100 * count) / funnel.bars, 1);
  let left = funnel.bars;
  const gates = stoppingGates(funnel).map(({ gate, stopped }) => {
    left -= stopped;
    return plainRow([
      gate,
      groupedNumber(stopped, 0),
      percent(stopped),
      groupedNumber(left, 0),
      gateMeaning(gate),
    ]);
  });
  return {
    kind: 'table',
    title: 'The gates that stopped a bar, in the order in which they are asked',
    columns: [
      { title: 'Gate', unit: '', align: 'left' },
      { title: 'Stopped', unit: 'bars', align: 'right' },
      { title: 'Share', unit: '% of bars', align: 'right' },
      { title: 'Left', unit: 'bars', align: 'right' },
      { title: 'Because', unit: '', align: 'left' },
    ],
    rows: [
      plainRow(['tradable bars', '', '', groupedNumber(funnel.bars, 0), '']),
      ...gates,
      plainRow(
        [
          'candidates',
          '',
          percent(funnel.candidates),
          groupedNumber(funnel.candidates, 0),
          'passed every gate',
        ],
        true,
      ),
      plainRow(['opening orders', '', '', groupedNumber(funnel.orders, 0), 'sent'], true),
      plainRow(['trades', '', '', groupedNumber(funnel.trades, 0), 'opened'], true),
    ],
    note: `Stopped and candidates add up to the tradable bars. ${silentSentence(funnel)}`,
    isDense: true,
  };
}

type Measured = TraceRecord & { readonly measured: number; readonly limit: number };

function missesTable(records: readonly LedgerRecord[]): TableBlock | undefined {
  const byGate = new Map<EntryGate, Measured[]>();
  for (const record of records) {
    if (record.type !== 'trace' || !isMeasured(record)) continue;
    byGate.set(record.gate, [...(byGate.get(record.gate) ?? []), record]);
  }
  if (byGate.size === 0) return undefined;
  const rows = [...byGate].map(([gate, traces]) => {
    const ranked = traces.toSorted((a, b) => missOf(a) - missOf(b) || a.seq - b.seq);
    const nearest = ranked[0] as Measured;
    const typical = ranked[Math.floor(ranked.length / 2)] as Measured;
    return plainRow([
      gate,
      groupedNumber(traces.length, 0),
      measureText(nearest.limit),
      measureText(nearest.measured),
      dateOfInstant(nearest.atMs),
      measureText(typical.measured),
    ]);
  });
  return {
    kind: 'table',
    title: 'How near the refusals came',
    columns: [
      { title: 'Gate', unit: '', align: 'left' },
      { title: 'Sessions', unit: 'that met it', align: 'right' },
      { title: 'Limit', unit: '', align: 'right' },
      { title: 'Nearest', unit: 'measured', align: 'right' },
      { title: 'On', unit: '', align: 'left' },
      { title: 'Typical', unit: 'measured', align: 'right' },
    ],
    rows,
    note: 'Of the first refusal of each session at each gate that judges a number; typical is the one of median distance.',
    isDense: false,
  };
}

function isMeasured(record: TraceRecord): record is Measured {
  return record.measured !== undefined && record.limit !== undefined;
}

function missOf({ measured, limit }: Measured): number {
  return Math.abs(measured - limit);
}

function measureText(value: number): string {
  const size = Math.abs(value);
  return numberText(value, size >= 1000 ? 0 : size >= 10 ? 2 : 5);
}
