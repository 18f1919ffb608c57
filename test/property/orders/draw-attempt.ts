// Random entries with their accounts, markets and limits, sound or with one number that cannot be.
import {
  cents,
  type EntryCandidate,
  type OpenTrade,
  type OptionStructure,
  type Quote,
  type SessionDate,
} from '../../../src/core/domain/index.ts';
import { FakeChain } from '../../../src/core/domain/market/fake-chain.fixture.ts';
import { createRng, type Rng } from '../../../src/core/numerics/index.ts';
import { openingOf, openTradeOf } from '../../../src/core/portfolio/open-trade.fixture.ts';
import type { DayTrading, EntryView, RiskLimits, SentOrder } from '../../../src/core/risk/index.ts';
import { instant, stageCondor, stageExpiry } from '../../fixtures/venue-stage.ts';

export const NOW_MS = instant('2018-01-16', 90);
export const EXPIRIES = ['2018-01-19', '2018-02-16', '2018-03-16'].map((date) =>
  stageExpiry('XSP', date, 'PM'),
);
const CHAIN = new FakeChain(EXPIRIES, NOW_MS);
CHAIN.volatility = 0.12;

/** What no price, size or amount may be. */
const BROKEN = [Number.NaN, Infinity, -Infinity, -1, -1e12, 1e300, 0.5];

export interface Attempt {
  readonly candidate: EntryCandidate;
  readonly creditSlipMax: number;
  readonly rate: number;
  readonly unitFeesCents: number;
  readonly view: EntryView;
  readonly limits: RiskLimits;
}

/** Draws whole numbers and choices. */
export class Dice {
  readonly #rng: Rng;
  constructor(seed: number) {
    this.#rng = createRng(seed);
  }
  real(low: number, high: number): number {
    return low + (high - low) * this.#rng.uniform();
  }
  whole(low: number, high: number): number {
    return Math.floor(this.real(low, high + 1));
  }
  of<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)] as T;
  }
  happens(chance: number): boolean {
    return this.#rng.uniform() < chance;
  }
  maybe<T>(value: () => T): T | undefined {
    return this.happens(0.5) ? value() : undefined;
  }
}

function drawStructure(dice: Dice): OptionStructure {
  const low = dice.whole(225, 250);
  const shortPut = low + dice.whole(1, 15);
  const shortCall = dice.whole(Math.max(shortPut, 272), 290);
  return stageCondor(dice.of(EXPIRIES), [low, shortPut, shortCall, shortCall + dice.whole(1, 15)]);
}

function drawCandidate(dice: Dice): EntryCandidate {
  const structure = drawStructure(dice);
  const quotes = structure.legs.map((): Quote => {
    const bid = dice.whole(0, 200);
    return { bidCents: cents(bid), askCents: cents(bid + dice.whole(1, 20)) };
  });
  const natural = dice.whole(-20, Math.min(structure.widthCents + 20, 400));
  return {
    structure,
    dte: dice.of([3, 31, 59]),
    quoteOrigin: 'simulated',
    quotedAtMs: NOW_MS,
    quotes,
    deltas: [-0.1, -0.2, 0.2, 0.1],
    ivs: [0.2, 0.2, 0.2, 0.2],
    midCreditCents: natural + dice.whole(0, 40) / 2,
    naturalCreditCents: cents(natural),
  };
}

function drawView(dice: Dice, wanted: OptionStructure): EntryView {
  const openTrades = Array.from({ length: dice.whole(0, 3) }, (): OpenTrade => {
    const quantity = dice.whole(1, 6);
    return openTradeOf({ opening: openingOf({ structure: drawStructure(dice), quantity }) });
  });
  const sentOrders = Array.from({ length: dice.whole(0, 6) }, (): SentOrder => ({
    atMs: NOW_MS - dice.whole(0, 120_000),
    action: dice.of(['open', 'close']),
    structure: dice.happens(0.2) ? wanted : drawStructure(dice),
  }));
  const equityCents = dice.of([0, -5, dice.whole(0, 300_000), dice.whole(0, 50_000_000)]);
  return {
    account: {
      cashCents: dice.of([equityCents, dice.whole(-1e6, 5e7)]),
      equityCents,
      openTrades,
      workingOpenings:
        openTrades.length > 2
          ? [{ structure: drawStructure(dice), quoteOrigin: 'simulated', quantity: 2, limitCents: 50 }]
          : [],
      closingFeesCents: dice.whole(0, 500),
      sentOrders,
      dayTrading: drawDayTrading(dice, equityCents),
    },
    market: {
      nowMs: NOW_MS,
      chainOf: dice.happens(0.05) ? () => undefined : () => CHAIN,
      volatility: dice.happens(0.1)
        ? { unavailable: 'too-few-sessions' }
        : { volatility: dice.real(0.05, 0.3), observations: 32 },
      tickCents: dice.of([1, 5]),
    },
  };
}

/** The session of `NOW_MS` and the nine before it, oldest first. */
export const SESSIONS = ['02', '03', '04', '05', '08', '09', '10', '11', '12', '16'].map(
  (day, index) => ({ date: `2018-01-${day}`, index }) as DayTrading['calendar']['sessions'][number],
);

