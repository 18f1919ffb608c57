// Draws a whole run from a seed: a jumpy market with gaps and bad quotes, a strategy, risk limits and venue rules.
import { cents, type OptionContract, type SessionDate } from '../../src/core/domain/index.ts';
import {
  type FakeChain,
  type QuoteFault,
  strikeLadder,
} from '../../src/core/domain/market/fake-chain.fixture.ts';
import type { Dataset, TradingPlan } from '../../src/core/engine/index.ts';
import { type FakeDay, fakeDataset, weekdays } from '../../src/core/engine/fake-dataset.fixture.ts';
import type { SimulatedVenueRules } from '../../src/core/execution/index.ts';
import { createRng, type Rng } from '../../src/core/numerics/index.ts';
import { tickRuleOf } from '../fixtures/venue-stage.ts';

export interface RandomRun {
  readonly dataset: Dataset;
  readonly plan: TradingPlan;
  readonly rules: SimulatedVenueRules;
  /** Shorter than a bar, in whole minutes: how late a report may be without a bar overtaking it. */
  readonly reportDelayMinutesMax: number;
}

/** What is wrong with the chain at one bar: nothing, no chain at all, or every n-th strike's quotes. */
interface BarFault {
  readonly isUnavailable: boolean;
  readonly quotes: QuoteFault | undefined;
  readonly every: number;
}

/** The run of a seed; equal seeds give equal runs. */
export function randomRun(seed: number): RandomRun {
  const rng = createRng(`simulation/${seed}`);
  const barsOfDay = pick(rng, [13, 26]);
  return {
    dataset: randomDataset(rng.fork('market'), barsOfDay),
    plan: randomPlan(rng.fork('plan')),
    rules: randomRules(rng.fork('venue')),
    reportDelayMinutesMax: 390 / barsOfDay - 1,
  };
}

function randomDataset(rng: Rng, barsOfDay: number): Dataset {
  const dates = weekdays('2018-01-02', 8 + rng.integer(8)).filter(() => !isDrawn(rng, 0.06));
  let spot = 270;
  const days: readonly FakeDay[] = dates.map((date: SessionDate) => ({
    date,
    vix: 10 + rng.integer(30),
    closes: Array.from({ length: barsOfDay }, (_, slot) => {
      spot *= Math.exp(
        (0.012 / Math.sqrt(barsOfDay)) * rng.normal() + (isDrawn(rng, 0.01) ? 0.05 * rng.normal() : 0),
      );
      // At least one bar a session: a day without any is a missing day, which is drawn above.
      return slot > 0 && isDrawn(rng, 0.04) ? undefined : spot;
    }),
  }));
  const strikes = strikeLadder(150, 420, pick(rng, [1, 2, 5]));
  const faults = days.flatMap(({ closes }) => closes).map((): BarFault => randomFault(rng));
  const halfSpreads = faults.map(() => rng.integer(6));
  const volatilities = faults.map(() => 0.12 + 0.03 * rng.integer(8));
  const atBar = (chain: FakeChain, bar: number): boolean => {
    const { isUnavailable, quotes, every } = faults[bar] ?? randomFault(rng);
    chain.strikes = strikes;
    chain.halfSpreadCents = halfSpreads[bar] ?? 0;
    chain.volatility = volatilities[Math.floor(bar / barsOfDay)] ?? 0.2;
    chain.faultOf = ({ strikeCents }: OptionContract) =>
      strikeCents % (100 * every) === 0 ? quotes : undefined;
    return !isUnavailable;
  };
  return fakeDataset({ days, atBar });
}

function randomFault(rng: Rng): BarFault {
  const isUnavailable = isDrawn(rng, 0.03);
  const quotes = pick<QuoteFault | undefined>(rng, [
    'missing',
    'crossed',
    ...Array<undefined>(14).fill(undefined),
  ]);
  return { isUnavailable, quotes, every: 1 + rng.integer(4) };
}

