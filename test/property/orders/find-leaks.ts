// Which limits an approved order breaks, each worked out a second way from the attempt alone.
import {
  intrinsicPoints,
  type LegBundle,
  MS_PER_YEAR,
  type OptionStructure,
} from '../../../src/core/domain/index.ts';
import { bookGreeks } from '../../../src/core/risk/exposure/book-greeks.ts';
import { legsModelCents } from '../../../src/core/risk/exposure/leg-greeks.ts';
import type { EntryVerdict, RiskLimits } from '../../../src/core/risk/index.ts';
import { type Attempt, EXPIRIES, NOW_MS, SESSIONS } from './draw-attempt.ts';

type Approved = Extract<EntryVerdict, { kind: 'approved' }>;

/** Worst loss of legs at expiry, tried at every strike and beyond both ends, summed over expiries; cents. */
function worstCents(held: readonly (readonly [OptionStructure, number])[]): number {
  let sum = 0;
  for (const expiry of EXPIRIES) {
    const legs = held.filter(([structure]) => structure.expiry === expiry);
    const payout = (spotCents: number): number => {
      let value = 0;
      for (const [{ legs: own, multiplier }, quantity] of legs) {
        for (const leg of own) {
          const distance = spotCents - leg.contract.strikeCents;
          value +=
            leg.quantity *
            quantity *
            multiplier *
            Math.max(0, leg.contract.right === 'call' ? distance : -distance);
        }
      }
      return value;
    };
    let worst = 0;
    for (const spot of [
      0,
      1e7,
      ...legs.flatMap(([{ legs: own }]) => own.map(({ contract }) => contract.strikeCents)),
    ]) {
      worst = Math.max(worst, -payout(spot));
    }
    sum += worst;
  }
  return sum;
}

function heldIn({ openTrades, workingOpenings }: Attempt['view']['account']) {
  return [
    ...openTrades.map(({ opening }) => [opening.structure, opening.quantity] as const),
    ...workingOpenings.map((one) => [one.structure as OptionStructure, one.quantity] as const),
  ];
}

type Checks = Readonly<Record<string, boolean>>;

/** The limits that an approved order breaks, each worked out from the attempt alone. */
export function leaksOf(attempt: Attempt, approved: Approved): readonly string[] {
  const checks = {
    ...orderChecks(attempt, approved),
    ...moneyChecks(attempt, approved),
    ...greekChecks(attempt, approved),
    ...chanceChecks(attempt, approved),
  };
  return Object.keys(checks).filter((name) => checks[name as keyof typeof checks] !== true);
}

/** At most, but for what two ways of adding up may differ by. */
function isWithin(value: number, most: number): boolean {
  return value <= most * (1 + 1e-9) + 1e-6;
}

function orderChecks({ candidate, rate, view, limits }: Attempt, { order, collateral }: Approved): Checks {
  const { account, market } = view;
  const { quantity, limitCents = Number.NaN } = order;
  const { structure } = candidate;
  const chain = market.chainOf('XSP', 'simulated');
  const model = chain === undefined ? undefined : legsModelCents(structure.legs, chain, rate);
  const collarHolds = (reference: number | undefined): boolean => {
    const { priceCollar } = limits;
    if (priceCollar === undefined) return true;
    if (reference === undefined) return false;
    const byTicks = priceCollar.ticksMax * market.tickCents;
    const allowed = Math.max(priceCollar.ratioMax * Math.abs(reference), byTicks);
    return isWithin(Math.abs(limitCents - reference), allowed);
  };
  const window = (limits.duplicateMinutes ?? 0) * 60_000;
  const same = account.sentOrders.filter(
    (one) => one.action === 'open' && hasLegsOf(one.structure, structure),
  );
  const lastMinute = account.sentOrders.filter(({ atMs }) => NOW_MS - atMs < 60_000).length;
  const { orderRate } = limits;
  return {
    'whole units': Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= limits.contractsMax,
    'sound price': Number.isSafeInteger(limitCents) && limitCents >= 1 && limitCents < structure.widthCents,
    'sound quotes':
      candidate.quotes.length === 4 &&
      candidate.quotes.every(
        ({ bidCents, askCents }) => bidCents >= 0 && askCents > 0 && bidCents <= askCents && askCents < 1e9,
      ),
    'sound collateral': Number.isFinite(collateral.creditCents) && Number.isFinite(collateral.rate),
    'collar to mid': collarHolds(candidate.midCreditCents),
    'collar to model': collarHolds(model === undefined ? undefined : -model),
    duplicates: same.every(({ atMs }) => NOW_MS - atMs >= window - 1e-6),
    'day trades': keepsDayTrades(account.dayTrading),
    rate: orderRate === undefined || lastMinute + 1 <= orderRate.perMinuteMax - orderRate.keptForExits,
  };
}

