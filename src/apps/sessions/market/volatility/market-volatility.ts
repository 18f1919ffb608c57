// The volatility levels of a run's market: the path its quotes rest on, and the rows with the instant they became public.
import type { EpochMs, VolatilityRow } from '../../../../core/domain/index.ts';
import type { Dataset } from '../../../../core/engine/index.ts';
import { type TradingCalendar, volatilityRows } from '../../../../core/market/index.ts';
import {
  estimateVolatility,
  recordedVolatilityPath,
  type VolatilityPath,
} from '../../../../core/synthetic/index.ts';
import type { Settings } from '../../../config/index.ts';
import type { PriceHistory } from '../price-history.ts';
import type { RawInputs } from '../read-inputs.ts';

/** A day's close of an index is out this long after the session's close. */
const PUBLISHED_AFTER_CLOSE_MS = 15 * 60_000;

/** Levels of every bar, and the daily rows that are published. */
export interface MarketVolatility {
  readonly path: VolatilityPath;
  readonly rows: readonly VolatilityRow[];
}

/** Recorded where an index is given, else estimated from the prices. */
export function volatilityOf(inputs: RawInputs, history: PriceHistory, settings: Settings): MarketVolatility {
  const { calendar } = inputs;
  if (inputs.vix === undefined) {
    return estimateVolatility({
      daily: history.daily,
      intraday: history.market,
      sessions: calendar.sessions,
      premiumScale: settings.market.volatilityPremiumScale,
    });
  }
  const { vix, vix9d, vix3m, vix6m } = inputs;
  const path = recordedVolatilityPath(
    { vix: vix.bars, vix9d: vix9d?.bars, vix3m: vix3m?.bars, vix6m: vix6m?.bars },
    history.market,
    calendar.sessions,
  );
  const rows = volatilityRows({
    vix: vix.closes,
    ...(vix9d === undefined ? {} : { vix9d: vix9d.closes }),
    ...(vix3m === undefined ? {} : { vix3m: vix3m.closes }),
    ...(vix6m === undefined ? {} : { vix6m: vix6m.closes }),
  });
  return { path, rows };
}

/** Rows with the instant they became public: those of before the eve of the run, and those up to its last session. */
export function published(
  rows: readonly VolatilityRow[],
  calendar: TradingCalendar,
  history: PriceHistory,
): Record<'before' | 'during', Dataset['volatility']> {
  const first = history.sessionOf[0]?.index ?? 0;
  const last = history.sessionOf.at(-1)?.index ?? 0;
  const dated = rows.flatMap((row) => {
    const session = calendar.sessionOn(row.date);
    if (session === undefined || session.index > last) return [];
    const publishedMs = (session.closeMs + PUBLISHED_AFTER_CLOSE_MS) as EpochMs;
    return [{ index: session.index, published: { row, publishedMs } }];
  });
  const given = (isDuring: boolean): Dataset['volatility'] =>
    dated.filter(({ index }) => index >= first - 1 === isDuring).map((one) => one.published);
  return { before: given(false), during: given(true) };
}
