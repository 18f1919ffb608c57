// The run's own market as resampled worlds are cut from it: prices and levels session by session.
import { optimalBlockLengths } from '../../core/numerics/index.ts';
import type { SourceSessions } from '../../analysis/scenario/index.ts';
import type { TradingSession } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import {
  type DrawnStream,
  type MarketVolatility,
  type PreparedRun,
  type PriceHistory,
  runMarket,
} from '../sessions/index.ts';

/** Bars of one session: those from `from` up to `to` of the market's columns. */
export interface SessionSpan {
  readonly session: TradingSession;
  readonly from: number;
  readonly to: number;
}

export interface SourceMarket {
  readonly prices: PriceHistory;
  readonly volatility: MarketVolatility;
  /** Every session of the bars, in order. */
  readonly spans: readonly SessionSpan[];
  /** The first place in `spans` that is drawn anew: from there on every session has a level, and so has the one before. */
  readonly firstDrawn: number;
  /** Of the sessions from `firstDrawn` on. */
  readonly source: SourceSessions;
  readonly meanBlockLength: number;
  /** Close of each span. */
  readonly closes: Float64Array;
}

/** Fewer sessions say nothing of what else could have happened. */
const SESSIONS_MIN = 250;

/** Error codes `joint-chains`, `joint-classes`, `joint-peer`, `joint-sessions`, and those of `runMarket`. */
export function sourceMarket(run: PreparedRun): UsageResult<SourceMarket> {
  const { inputs, request, feeSchedule } = run;
  const refused = refusal(run);
  if (refused !== undefined) return refused;
  let drawn: { prices?: PriceHistory; volatility?: MarketVolatility } = {};
  const keeping: DrawnStream = {
    isCut: false,
    prices(prices) {
      drawn = { ...drawn, prices };
      return prices;
    },
    volatility(volatility) {
      drawn = { ...drawn, volatility };
      return volatility;
    },
  };
  const market = runMarket(inputs, request.settings, feeSchedule, keeping);
  if (!market.ok) return market;
  const { prices, volatility } = drawn;
  if (prices === undefined || volatility === undefined) throw new Error('a market draws prices and levels');
  return sessionsOf(prices, volatility, market.value.dataset.tradableFromMs);
}

function refusal({ inputs }: PreparedRun): UsageResult<never> | undefined {
  if (inputs.chains !== undefined) {
    return usageError(
      'joint-chains',
      'worlds with other prices have other option prices: expected a run on simulated chains, found recorded ones',
    );
  }
  if (inputs.also.length > 0) {
    return usageError('joint-classes', 'expected a run of one class, found several in one account');
  }
  return inputs.peer === undefined
    ? undefined
    : usageError('joint-peer', 'expected a run without a peer, whose prices are not drawn with its own');
}

function sessionsOf(
  prices: PriceHistory,
  volatility: MarketVolatility,
  tradableFromMs: number,
): UsageResult<SourceMarket> {
  const spans = spansOf(prices);
  const levels = new Map(volatility.rows.map(({ date, vix }) => [date, Math.log(vix)]));
  const level = spans.map(({ session }) => levels.get(session.date));
  const isPriced = spans.map(({ from, to }) =>
    volatility.path.available.subarray(from, to).every((one) => one === 1),
  );
  // From here on each session has levels of its own and one before it.
  const lastWithout = spans.findLastIndex(
    ({ session }, place) =>
      level[place] === undefined ||
      level[place - 1] === undefined ||
      isPriced[place] !== true ||
      session.openMs < tradableFromMs,
  );
  const firstDrawn = lastWithout + 1;
  const drawn = spans.slice(firstDrawn);
  if (drawn.length < SESSIONS_MIN) {
    return usageError(
      'joint-sessions',
      `expected at least ${SESSIONS_MIN} sessions in a row with volatility levels up to the run's end, found ${drawn.length}`,
    );
  }
  const closes = Float64Array.from(spans, ({ to }) => prices.market.bars.close[to - 1] as number);
  const moves = drawn.map((_, place) =>
    Math.abs(Math.log((closes[firstDrawn + place] as number) / (closes[firstDrawn + place - 1] as number))),
  );
  return {
    ok: true,
    value: {
      prices,
      volatility,
      spans,
      firstDrawn,
      closes,
      source: {
        levelBefore: Float64Array.from(drawn, (_, place) => level[firstDrawn + place - 1] as number),
        levelAfter: Float64Array.from(drawn, (_, place) => level[firstDrawn + place] as number),
        kind: Int32Array.from(drawn, ({ session }) => (session.closeMs - session.openMs) / 60_000),
      },
      meanBlockLength: Math.max(1, optimalBlockLengths(moves)?.stationary ?? 1),
    },
  };
}

function spansOf({ market, sessionOf }: PriceHistory): readonly SessionSpan[] {
  const { sessionIndex } = market;
  const starts = Array.from(sessionIndex.keys()).filter((bar) => sessionIndex[bar] !== sessionIndex[bar - 1]);
  return starts.map((from, place) => ({
    session: sessionOf[from] as TradingSession,
    from,
    to: starts[place + 1] ?? sessionIndex.length,
  }));
}
