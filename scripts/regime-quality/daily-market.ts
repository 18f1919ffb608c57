// The daily bars and volatility indices that regimes are judged on: recorded ones where there are any, else the bundled table.
import { join } from 'node:path';
import { bundledPath, readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import { readVolatilityIndex } from '../../src/apps/sessions/index.ts';
import type { Bar, EpochMs, InputFailure, SessionDate, VolatilityRow } from '../../src/core/domain/index.ts';
import { buildTradingCalendar, prepareBars, type TradingCalendar } from '../../src/core/market/index.ts';

/** The indices are calculated for a quarter of an hour beyond the close. */
const PUBLISHED_AFTER_MS = 15 * 60_000;

export interface MarketDay {
  readonly date: SessionDate;
  readonly bar: Bar;
  /** The day's closes of the indices and from when they are known; none where VIX has no close. */
  readonly volatility: { readonly row: VolatilityRow; readonly atMs: EpochMs } | undefined;
}

export interface DailyMarket {
  readonly calendar: TradingCalendar;
  readonly days: readonly MarketDay[];
}

/** S&P 500 of 1990 on with VIX and VIX3M out of `folder`; without a folder the bundled bars of 2000 to 2020, without any VIX. */
export function readDailyMarket(folder: string | undefined): DailyMarket {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(messageOf(table));
  const calendar = buildTradingCalendar(table.table);
  const path =
    folder === undefined
      ? bundledPath('sp500-daily-2000-2020.csv')
      : join(folder, 'underlying/spx_daily_1990_2026.csv.gz');
  const file = readBarsFile(path);
  if (!file.ok) throw new Error(messageOf(file));
  const prepared = prepareBars(file.bars, calendar, { name: path });
  if (!prepared.ok) throw new Error(messageOf(prepared));
  const { series } = prepared;
  const closesOf = (name: string): ReadonlyMap<SessionDate, number> => {
    if (folder === undefined) return new Map();
    const index = readVolatilityIndex('vix', join(folder, 'volatility', name), calendar);
    if (!index.ok) throw new Error(messageOf(index));
    return index.closes;
  };
  const vix = closesOf('vix_daily_1990_2026.csv.gz');
  const vix3m = closesOf('vix3m_daily.csv.gz');
  const days: MarketDay[] = [];
  for (let index = 0; index < series.length; index += 1) {
    const session = calendar.containing(series.startMs[index] as EpochMs);
    if (session === undefined) continue;
    const { date, openMs, closeMs } = session;
    const at = (column: Float64Array): number => column[index] as number;
    const level = vix.get(date);
    const row = { date, vix: level ?? 0, vix9d: undefined, vix3m: vix3m.get(date), vix6m: undefined };
    days.push({
      date,
      bar: {
        startMs: openMs,
        closeMs,
        open: at(series.open),
        high: at(series.high),
        low: at(series.low),
        close: at(series.close),
        volume: series.volume?.[index],
      },
      volatility: level === undefined ? undefined : { row, atMs: (closeMs + PUBLISHED_AFTER_MS) as EpochMs },
    });
  }
  return { calendar, days };
}

function messageOf({ error }: InputFailure): string {
  return error.message;
}
