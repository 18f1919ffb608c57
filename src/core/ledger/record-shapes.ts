// The shape of every ledger record, so that a record that was read is known to be one before anything relies on it.
import {
  CHAIN_ORIGINS,
  ENTRY_GATES,
  type ExerciseReason,
  EXIT_REASONS,
  KILL_ACTIONS,
  type OptionRight,
  ROOTS,
  type Settlement,
  type SettlementSource,
  STRUCTURE_KINDS,
  TRIP_REASONS,
  type Urgency,
} from '../domain/index.ts';
import type {
  CandidateRecord,
  CollateralRecord,
  LedgerRecord,
  LegRecord,
  OpenTradeRecord,
  OrderEndedRecord,
} from './ledger-record.ts';
import type { ChainFacts, DataFacts, DataLabels, RunInput } from './run-manifest.ts';
import {
  listOf,
  listOfThese,
  mapOf,
  type Members,
  objectOf,
  oneOf,
  optional,
  type Shape,
  shapeOf,
  wordOf,
} from './value-shape.ts';

type RecordType = LedgerRecord['type'];
type MembersOf<Type extends RecordType> = Members<Extract<LedgerRecord, { readonly type: Type }>>;

const { whole, positive, number, text, flag, date, anything } = shapeOf;
const root = oneOf(ROOTS);
const settlement = wordOf<Settlement>({ AM: true, PM: true });
const gate = oneOf(ENTRY_GATES);
const exitReason = oneOf(EXIT_REASONS);
const quoteOrigin = oneOf(CHAIN_ORIGINS);
const action = wordOf<'open' | 'close'>({ open: true, close: true });

const legMembers: Members<LegRecord> = {
  root,
  expiry: date,
  settlement,
  right: wordOf<OptionRight>({ call: true, put: true }),
  strikeCents: positive,
  quantity: whole,
  multiplier: positive,
};
const leg = objectOf<LegRecord>(legMembers);

const candidate = objectOf<CandidateRecord>({
  expiry: date,
  dte: whole,
  strikesCents: listOf(positive),
  bidsCents: listOf(whole),
  asksCents: listOf(whole),
  deltas: listOf(number),
  ivs: listOf(number),
  midCreditCents: number,
  naturalCreditCents: whole,
  widthCents: positive,
});

const openTrade = objectOf<OpenTradeRecord>({
  tradeId: whole,
  markCents: whole,
  legNaturalsCents: optional(listOf(whole)),
});

const at = { seq: whole, atMs: whole };

