// The implied volatility that a position is short of, and its stop: how far it has risen since its shorts were decided on.
import { type BarClosed, chainOfOrigin, type OpenTrade } from '../../domain/index.ts';
import type { ExitRules } from './exit-rules.ts';

/** Mean implied volatility of the shorts that are held, decimal a year; `undefined` where the bar's chain lacks one of them. */
export function shortsVolatility(trade: OpenTrade, bar: BarClosed): number | undefined {
  const { structure, quoteOrigin } = trade.opening;
  const chain = chainOfOrigin(bar, quoteOrigin);
  if (chain === undefined) return undefined;
  let sum = 0;
  let shorts = 0;
  for (let place = 0; place < structure.legs.length; place += 1) {
    const leg = structure.legs[place];
    if (leg === undefined || !((trade.legContracts[place] ?? 0) < 0)) continue;
    const { expiry, right, strikeCents } = leg.contract;
    const iv = chain.model(expiry, right, strikeCents)?.iv;
    if (iv === undefined || !Number.isFinite(iv)) return undefined;
    sum += iv;
    shorts += 1;
  }
  return shorts === 0 ? undefined : sum / shorts;
}

/**
 * Mean implied volatility of the shorts, each on the quotes of the decision to sell it, decimal a year: of a side that was moved
 * the decision to move it, of every other the decision to open. A nearer strike's own volatility is no rise.
 */
export function entryVolatility({ opening }: OpenTrade): number | undefined {
  const { structure, legIvs: ivs = opening.candidate.ivs } = opening;
  let sum = 0;
  let shorts = 0;
  for (let place = 0; place < structure.legs.length; place += 1) {
    if ((structure.legs[place]?.quantity ?? 0) >= 0) continue;
    sum += ivs[place] ?? Number.NaN;
    shorts += 1;
  }
  const mean = sum / shorts;
  return mean > 0 ? mean : undefined;
}

/** Keeps count of the fresh marks in a row on which the volatility of the shorts is at or past its stop; without it nothing is counted or forgotten. */
export function updateIvBreaches(trade: OpenTrade, bar: BarClosed, rules: ExitRules): void {
  const { ivStopRatio, ivStopRise } = rules;
  if ((ivStopRatio === undefined && ivStopRise === undefined) || !trade.isMarkFresh) return;
  const entry = entryVolatility(trade);
  const now = shortsVolatility(trade, bar);
  if (entry === undefined || now === undefined) return;
  const isBreached =
    (ivStopRatio !== undefined && now >= ivStopRatio * entry) ||
    (ivStopRise !== undefined && now - entry >= ivStopRise);
  trade.ivBreachCount = isBreached ? trade.ivBreachCount + 1 : 0;
}
