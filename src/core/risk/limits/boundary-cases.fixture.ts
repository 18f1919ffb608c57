// Every limit on an entry with a case that meets it exactly and one that is a step beyond it.
import type { DayTradeRule, EntryGate, OpenTrade, OptionStructure, SessionDate } from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY, OPENED_ON, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { GREEK_NAMES, type GreekName, plusGreeks } from '../exposure/greek-dollars.ts';
import { legsGreeks, legsModelCents } from '../exposure/leg-greeks.ts';
import { judge, MAX_LOSS, NOW_MS, type RiskCase, stagedChain } from '../risk-case.fixture.ts';
import type { SizeLimit } from '../sizing/size-limits.ts';

export interface Boundary {
  readonly gate: EntryGate;
  /** What is compared, where a gate compares several things. */
  readonly of?: string;
  /** Meets the limit exactly. */
  readonly met: RiskCase;
  /** One step beyond: a cent, a millisecond, an order, or a billionth of a Greek. */
  readonly broken: RiskCase;
}

const EQUITY_CENTS = 10_000_000;
const account = { equityCents: EQUITY_CENTS };
const STEP = 1 - 1e-9;

/** In dollars; worked out when a test asks, so that what they measure is measured within a test. */
const greeksOf = ({ legs }: OptionStructure) =>
  legsGreeks(legs, stagedChain(), 0) ?? { delta: 0, gamma: 0, vega: 0, theta: 0 };
/** A second condor, held twice. */
const HELD_CONDOR = stageCondor(EXPIRY, [245, 258, 284, 291]);
const HELD: OpenTrade = openTradeOf({ opening: openingOf({ structure: HELD_CONDOR, quantity: 2 }) });

const shareOf = (dollars: number): number => Math.abs(dollars) / (EQUITY_CENTS / 100);
const one = { contractsMax: 1 };

const greekBoundaries = (name: GreekName): readonly Boundary[] => {
  const unit = greeksOf(CONDOR);
  const book = plusGreeks(unit, greeksOf(HELD_CONDOR), 2);
  return [
    {
      gate: 'trade-greeks',
      of: name,
      met: { account, limits: { ...one, tradeGreeks: { [name]: shareOf(unit[name]) } } },
      broken: { account, limits: { ...one, tradeGreeks: { [name]: shareOf(unit[name]) * STEP } } },
    },
    {
      gate: 'portfolio-greeks',
      of: name,
      met: {
        account: { ...account, openTrades: [HELD] },
        limits: { ...one, portfolioGreeks: { [name]: shareOf(book[name]) } },
      },
      broken: {
        account: { ...account, openTrades: [HELD] },
        limits: { ...one, portfolioGreeks: { [name]: shareOf(book[name]) * STEP } },
      },
    },
  ];
};

/** 82 is asked; the mid is 96. */
const midDistance = 14 / 96;
/** On another surface the model is farther from the price than the mid is. */
const modelled = stagedChain(0.12);
const modelDistance = (): number => {
  const modelCents = -(legsModelCents(CONDOR.legs, modelled, 0) ?? 0);
  return (modelCents - 82) / modelCents;
};

const sent = (ageMs: number) => [{ atMs: NOW_MS - ageMs, action: 'open' as const, structure: CONDOR }];
const closes = (count: number) =>
  Array.from({ length: count }, () => ({ atMs: NOW_MS, action: 'close' as const, structure: undefined }));

const PATTERN: DayTradeRule = {
  brokers: ['x'],
  from: '2001-09-28' as SessionDate,
  confidence: 'confirmed',
  source: 'FINRA Rule 4210',
  rule: 'pattern-day-trader',
  dayTradesMax: 3,
  windowSessions: 5,
  equityMinDollars: 25_000,
};
const calendar = {
  sessionOn: () => ({ index: 0 }),
  sessions: [{ date: OPENED_ON as SessionDate }],
} as never;
const dayTrading = (done: number, equityCents = 2_499_999, planned = 1) => ({
  account: {
    kind: 'margin' as const,
    equityCents,
    dayTrades: Array.from({ length: done }, () => OPENED_ON as SessionDate),
  },
  date: OPENED_ON as SessionDate,
  planned,
  rule: PATTERN,
  calendar,
});

/** A condor that expires in seven days, beside which `HELD` does not count. */
const SOON = stageExpiry('XSP', '2018-01-23', 'PM');
const SOON_CONDOR = stageCondor(SOON, [255, 262, 276, 284]);
const soon = (ratioMax: number, dteMax = 7): RiskCase => ({
  structure: SOON_CONDOR,
  candidate: { dte: 7 },
  account: { ...account, openTrades: [HELD] },
  limits: { ...one, gammaNearExpiry: { dteMax, ratioMax } },
});

/** The least equity, in whole cents, at which a sizing limit allows one unit. */
function equityForOne(
  name: 'kelly' | 'volatility-target' | 'cvar-budget',
  limits: RiskCase['limits'],
): number {
  const verdict = judge({ limits: { ...one, ...limits }, account: { equityCents: 1e9 } });
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.refusal));
  const limit: SizeLimit = verdict.size.limits[name];
  if (limit.kind !== 'sized') throw new Error(limit.kind);
  return Math.ceil((limit.perUnit / limit.budget) * 1e9);
}

const chanceBoundaries = (): readonly Boundary[] =>
  (
    [
      ['kelly', { kellyFraction: 0.25 }],
      ['volatility-target', { volatilityTarget: 0.1 }],
      ['cvar-budget', { cvarBudgetRatio: 0.05 }],
    ] as const
  ).map(([gate, limits]): Boundary => {
    const equityCents = equityForOne(gate, limits);
    return {
      gate,
      met: { limits, account: { equityCents } },
      broken: { limits, account: { equityCents: equityCents - 1 } },
    };
  });