const members: { readonly [Type in RecordType]: MembersOf<Type> } = {
  manifest: {
    type: text,
    formatVersion: oneOf([2]),
    quantorVersion: text,
    nodeVersion: text,
    command: listOf(text),
    seed: number,
    root,
    structure: oneOf(STRUCTURE_KINDS),
    initialCashCents: whole,
    config: anything,
    configSha256: text,
    inputs: listOf(objectOf<RunInput>({ role: text, path: text, sha256: text, bytes: whole })),
    labels: objectOf<DataLabels>({
      underlying: wordOf<DataLabels['underlying']>({ real: true, bridged: true, simulated: true }),
      volatility: wordOf<DataLabels['volatility']>({
        recorded: true,
        estimated: true,
        simulated: true,
      }),
      chain: wordOf<DataLabels['chain']>({ recorded: true, simulated: true }),
      assumptions: listOf(text),
    }),
    data: objectOf<DataFacts>({
      timeframe: text,
      bars: whole,
      sessions: whole,
      repairs: mapOf(whole),
      quarantined: whole,
      setAside: optional(mapOf(whole)),
      chains: optional(
        objectOf<ChainFacts>({
          bars: objectOf({ recorded: whole, simulated: whole, none: whole }),
          snapshots: whole,
          rows: whole,
          quotes: whole,
          dropped: mapOf(whole),
          repaired: mapOf(whole),
          zeroBids: whole,
          locked: whole,
          crossed: whole,
          spot: objectOf({ compared: whole, apart: whole, farthest: number }),
          closes: objectOf<ChainFacts['closes']>({
            instants: whole,
            stamped: whole,
            minutesLate: optional(objectOf({ least: whole, median: whole, most: whole })),
          }),
          passedOver: listOf(text),
        }),
      ),
    }),
  },
  'order-submitted': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    action,
    quantity: positive,
    quoteOrigin: optional(quoteOrigin),
    quotedAtMs: optional(whole),
    urgency: wordOf<Urgency>({ patient: true, urgent: true }),
    limitCents: optional(whole),
    workFromMs: optional(whole),
    expiresAtMs: optional(whole),
    exitReason: optional(exitReason),
    legs: listOf(leg),
    candidate: optional(candidate),
    collateral: optional(objectOf<CollateralRecord>({ creditCents: number, rate: number })),
  },
  'order-filled': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    fillId: whole,
    action,
    quantity: positive,
    legs: listOf(leg),
    legPricesCents: listOf(whole),
    legDoubleMidsCents: listOf(number),
    legDeltas: optional(listOf(number)),
    quoteOrigin: optional(quoteOrigin),
    quotedAtMs: optional(whole),
    feesCents: whole,
    cashCents: whole,
  },
  'order-ended': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    outcome: wordOf<OrderEndedRecord['outcome']>({ rejected: true, cancelled: true, expired: true }),
    filledQuantity: optional(positive),
    code: optional(text),
    message: optional(text),
  },
  'trade-opened': {
    ...at,
    type: text,
    tradeId: whole,
    date,
    quantity: positive,
    spotPoints: number,
    creditCents: whole,
    feesCents: whole,
    maxLossCents: whole,
    candidate,
    vixPoints: optional(number),
  },
  'trade-increased': {
    ...at,
    type: text,
    tradeId: whole,
    quantity: positive,
    creditCents: number,
    feesCents: whole,
    maxLossCents: whole,
  },
  'shares-submitted': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    root,
    shares: whole,
    exitReason,
  },
  'shares-filled': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    fillId: whole,
    root,
    shares: whole,
    priceCents: whole,
    feesCents: whole,
    cashCents: whole,
  },
  'option-exercised': {
    ...at,
    type: text,
    leg,
    reason: wordOf<ExerciseReason>({ 'ex-dividend': true, 'deep-put': true, instructed: true }),
    shares: whole,
    amountCents: whole,
    feesCents: whole,
    tradeIds: listOf(whole),
    cashCents: whole,
  },
  'dividend-booked': {
    ...at,
    type: text,
    root,
    exDate: date,
    shares: whole,
    dollarsPerShare: number,
    amountCents: whole,
    cashCents: whole,
  },
  'position-liquidated': {
    ...at,
    type: text,
    rule: text,
    legs: listOf(objectOf({ ...legMembers, priceCents: whole })),
    feesCents: whole,
    tradeIds: listOf(whole),
    cashCents: whole,
  },
  'venue-connection': { ...at, type: text, isConnected: flag },
  'trade-closed': {
    ...at,
    type: text,
    tradeId: whole,
    date,
    reason: exitReason,
    spotPoints: number,
    legExitPricesCents: listOf(number),
    shareCashCents: optional(whole),
    pnlCents: whole,
    pnlBoundsCents: optional(listOfThese([whole, whole])),
    feesCents: whole,
  },
  'expiry-settled': {
    ...at,
    type: text,
    root,
    expiry: date,
    settlement,
    settlementPoints: number,
    source: wordOf<SettlementSource>({
      close: true,
      'last-known-close': true,
      'open-proxy': true,
      'spy-open-proxy': true,
      'first-minutes-proxy': true,
      'late-open-proxy': true,
    }),
    legs: listOf(
      objectOf({
        ...legMembers,
        exercised: optional(whole),
        cashPerContractCents: whole,
        sharesPerContract: optional(whole),
      }),
    ),
    feesCents: optional(whole),
    cashCents: whole,
  },
  'interest-credited': { ...at, type: text, date, rate: number, amountCents: whole, cashCents: whole },
  'session-closed': {
    ...at,
    type: text,
    date,
    spotPoints: number,
    vixPoints: optional(number),
    vixDate: optional(date),
    cashCents: whole,
    marksCents: whole,
    equityCents: whole,
    openTrades: listOf(objectOf({ tradeId: whole, markCents: whole, isMarkFresh: flag })),
    bars: listOf(listOfThese([oneOf([...ENTRY_GATES, 'candidate']), positive])),
  },
  'kill-switch': {
    ...at,
    type: text,
    reason: oneOf(TRIP_REASONS),
    action: oneOf(KILL_ACTIONS),
    measured: optional(number),
    limit: optional(number),
    equityCents: optional(whole),
  },
  'operator-command': {
    ...at,
    type: text,
    command: oneOf([...KILL_ACTIONS, 'resume']),
    equityCents: whole,
  },
  'rule-violation': { ...at, type: text, rule: text, detail: text, tradeId: optional(whole) },
  trace: {
    ...at,
    type: text,
    gate,
    measured: optional(number),
    limit: optional(number),
    reason: optional(text),
    candidate: optional(candidate),
  },
  'run-ended': {
    ...at,
    type: text,
    events: whole,
    bars: whole,
    candidates: whole,
    orders: whole,
    trades: whole,
    marks: optional(objectOf({ recorded: whole, simulated: whole, repeated: optional(whole), stale: whole })),
    vixPoints: optional(number),
    vixDate: optional(date),
    openTrades: listOf(openTrade),
    cashCents: whole,
    marksCents: whole,
    equityCents: whole,
  },
};

const shapes: ReadonlyMap<unknown, Shape> = new Map(
  Object.entries(members).map(([type, its]) => [type, objectOf(its as Members<object>)]),
);

/** Says what keeps a value from being a ledger record, or `undefined` where it is one. */
export function recordProblem(value: unknown): string | undefined {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const shape = shapes.get(type);
  if (shape === undefined)
    return typeof type === 'string' ? `record type ${type} is unknown` : 'no record type';
  const problem = shape(value);
  return problem === undefined ? undefined : `${String(type)}${problem}`;
}
