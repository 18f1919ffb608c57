// What risk is shown when it judges an entry at a bar, and what the entry's fees would be.
import {
  type BarClosed,
  chainOfOrigin,
  type ChainOrigin,
  type ChainSnapshot,
  type EntryCandidate,
  type FeeSchedule,
  type LegBundle,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';
import { reservedUnitFeesCents } from '../../execution/index.ts';
import { ewmaForecast } from '../../market/index.ts';
import { equityCents } from '../../portfolio/index.ts';
import type { EntryView, WorkingOpening } from '../../risk/index.ts';
import { heldClosingFeesCents } from './closing-fees.ts';
import { dayTradingOn } from './day-trades.ts';
import type { EngineState } from '../engine-state.ts';

/** The smallest step of money, where the plan names none of the exchange's. */
const CENT = 1;
const MS_PER_SECOND = 1000;

/** The account and the market as they are at the bar's close. */
export function entryViewOf(
  state: EngineState,
  event: BarClosed,
  candidate: { readonly structure: Pick<LegBundle, 'expiry'> },
): EntryView {
  const { plan, portfolio } = state;
  const { root } = candidate.structure.expiry;
  return {
    account: {
      cashCents: portfolio.cashCents,
      equityCents: equityCents(portfolio),
      openTrades: portfolio.openTrades,
      workingOpenings: workingOpenings(state),
      closingFeesCents: allClosingFeesCents(state, event.sessionDate),
      sentOrders: state.sentOrders,
      dayTrading: dayTradingOn(state, event.sessionDate),
    },
    market: {
      nowMs: state.nowMs,
      chainOf: (wanted, origin) => chainAt(state, event, { root: wanted, origin }),
      volatility: ewmaForecast(state.lane.realised),
      tickCents: plan.netTickCents?.(root, event.sessionDate) ?? CENT,
    },
  };
}

/** The bar's own chain of a class, or what the class's own lane was last shown in this session, unless that is too old. */
function chainAt(
  { lane: own, lanes }: EngineState,
  event: BarClosed,
  { root, origin }: { readonly root: Root; readonly origin: ChainOrigin },
): ChainSnapshot | undefined {
  const atBar = chainOfOrigin(event, origin);
  if (atBar?.root === root) return atBar;
  const { quoteAgeSecondsMax } = own.strategy.liquidity;
  for (const { bar } of lanes) {
    if (bar === undefined || bar.sessionDate !== event.sessionDate) continue;
    const chain = chainOfOrigin(bar, origin);
    if (chain?.root !== root) continue;
    const isRecent =
      quoteAgeSecondsMax === undefined
        ? event.availableAtMs - bar.availableAtMs <= Math.max(barMs(event), barMs(bar))
        : event.availableAtMs - chain.atMs <= quoteAgeSecondsMax * MS_PER_SECOND;
    return isRecent ? chain : undefined;
  }
  return undefined;
}

/** Of two classes at one instant, the one told first sees the other's as it was a bar before. */
function barMs({ availableAtMs, bar }: BarClosed): number {
  return availableAtMs - bar.startMs;
}

/** Fees of opening and closing one unit at the decision's quotes: what is bought at the ask, what is sold at the bid. */
export function unitFeesCents(
  schedule: FeeSchedule | undefined,
  candidate: Pick<EntryCandidate, 'quotes'> & { readonly structure: Pick<LegBundle, 'legs'> },
  date: SessionDate,
): number {
  if (schedule === undefined) return 0;
  const unit = candidate.structure.legs.map(({ contract, quantity }, leg) => {
    const quote = candidate.quotes[leg];
    return {
      contract,
      quantity,
      priceCents: (quantity > 0 ? quote?.askCents : quote?.bidCents) ?? Number.NaN,
    };
  });
  return reservedUnitFeesCents(schedule, unit, date);
}

function workingOpenings({ workingOrders }: EngineState): readonly WorkingOpening[] {
  const openings: WorkingOpening[] = [];
  for (const { order } of workingOrders.values()) {
    const { action, structure, quoteOrigin, quantity, limitCents } = order.intent;
    const left = quantity - order.filledQuantity;
    if (action === 'open' && left > 0) {
      openings.push({ structure, quoteOrigin, quantity: left, limitCents: limitCents ?? 0 });
    }
  }
  return openings;
}

function allClosingFeesCents({ plan, portfolio }: EngineState, date: SessionDate): number {
  return portfolio.openTrades.reduce((sum, trade) => sum + heldClosingFeesCents(plan, trade, date), 0);
}
