// What can go wrong, what guards against it, and what this run measured of each: the page of risks.
import type { LedgerRecord, RunManifestRecord } from '../../../../core/ledger/index.ts';
import { plainRow, type ReportSection } from '../../blocks/report-block.ts';
import type { RunDocument } from '../../run-document.ts';
import { mitigationRows } from './mitigation-rows.ts';
import { riskRows } from './risk-rows.ts';

/** The section on risks and their guards. */
export function guardsPage(
  document: RunDocument,
  records: readonly LedgerRecord[],
  manifest: RunManifestRecord,
): ReportSection {
  const risks = riskRows(document, records, manifest);
  const unmeasured = risks.filter(({ measured }) => measured.startsWith('Not measured')).length;
  return {
    id: 'guards',
    title: 'Risks and their guards',
    lead:
      unmeasured === 0
        ? 'Each of the seven risks was met or bounded in this run; the guard is named with its setting.'
        : `Of the seven risks, this run measured ${risks.length - unmeasured}; where it did not, the reason is told. A guard bounds a loss, it does not prevent one.`,
    blocks: [
      {
        kind: 'table',
        title: 'The seven risks, their guards and their measure in this run',
        columns: [
          { title: 'Risk', unit: 'impact', align: 'left' },
          { title: 'Guard', unit: 'settings in this run', align: 'left', isProse: true },
          { title: 'Measured in this run', unit: '', align: 'left', isProse: true },
        ],
        rows: risks.map(({ risk, impact, guard, settings, measured }) => ({
          cells: [
            { text: risk, detail: impact, heat: 0 },
            { text: guard, detail: settings, heat: 0 },
            { text: measured, heat: 0 },
          ],
          isTotal: false,
        })),
        note: 'Given up: price less mid of every leg filled, before fees. A fall of a trade is that of its mark at mid from one close to the next.',
        isDense: false,
      },
      {
        kind: 'table',
        title: 'Recommended mitigations, as set in this run',
        columns: [
          { title: 'Mitigation', unit: '', align: 'left', isProse: true },
          { title: 'Settings', unit: '', align: 'left', isProse: true },
          { title: 'Acted', unit: '', align: 'left', isProse: true },
        ],
        rows: mitigationRows(document, manifest).map(({ mitigation, settings, acted }) =>
          plainRow([mitigation, settings, acted]),
        ),
        note: 'off: the guard is not set. A guard that stopped nothing may still have been looked at on every bar.',
        isDense: false,
      },
    ],
  };
}
