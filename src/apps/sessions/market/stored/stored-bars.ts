// Bars of a store as a run takes them: placed and not judged again, with what their imports put right and kept out.
import type { InputFailure, RawBars } from '../../../../core/domain/index.ts';
import {
  type BarsReport,
  placeStoredBars,
  type PreparedBars,
  type TradingCalendar,
} from '../../../../core/market/index.ts';
import type { ImportAccount } from './read-series.ts';

/** The bars with a report that counts the rows of the whole imports beside what the calendar has no place for. */
export function storedBars(
  raw: RawBars,
  calendar: TradingCalendar,
  account: ImportAccount,
): PreparedBars | InputFailure {
  const { series: name, timeframe } = account;
  const placed = placeStoredBars(raw, calendar, { name, timeframe });
  return placed.ok ? { ...placed, report: withImports(placed.report, account) } : placed;
}

function withImports(report: BarsReport, { repaired, quarantined }: ImportAccount): BarsReport {
  const keptOut = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  return {
    ...report,
    rows: report.rows + keptOut,
    repaired: summed(repaired, report.repaired),
    quarantinedRows: report.quarantinedRows + keptOut,
    quarantineReasons: summed(quarantined, report.quarantineReasons),
  };
}

function summed(
  imports: Readonly<Record<string, number>>,
  own: Readonly<Partial<Record<string, number>>>,
): Record<string, number> {
  const sums: Record<string, number> = { ...imports };
  for (const [kind, count] of Object.entries(own)) sums[kind] = (sums[kind] ?? 0) + (count ?? 0);
  return sums;
}
