// `quantor report --compare`: holds several runs against each other and draws what differs.
import { dirname, join } from 'node:path';
import { renderedFiles, RenderError } from '../../../../adapters/render/index.ts';
import { StorageError } from '../../../../adapters/storage/index.ts';
import {
  type ComparedRun,
  comparisonDocument,
  type ComparisonDocument,
  comparisonReport,
  runDocument,
  RUNS_MAX,
  RUNS_MIN,
} from '../../../../analysis/report/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { runIdOf } from '../../../sessions/index.ts';
import { writeReport } from '../../draw-report.ts';
import { openVerified } from '../../open-ledger.ts';

/** What a report command has written, and what was compared where that was asked. */
export interface DrawnFiles {
  readonly html: string;
  readonly pdf: string | null;
  readonly comparison?: ComparisonDocument;
  readonly warnings: readonly string[];
}

/** Compares the runs of 2 to 6 ledgers, the first being what the others are held against. */
export async function drawComparison(ledgers: readonly string[]): Promise<UsageResult<DrawnFiles>> {
  const [first] = ledgers;
  if (first === undefined || ledgers.length < RUNS_MIN || ledgers.length > RUNS_MAX) {
    const expected = `expected ${RUNS_MIN} to ${RUNS_MAX} ledgers, found ${ledgers.length}`;
    return usageError('compare-count', `--compare: ${expected}`);
  }
  const runs: ComparedRun[] = [];
  for (const [index, source] of ledgers.entries()) {
    const run = comparedRun(source, String.fromCodePoint(65 + index));
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const comparison = comparisonDocument(runs);
  const folder = dirname(first);
  const paths = { html: join(folder, 'comparison.html'), pdf: join(folder, 'comparison.pdf') };
  try {
    const drawn = writeReport(await renderedFiles(comparisonReport(comparison, runs)), paths);
    const apart = comparison.dataDifferences.map(({ name }) => name.toLowerCase()).join(', ');
    const data = comparison.isSameData
      ? undefined
      : `the runs were made on different data (${apart}): their figures are not to be ranked`;
    return {
      ok: true,
      value: {
        html: paths.html,
        pdf: drawn.pdf ? paths.pdf : null,
        comparison,
        warnings: [data, drawn.warning].filter((text) => text !== undefined),
      },
    };
  } catch (error) {
    if (error instanceof StorageError || error instanceof RenderError)
      return usageError(error.code, error.message);
    throw error;
  }
}

function comparedRun(source: string, name: string): UsageResult<ComparedRun> {
  const ledger = openVerified(source);
  if (!ledger.ok) return ledger;
  const records = ledger.value.entries.map((entry) => entry.record);
  const [manifest] = records;
  if (manifest?.type !== 'manifest')
    return usageError('ledger-corrupt', `${source}: expected a manifest as the first record`);
  const document = runDocument(records, {
    runId: runIdOf(ledger.value.manifest),
    files: { ledger: source, trades: null, pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
  });
  return { ok: true, value: { name, source, document, records, manifest } };
}