const priceBoundaries = (): readonly Boundary[] => [
  {
    gate: 'price-collar',
    of: 'mid by ratio',
    met: { limits: { priceCollar: { ratioMax: midDistance, ticksMax: 0 } } },
    broken: { limits: { priceCollar: { ratioMax: midDistance * STEP, ticksMax: 0 } } },
  },
  {
    gate: 'price-collar',
    of: 'mid by ticks',
    met: {
      market: { tickCents: 5 },
      request: { creditSlipMax: 0.07 },
      limits: { priceCollar: { ratioMax: 0, ticksMax: 2.2 } },
    },
    broken: {
      market: { tickCents: 5 },
      request: { creditSlipMax: 0.08 },
      limits: { priceCollar: { ratioMax: 0, ticksMax: 2.2 } },
    },
  },
  {
    gate: 'price-collar',
    of: 'model by ratio',
    met: {
      market: { chainOf: () => modelled },
      limits: { priceCollar: { ratioMax: modelDistance(), ticksMax: 0 } },
    },
    broken: {
      market: { chainOf: () => modelled },
      limits: { priceCollar: { ratioMax: modelDistance() * STEP, ticksMax: 0 } },
    },
  },
];

const paceBoundaries = (): readonly Boundary[] => [
  {
    gate: 'duplicate-order',
    met: { account: { sentOrders: sent(300_000) }, limits: { duplicateMinutes: 5 } },
    broken: { account: { sentOrders: sent(299_999) }, limits: { duplicateMinutes: 5 } },
  },
  {
    gate: 'orders-per-minute',
    of: 'orders',
    met: { account: { sentOrders: closes(3) }, limits: { orderRate: { perMinuteMax: 6, keptForExits: 2 } } },
    broken: {
      account: { sentOrders: closes(4) },
      limits: { orderRate: { perMinuteMax: 6, keptForExits: 2 } },
    },
  },
  {
    gate: 'orders-per-minute',
    of: 'the minute',
    met: {
      account: { sentOrders: sent(60_000) },
      limits: { orderRate: { perMinuteMax: 1, keptForExits: 0 } },
    },
    broken: {
      account: { sentOrders: sent(59_999) },
      limits: { orderRate: { perMinuteMax: 1, keptForExits: 0 } },
    },
  },
];

const bookBoundaries = (): readonly Boundary[] => [
  {
    gate: 'day-trades',
    of: 'count',
    met: { account: { dayTrading: dayTrading(2) } },
    broken: { account: { dayTrading: dayTrading(3) } },
  },
  {
    gate: 'day-trades',
    of: 'what may become one',
    met: { account: { dayTrading: dayTrading(0, 2_499_999, 3) } },
    broken: { account: { dayTrading: dayTrading(0, 2_499_999, 4) } },
  },
  {
    gate: 'day-trades',
    of: 'equity',
    met: { account: { dayTrading: dayTrading(3, 2_500_000) } },
    broken: { account: { dayTrading: dayTrading(3, 2_499_999) } },
  },
  {
    gate: 'gamma-near-expiry',
    of: 'gamma',
    met: soon(shareOf(greeksOf(SOON_CONDOR).gamma)),
    broken: soon(shareOf(greeksOf(SOON_CONDOR).gamma) * STEP),
  },
  { gate: 'gamma-near-expiry', of: 'days', met: soon(1e-9, 6), broken: soon(1e-9, 7) },
  ...GREEK_NAMES.flatMap(greekBoundaries),
];

const RISK_OF_TWO = { riskPerTradeRatio: 0.02 };

const moneyBoundaries = (): readonly Boundary[] => [
  {
    gate: 'allocation',
    // At a price of nothing twice 13 points of the held condor are lost and 10 of this one.
    met: {
      account: { equityCents: 9_000_000, openTrades: [HELD] },
      limits: { ...one, allocationMax: 0.04 },
    },
    broken: {
      account: { equityCents: 8_999_999, openTrades: [HELD] },
      limits: { ...one, allocationMax: 0.04 },
    },
  },
  {
    gate: 'risk-per-trade',
    met: { account: { equityCents: MAX_LOSS * 50 }, limits: { riskPerTradeRatio: 0.02 } },
    broken: { account: { equityCents: MAX_LOSS * 50 - 1 }, limits: { riskPerTradeRatio: 0.02 } },
  },
  ...chanceBoundaries(),
  {
    gate: 'correlated-risk',
    // Two held condors of 13 points below and 7 above lose 2,600 dollars at worst.
    met: {
      account: { equityCents: 10 * (260_000 + 100_000), openTrades: [HELD] },
      limits: { correlatedRiskRatio: 0.1 },
    },
    broken: {
      account: { equityCents: 10 * (260_000 + 100_000) - 1, openTrades: [HELD] },
      limits: { correlatedRiskRatio: 0.1 },
    },
  },
  {
    gate: 'buying-power',
    met: { account: { cashCents: MAX_LOSS } },
    broken: { account: { cashCents: MAX_LOSS - 1 } },
  },
  {
    gate: 'signal-size',
    // The budget of two units, halved.
    met: { request: { sizeScale: 0.5 }, account: { equityCents: MAX_LOSS * 100 }, limits: RISK_OF_TWO },
    broken: { request: { sizeScale: 0.499 }, account: { equityCents: MAX_LOSS * 100 }, limits: RISK_OF_TWO },
  },
];

/** Every boundary in the order of the gates; named by its gate and what is compared. */
export const boundaries = (): readonly Boundary[] => [
  ...priceBoundaries(),
  ...paceBoundaries(),
  ...bookBoundaries(),
  ...moneyBoundaries(),
];
