// How near each exit rule that is set is to closing a trade, for a person who asks why it is still open.
import {
  type BarClosed,
  chainOfOrigin,
  dayNumberOf,
  type ExitReason,
  type OpenTrade,
} from '../../domain/index.ts';
import type { ExitRules } from './exit-rules.ts';
import { profitDoubleCents } from './profit-exits.ts';
import { entryVolatility, shortsVolatility } from './shorts-volatility.ts';

/** One rule: what it measures now, and from where on it closes. */
export interface ExitStanding {
  readonly reason: ExitReason;
  /** `undefined` where the bar has nothing to measure. */
  readonly measured: number | undefined;
  readonly limit: number;
  /** `falling`: it closes at the limit or below. */
  readonly closesWhen: 'rising' | 'falling';
  readonly unit: 'credits' | 'ratio' | 'volatility' | 'delta' | 'points' | 'days';
}

/** In the order of precedence; forced exits have no measure and are left out. */
export function exitStandings(trade: OpenTrade, bar: BarClosed, rules: ExitRules): readonly ExitStanding[] {
  return [
    ...stopStandings(trade, bar, rules),
    ...shortStandings(trade, bar, rules),
    ...profitStandings(trade, rules),
    ...timeStandings(trade, bar, rules),
    ...trailingStandings(trade, rules),
  ];
}

function stopStandings(trade: OpenTrade, bar: BarClosed, rules: ExitRules): readonly ExitStanding[] {
  const { stopCreditMultiple, ivStopRatio, ivStopRise } = rules;
  const entry = entryVolatility(trade);
  const now = shortsVolatility(trade, bar);
  const isKnown = entry !== undefined && now !== undefined;
  return [
    ...standing('stop-loss', 'credits', { limit: stopCreditMultiple, measured: -profitInCredits(trade) }),
    ...standing('iv-stop', 'ratio', { limit: ivStopRatio, measured: isKnown ? now / entry : undefined }),
    ...standing('iv-stop', 'volatility', { limit: ivStopRise, measured: isKnown ? now - entry : undefined }),
  ];
}

function shortStandings(trade: OpenTrade, bar: BarClosed, rules: ExitRules): readonly ExitStanding[] {
  const { structure, quoteOrigin } = trade.opening;
  const chain = chainOfOrigin(bar, quoteOrigin);
  let delta: number | undefined;
  let pointsLeft: number | undefined;
  for (const [place, { contract }] of structure.legs.entries()) {
    if (!((trade.legContracts[place] ?? 0) < 0)) continue;
    const model = chain?.model(contract.expiry, contract.right, contract.strikeCents);
    if (model !== undefined) delta = Math.max(delta ?? 0, Math.abs(model.delta));
    const strike = contract.strikeCents / 100;
    const left = contract.right === 'call' ? strike - bar.bar.close : bar.bar.close - strike;
    pointsLeft = Math.min(pointsLeft ?? left, left);
  }
  return [
    ...standing('short-delta', 'delta', { limit: rules.shortDeltaMax, measured: delta }),
    ...standing('touch', 'points', {
      limit: rules.isTouchExit === true ? 0 : undefined,
      measured: pointsLeft,
      closesWhen: 'falling',
    }),
  ];
}

function profitStandings(trade: OpenTrade, { profitTargetRatio }: ExitRules): readonly ExitStanding[] {
  return standing('profit-target', 'credits', { limit: profitTargetRatio, measured: profitInCredits(trade) });
}

function timeStandings(
  trade: OpenTrade,
  bar: BarClosed,
  { dteFloor, daysHeldMax }: ExitRules,
): readonly ExitStanding[] {
  const daysHeld = bar.sessionDay - dayNumberOf(trade.opening.openedOn);
  return [
    ...standing('dte-floor', 'days', { limit: dteFloor, measured: trade.dte, closesWhen: 'falling' }),
    ...standing('days-held', 'days', { limit: daysHeldMax, measured: daysHeld }),
  ];
}

/** Of a trade whose trailing exit is armed; before that, what profit arms it. */
function trailingStandings(trade: OpenTrade, { trailing }: ExitRules): readonly ExitStanding[] {
  const { peakProfitDoubleCents, opening } = trade;
  if (trailing === undefined || peakProfitDoubleCents === undefined) return [];
  const kept = (trailing.keepRatio * peakProfitDoubleCents) / (2 * opening.creditCents);
  return standing('trailing', 'credits', {
    limit: kept,
    measured: profitInCredits(trade),
    closesWhen: 'falling',
  });
}

/** Profit at mid over the credit. */
function profitInCredits(trade: OpenTrade): number {
  return profitDoubleCents(trade) / (2 * trade.opening.creditCents);
}

interface Measure {
  readonly limit: number | undefined;
  readonly measured: number | undefined;
  readonly closesWhen?: ExitStanding['closesWhen'];
}

/** Nothing of a rule that is switched off. */
function standing(
  reason: ExitReason,
  unit: ExitStanding['unit'],
  { limit, measured, closesWhen = 'rising' }: Measure,
): readonly ExitStanding[] {
  return limit === undefined ? [] : [{ reason, measured, limit, closesWhen, unit }];
}
