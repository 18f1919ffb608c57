// Streams one chain file through the judgement that an import makes, so that a run on files is the run on their store.
import { type ChainSource, openMarketFile } from '../../../../adapters/market-data/csv/index.ts';
import type { ChainRows } from '../../../../core/domain/index.ts';
import { ChainIntake, type IntakeReport, type TradingCalendar } from '../../../../core/market/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';

/** A chain file that was read to its end. */
export interface JudgedChain {
  readonly layout: ChainSource['layout'];
  readonly sha256: string;
  readonly bytes: number;
  readonly report: IntakeReport;
}

/**
 * Hands the rows that the judgement takes to `take`, batch by batch; a batch holds until the next. Codes: those of every
 * input file, `input-columns` for a file that is no chain, `input-empty`, and what the rows contradict in their own columns.
 */
export async function readChainRows(
  path: string,
  calendar: TradingCalendar,
  take: (rows: ChainRows) => void,
): Promise<UsageResult<JudgedChain>> {
  const opened = await openMarketFile(path);
  if ('error' in opened) {
    const problems = opened.error.problems.map((message) => ({ message }));
    return usageError(opened.error.code, opened.error.message, problems);
  }
  if (opened.kind === 'series') {
    const found = opened.header.join(', ');
    return usageError(
      'input-columns',
      `${path}: expected the columns of a chain of option quotes, found ${found}`,
    );
  }
  const intake = new ChainIntake(calendar);
  for await (const batch of opened.rows()) {
    const rows = intake.judge(batch);
    if (rows.length > 0) take(rows);
  }
  const { source, layout } = opened;
  if (source.failure !== undefined)
    return usageError(source.failure.error.code, source.failure.error.message);
  const mislabelled = intake.mislabelling();
  if (mislabelled !== undefined) return usageError(mislabelled.code, `${path}: ${mislabelled.message}`);
  const report = intake.report();
  if (report.rows === 0)
    return usageError('input-empty', `${path}: expected rows of quotes, found the header only`);
  return { ok: true, value: { layout, sha256: source.sha256(), bytes: source.bytes, report } };
}
