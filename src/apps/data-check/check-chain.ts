// Checks a file of option chains by the judgement of an import, of which nothing is stored.
import type { ChainSource } from '../../adapters/market-data/csv/index.ts';
import { ChainIntake, type TradingCalendar } from '../../core/market/index.ts';
import type { CheckedFile, UncheckedFile } from './checked-file.ts';

/** The counts, or why the file is none that an import would take. */
export async function checkChain(
  path: string,
  chain: ChainSource,
  calendar: TradingCalendar,
): Promise<CheckedFile | UncheckedFile> {
  const intake = new ChainIntake(calendar);
  for await (const batch of chain.rows()) intake.judge(batch);
  const { source, layout } = chain;
  if (source.failure !== undefined) return source.failure;
  const wrong = intake.mislabelling();
  if (wrong !== undefined) {
    const message = `${path}: ${wrong.message}`;
    return { ok: false, error: { code: wrong.code, message, problems: [message] } };
  }
  const report = intake.report();
  return { path, kind: 'chains', layout, bytes: source.bytes, sha256: source.sha256(), report };
}
