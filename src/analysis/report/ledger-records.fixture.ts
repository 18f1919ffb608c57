// Builds small ledgers for the tests of the report room: each call gives the records that a real run would leave.
import {
  cents,
  type Cents,
  type EpochMs,
  type ExitReason,
  productOf,
  type Root,
  type SessionDate,
} from '../../core/domain/index.ts';
import type {
  InterestRecord,
  LedgerRecord,
  LegRecord,
  OpenTradeRecord,
  OrderFilledRecord,
  RunEndedRecord,
  RunManifestRecord,
  SessionClosedRecord,
  TradeClosedRecord,
  TradeOpenedRecord,
} from '../../core/ledger/index.ts';

export const date = (text: string): SessionDate => text as SessionDate;

/** An instant on a day, UTC, `HH:MM`. */
const instant = (day: string, time: string): EpochMs => Date.parse(`${day}T${time}:00Z`) as EpochMs;

export function manifest(overrides: Partial<RunManifestRecord> = {}): RunManifestRecord {
  return {
    type: 'manifest',
    formatVersion: 2,
    quantorVersion: '0.1.0',
    nodeVersion: 'v24.0.0',
    command: ['backtest', '--root', 'XSP'],
    seed: 7,
    root: 'XSP',
    structure: 'iron-condor',
    initialCashCents: cents(10_000_000),
    config: {},
    configSha256: 'c0ffee',
    inputs: [
      { role: 'bars', path: 'spy.csv', sha256: 'aa', bytes: 1 },
      { role: 'vix', path: 'vix.csv', sha256: 'bb', bytes: 1 },
    ],
    labels: { underlying: 'real', volatility: 'recorded', chain: 'simulated', assumptions: [] },
    data: {
      timeframe: '5m',
      bars: 15,
      sessions: 5,
      repairs: { 'overnight-gap': 3, 'bad-decimal': 1 },
      quarantined: 2,
    },
    ...overrides,
  };
}

interface SessionFacts {
  readonly day: string;
  readonly equityDollars: number;
  readonly vixPoints?: number;
  /** The session whose close that is; without it, the record's own. */
  readonly vixDay?: string;
  readonly bars?: SessionClosedRecord['bars'];
}

export function session(facts: SessionFacts): SessionClosedRecord {
  const { day, equityDollars, vixPoints, vixDay } = facts;
  return {
    type: 'session-closed',
    seq: 0,
    atMs: instant(day, '21:00'),
    date: date(day),
    spotPoints: 275,
    ...(vixPoints === undefined ? {} : { vixPoints, vixDate: date(vixDay ?? day) }),
    cashCents: cents(Math.round(equityDollars * 100)),
    marksCents: cents(0),
    equityCents: cents(Math.round(equityDollars * 100)),
    openTrades: [],
    bars: facts.bars ?? [['entry-window', 1]],
  };
}

export function interest(day: string, rate: number, amountDollars: number): InterestRecord {
  const amountCents = cents(Math.round(amountDollars * 100));
  return {
    type: 'interest-credited',
    seq: 0,
    atMs: instant(day, '21:00'),
    date: date(day),
    rate,
    amountCents,
    cashCents: cents(0),
  };
}

export interface CondorFacts {
  readonly id: number;
  readonly openedOn: string;
  readonly expiry: string;
  readonly root?: Root;
  /** Condors; two unless given. */
  readonly quantity?: number;
  /** Four of a condor, or the one of a short put. */
  readonly strikesDollars?: readonly number[];
  /** Cents per share in leg order. */
  readonly entryCents: readonly number[];
  readonly feesCents: number;
}

function legs(facts: CondorFacts): readonly LegRecord[] {
  const strikes = facts.strikesDollars ?? [255, 260, 290, 295];
  return strikes.map((strike, index) => ({
    root: facts.root ?? 'XSP',
    expiry: date(facts.expiry),
    settlement: 'PM',
    right: index < 2 ? 'put' : 'call',
    strikeCents: cents(strike * 100),
    quantity: strikes.length > 1 && (index === 0 || index === 3) ? 1 : -1,
    multiplier: productOf('XSP').multiplier,
  }));
}