/** By the last five of the sessions, whatever the calendar says. */
function keepsDayTrades(dayTrading: Attempt['view']['account']['dayTrading']): boolean {
  if (dayTrading === undefined || dayTrading.account.kind === 'cash') return true;
  const { rule, planned, account } = dayTrading;
  if (rule === undefined || account.equityCents === undefined) return false;
  if (account.equityCents >= 2_500_000) return true;
  const counted = new Set(SESSIONS.slice(-5).map(({ date }) => date));
  return account.dayTrades.filter((done) => counted.has(done)).length + planned <= 3;
}

function hasLegsOf(one: LegBundle | undefined, other: LegBundle): boolean {
  if (one === undefined) return false;
  return one.legs.every(({ contract }, leg) => {
    const own = other.legs[leg]?.contract;
    return own?.expiry === contract.expiry && own.strikeCents === contract.strikeCents;
  });
}

function moneyChecks({ candidate, rate, unitFeesCents, view, limits }: Attempt, { order }: Approved): Checks {
  const { account } = view;
  const { quantity, limitCents = Number.NaN } = order;
  const { structure, midCreditCents, naturalCreditCents } = candidate;
  const { equityCents } = account;
  const held = heldIn(account);
  const credit = {
    gross: 0,
    'order-limit': limitCents,
    'quoted-credit': midCreditCents - limits.creditNaturalShare * (midCreditCents - naturalCreditCents),
  }[limits.lossBasis];
  const discount = limits.collateral === 'bills' ? Math.exp((-rate * candidate.dte) / 365) : 1;
  const loss = (structure.widthCents * discount - credit) * structure.multiplier * quantity;
  const payoff = structure.widthCents * structure.multiplier * quantity;
  const free = account.cashCents - worstCents(held) - account.closingFeesCents;
  const { allocationMax = Infinity, correlatedRiskRatio = Infinity } = limits;
  return {
    'risk per trade': isWithin(loss, limits.riskPerTradeRatio * equityCents),
    'buying power': isWithin(loss + quantity * unitFeesCents, free),
    'correlated risk': isWithin(payoff + worstCents(held), correlatedRiskRatio * equityCents),
    allocation: isWithin(worstCents([...held, [structure, quantity]]), allocationMax * equityCents),
  };
}

function greekChecks({ candidate, rate, view, limits }: Attempt, { order }: Approved): Checks {
  const { openTrades, workingOpenings, equityCents } = view.account;
  const { structure, dte } = candidate;
  const asHeld = {
    structure,
    quoteOrigin: 'simulated' as const,
    quantity: order.quantity,
    limitCents: order.limitCents ?? Number.NaN,
  };
  const greeksOf = (trades: typeof openTrades, openings: typeof workingOpenings) =>
    bookGreeks({ openTrades: trades, workingOpenings: openings }, view.market.chainOf, rate);
  const isSoon = (bundle: LegBundle): boolean => bundle.expiry.settlesAtMs - NOW_MS < 8 * 86_400_000;
  const openings = [...workingOpenings, asHeld];
  const soon = greeksOf(
    openTrades.filter(({ opening }) => isSoon(opening.structure)),
    openings.filter((one) => isSoon(one.structure)),
  );
  const holds = (greeks: typeof soon, most: RiskLimits['tradeGreeks']): boolean =>
    Object.entries(most ?? {}).every(([name, share]) => {
      if (share === undefined) return true;
      return greeks !== undefined && isWithin(Math.abs(greeks[name as 'delta']), (share * equityCents) / 100);
    });
  const near = limits.gammaNearExpiry;
  return {
    'trade greeks': holds(greeksOf([], [asHeld]), limits.tradeGreeks),
    'portfolio greeks': holds(greeksOf(openTrades, openings), limits.portfolioGreeks),
    'gamma near expiry': near === undefined || dte > near.dteMax || holds(soon, { gamma: near.ratioMax }),
  };
}