function drawDayTrading(dice: Dice, equityCents: number): DayTrading | undefined {
  if (dice.happens(0.5)) return undefined;
  const date = SESSIONS[9]?.date as SessionDate;
  return {
    account: {
      kind: dice.of(['margin', 'margin', 'margin', 'cash']),
      equityCents: dice.happens(0.05) ? undefined : equityCents,
      dayTrades: Array.from({ length: dice.whole(0, 4) }, () => dice.of(SESSIONS).date),
    },
    date,
    planned: dice.whole(1, 3),
    rule: dice.happens(0.05)
      ? undefined
      : {
          brokers: ['b'],
          from: date,
          confidence: 'confirmed',
          source: 's',
          rule: 'pattern-day-trader',
          dayTradesMax: 3,
          windowSessions: 5,
          equityMinDollars: 25_000,
        },
    calendar: {
      sessions: SESSIONS,
      sessionOn: (wanted) => SESSIONS.find((session) => session.date === wanted),
    },
  };
}

function drawLimits(dice: Dice): RiskLimits {
  const greeks = (scale: number) => ({
    delta: dice.maybe(() => dice.real(0, scale)),
    gamma: dice.maybe(() => dice.real(0, scale)),
    vega: dice.maybe(() => dice.real(0, scale / 50)),
    theta: dice.maybe(() => dice.real(0, scale / 50)),
  });
  return {
    riskPerTradeRatio: dice.of([0.01, 0.05, 0.3, 1]),
    contractsMax: dice.whole(1, 60),
    lossBasis: dice.of(['order-limit', 'quoted-credit', 'gross']),
    creditNaturalShare: dice.real(0, 1),
    collateral: dice.of(['face', 'bills']),
    kellyFraction: dice.happens(0.2) ? dice.real(0.05, 1) : undefined,
    volatilityTarget: dice.happens(0.2) ? dice.real(0.05, 1) : undefined,
    cvarBudgetRatio: dice.happens(0.2) ? dice.real(0.01, 0.5) : undefined,
    correlatedRiskRatio: dice.maybe(() => dice.real(0.05, 1)),
    allocationMax: dice.maybe(() => dice.real(0.05, 1)),
    tradeGreeks: dice.happens(0.3) ? greeks(3) : undefined,
    portfolioGreeks: dice.happens(0.3) ? greeks(5) : undefined,
    gammaNearExpiry: dice.happens(0.3) ? { dteMax: 7, ratioMax: dice.real(0, 3) } : undefined,
    priceCollar: dice.maybe(() => ({ ratioMax: dice.real(0, 1), ticksMax: dice.whole(0, 40) })),
    duplicateMinutes: dice.maybe(() => dice.real(0, 2)),
    orderRate: dice.maybe(() => ({ perMinuteMax: dice.whole(1, 8), keptForExits: dice.whole(0, 2) })),
  };
}

/** One number of a sound attempt replaced by one that cannot be. */
export function spoil(dice: Dice, attempt: Attempt): Attempt {
  const wrong = dice.of(BROKEN);
  const { candidate, view } = attempt;
  const quotes = (quote: Quote): EntryCandidate => ({
    ...candidate,
    quotes: candidate.quotes.map((one, leg) => (leg === dice.whole(0, 3) || leg === 0 ? quote : one)),
  });
  const account = (changes: object): Attempt => ({
    ...attempt,
    view: { ...view, account: { ...view.account, ...changes } },
  });
  return dice.of<() => Attempt>([
    () => ({ ...attempt, candidate: { ...candidate, naturalCreditCents: wrong as never } }),
    () => ({ ...attempt, candidate: { ...candidate, midCreditCents: wrong } }),
    () => ({ ...attempt, candidate: { ...candidate, dte: wrong } }),
    () => ({ ...attempt, candidate: quotes({ bidCents: wrong as never, askCents: cents(5) }) }),
    () => ({ ...attempt, candidate: quotes({ bidCents: cents(5), askCents: wrong as never }) }),
    () => ({ ...attempt, candidate: { ...candidate, quotes: candidate.quotes.slice(1) } }),
    () => ({
      ...attempt,
      candidate: { ...candidate, structure: { ...candidate.structure, widthCents: wrong as never } },
    }),
    () => ({
      ...attempt,
      candidate: { ...candidate, structure: { ...candidate.structure, multiplier: wrong } },
    }),
    () => ({ ...attempt, rate: wrong === 0.5 ? Number.NaN : wrong }),
    () => ({ ...attempt, unitFeesCents: wrong }),
    () => ({ ...attempt, creditSlipMax: wrong === 0.5 ? Number.NaN : wrong }),
    () => account({ equityCents: wrong }),
    () => account({ cashCents: wrong }),
    () => account({ closingFeesCents: wrong === 0.5 ? Number.NaN : wrong }),
    () => ({ ...attempt, view: { ...view, market: { ...view.market, nowMs: wrong } } }),
    () => ({ ...attempt, view: { ...view, market: { ...view.market, tickCents: wrong } } }),
  ])();
}

/** An entry in which every number could be. */
export function drawAttempt(dice: Dice): Attempt {
  const candidate = drawCandidate(dice);
  return {
    candidate,
    creditSlipMax: dice.real(0, 1),
    rate: dice.of([0, 0.05, -0.01]),
    unitFeesCents: dice.of([0, dice.whole(0, 60), dice.whole(0, 60_000)]),
    view: drawView(dice, candidate.structure),
    limits: drawLimits(dice),
  };
}