/** The order, fill and opening of a condor or a put at 15:00 UTC. */
export function opening(facts: CondorFacts): readonly LedgerRecord[] {
  const at = { seq: 0, atMs: instant(facts.openedOn, '15:00'), tradeId: facts.id, orderId: facts.id };
  const quantity = facts.quantity ?? 2;
  const sides = legs(facts);
  const creditPerShare = sides.reduce(
    (sum, leg, index) => sum - leg.quantity * (facts.entryCents[index] as number),
    0,
  );
  const width =
    sides.length === 1 ? (sides[0]?.strikeCents ?? 0) : Math.max(widthCents(sides, 0), widthCents(sides, 2));
  const fill: OrderFilledRecord = {
    ...at,
    type: 'order-filled',
    fillId: facts.id,
    action: 'open',
    quantity,
    legs: sides,
    legPricesCents: facts.entryCents.map((price) => cents(price)),
    legDoubleMidsCents: facts.entryCents.map((price) => 2 * price),
    feesCents: cents(facts.feesCents),
    cashCents: cents(0),
  };
  const opened: TradeOpenedRecord = {
    seq: 0,
    atMs: at.atMs,
    type: 'trade-opened',
    tradeId: facts.id,
    date: date(facts.openedOn),
    quantity,
    spotPoints: 275.5,
    creditCents: cents(creditPerShare),
    feesCents: cents(facts.feesCents),
    maxLossCents: cents((width - creditPerShare) * 100 * quantity),
    candidate: {
      expiry: date(facts.expiry),
      dte: 45,
      strikesCents: sides.map(({ strikeCents }) => strikeCents),
      bidsCents: [],
      asksCents: [],
      deltas: sides.length === 1 ? [-0.48] : [-0.05, -0.16, 0.15, 0.04],
      ivs: [],
      midCreditCents: creditPerShare,
      naturalCreditCents: cents(creditPerShare),
      widthCents: cents(width),
    },
  };
  return [
    { ...at, type: 'order-submitted', action: 'open', quantity, urgency: 'patient', legs: sides },
    fill,
    opened,
  ];
}

function widthCents(sides: readonly LegRecord[], from: number): number {
  return (sides[from + 1]?.strikeCents ?? 0) - (sides[from]?.strikeCents ?? 0);
}

export interface ClosingFacts {
  readonly id: number;
  readonly closedOn: string;
  readonly reason: ExitReason;
  readonly exitCents: readonly number[];
  readonly pnlDollars: number;
  /** Fees of the whole trade. */
  readonly feesCents: number;
  /** Fees of the closing fill; without it the trade ends at settlement. */
  readonly closingFeesCents?: number;
}

/** The end of a trade at 18:30 UTC. */
export function closing(facts: ClosingFacts): readonly LedgerRecord[] {
  const at = { seq: 0, atMs: instant(facts.closedOn, '18:30'), tradeId: facts.id };
  const closed: TradeClosedRecord = {
    ...at,
    type: 'trade-closed',
    date: date(facts.closedOn),
    reason: facts.reason,
    spotPoints: 270,
    legExitPricesCents: facts.exitCents,
    pnlCents: cents(Math.round(facts.pnlDollars * 100)),
    feesCents: cents(facts.feesCents),
  };
  if (facts.closingFeesCents === undefined) return [closed];
  const fill: OrderFilledRecord = {
    ...at,
    type: 'order-filled',
    orderId: 1000 + facts.id,
    fillId: 1000 + facts.id,
    action: 'close',
    quantity: 2,
    legs: [],
    legPricesCents: facts.exitCents.map((price) => cents(price)),
    legDoubleMidsCents: [],
    feesCents: cents(facts.closingFeesCents),
    cashCents: cents(0),
  };
  return [fill, closed];
}

export function ended(
  day: string,
  equityDollars: number,
  openTrades: readonly OpenTradeRecord[] = [],
): RunEndedRecord {
  const equityCents: Cents = cents(Math.round(equityDollars * 100));
  return {
    type: 'run-ended',
    seq: 0,
    atMs: instant(day, '21:00'),
    events: 0,
    bars: 0,
    candidates: 0,
    orders: 0,
    trades: 0,
    openTrades,
    cashCents: equityCents,
    marksCents: cents(0),
    equityCents,
  };
}