/** Points of a standard normal that outcomes are taken at, and how far the coarser sum may be off. */
const POINTS = 1200;
const DEVIATIONS = 6;
const COARSE = 1.01;

interface Outcome {
  readonly pnl: number;
  readonly weight: number;
}

/** Kelly beside what is held; the others by the entry alone, which that can only add to: payoffs summed over a plain grid. */
function chanceChecks({ candidate, unitFeesCents, view, limits }: Attempt, { order }: Approved): Checks {
  const { kellyFraction, volatilityTarget, cvarBudgetRatio } = limits;
  if ([kellyFraction, volatilityTarget, cvarBudgetRatio].every((one) => one === undefined)) return {};
  const { market, account } = view;
  const chain = market.chainOf('XSP', 'simulated');
  if (chain === undefined || 'unavailable' in market.volatility) {
    return { 'chance limits have their data': false };
  }
  const { structure, naturalCreditCents } = candidate;
  const years = (structure.expiry.settlesAtMs - NOW_MS) / MS_PER_YEAR;
  const deviation = market.volatility.volatility * Math.sqrt(years);
  const premiumCents = 100 * naturalCreditCents - unitFeesCents;
  const outcomes = outcomesOf(structure, premiumCents, { spot: chain.spotPoints, deviation });
  const centre = meanOf(outcomes, (pnl) => pnl);
  const yearly = Math.sqrt(meanOf(outcomes, (pnl) => (pnl - centre) ** 2) / years);
  const worst = -Math.min(...outcomes.map(({ pnl }) => pnl));
  // Growth still rises at the share that a full bet would be.
  const share =
    (order.quantity * worst + worstCents(heldIn(account))) /
    (account.equityCents * (kellyFraction ?? 1) * COARSE);
  const rises =
    worst <= 0 || (share < 1 && meanOf(outcomes, (pnl) => pnl / (1 + (share * pnl) / worst)) >= 0);
  const budget = (ratio = Infinity): number => ratio * account.equityCents * COARSE;
  return {
    kelly: kellyFraction === undefined || rises,
    'volatility target': order.quantity * yearly <= budget(volatilityTarget),
    'tail budget': order.quantity * tailLoss(outcomes) <= budget(cvarBudgetRatio),
  };
}

function outcomesOf(
  { legs }: OptionStructure,
  premiumCents: number,
  { spot, deviation }: { readonly spot: number; readonly deviation: number },
): readonly Outcome[] {
  return Array.from({ length: POINTS }, (_, point) => {
    const z = -DEVIATIONS + ((point + 0.5) * 2 * DEVIATIONS) / POINTS;
    const points = spot * Math.exp(deviation * z - (deviation * deviation) / 2);
    let payoff = 0;
    for (const { contract, quantity } of legs) payoff += quantity * intrinsicPoints(contract, points);
    return { pnl: premiumCents + 10_000 * payoff, weight: Math.exp(-0.5 * z * z) };
  });
}

function meanOf(outcomes: readonly Outcome[], valueOf: (pnl: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const { pnl, weight } of outcomes) {
    sum += weight * valueOf(pnl);
    total += weight;
  }
  return sum / total;
}

/** Mean loss of the worst twentieth by weight. */
function tailLoss(outcomes: readonly Outcome[]): number {
  const tail = outcomes.reduce((sum, { weight }) => sum + weight, 0) / 20;
  let left = tail;
  let sum = 0;
  for (const { pnl, weight } of outcomes.toSorted((a, b) => a.pnl - b.pnl)) {
    const inside = Math.min(left, weight);
    sum -= inside * pnl;
    left -= inside;
  }
  return sum / tail;
}