/** Condors as often as all short puts together. */
const STRUCTURES: readonly Pick<TradingPlan['strategy']['selection'], 'structure' | 'strikeRule'>[] = [
  { structure: 'iron-condor', strikeRule: 'nearest-delta' },
  { structure: 'iron-condor', strikeRule: 'nearest-delta' },
  { structure: 'iron-condor', strikeRule: 'delta-at-most' },
  { structure: 'short-put', strikeRule: 'nearest-delta' },
  { structure: 'short-put', strikeRule: 'delta-at-most' },
  { structure: 'short-put', strikeRule: 'at-or-below-spot' },
];

function randomPlan(rng: Rng): TradingPlan {
  const optional = <T>(value: T): T | undefined => (isDrawn(rng, 0.5) ? undefined : value);
  return {
    calendar: { isMonthlyExpiry: () => false, isMonthlyRoll: () => false },
    rateOn: undefined,
    risk: {
      riskPerTradeRatio: pick(rng, [0.02, 0.1, 0.5, 1]),
      contractsMax: 1 + rng.integer(30),
      lossBasis: pick(rng, ['order-limit', 'order-limit', 'gross'] as const),
      creditNaturalShare: 1,
      collateral: 'face',
    },
    strategy: {
      selection: {
        ...pick(rng, STRUCTURES),
        expiryRule: 'nearest-dte',
        dteTarget: 2 + rng.integer(10),
        dteMin: rng.integer(3),
        dteMax: 14,
        shortDelta: 0.15 + 0.05 * rng.integer(4),
        longDelta: 0.04 + 0.02 * rng.integer(4),
        deltaTolerance: 0.12,
        creditWidthMin: optional(0.1),
      },
      entry: {
        windowStart: 570,
        windowEnd: pick(rng, [900, 960]),
        workFrom: pick(rng, [undefined, undefined, 720]),
        calendar: 'any-session',
        entriesPerSessionMax: 1 + rng.integer(3),
        daysBetweenEntriesMin: rng.integer(3),
        coolDownDaysAfterStop: rng.integer(3),
        positionsMax: 1 + rng.integer(4),
        orderTimeoutMinutes: pick(rng, [15, 30, 60]),
        creditSlipMax: pick(rng, [0, 0.1, 0.5, 1]),
      },
      exit: {
        profitTargetRatio: optional(0.3 + 0.1 * rng.integer(5)),
        stopCreditMultiple: optional(1 + 0.5 * rng.integer(3)),
        dteFloor: optional(rng.integer(3)),
        windowStart: 600,
        physicalFlatBy: 900,
      },
      liquidity: { spreadRatioMax: 0.5, spreadCentsMax: 15 },
    },
  };
}

function randomRules(rng: Rng): SimulatedVenueRules {
  return {
    fillPolicy: { patient: pick(rng, [0, 0.25, 0.5, 1]), urgent: pick(rng, [0.5, 0.75, 1]) },
    tickRuleOn: (root) => tickRuleOf(root, 1),
    feeSchedule: {
      broker: 'simulation',
      total: { scope: 'day', rounding: 'up', unitCents: 1 },
      items: [
        {
          name: 'commission',
          basis: 'per-contract',
          amountDollars: 0.6543,
          side: 'both',
          effect: 'both',
          roots: ['XSP'],
          from: '2000-01-01' as SessionDate,
          source: 'test',
        },
      ],
    },
    interest: isDrawn(rng, 0.5) ? { rateOn: () => 0.03 } : undefined,
    initialCashCents: cents(1_000_000 * (1 + rng.integer(20))),
  };
}

/** True with the given probability. */
export function isDrawn(rng: Rng, probability: number): boolean {
  return rng.uniform() < probability;
}

function pick<T>(rng: Rng, choices: readonly T[]): T {
  return choices[rng.integer(choices.length)] as T;
}
