// Shapes of the records of the run: its manifest, sessions, incidents and end.
import { ENTRY_GATES, KILL_ACTIONS, ROOTS, STRUCTURE_KINDS, TRIP_REASONS } from '../../domain/index.ts';
import type { HeldMarkRecord } from '../records/session-record.ts';
import type { HeldRecord, OpenTradeRecord } from '../records/trade-record.ts';
import type { ChainFacts, DataFacts, DataLabels, RunInput } from '../run-manifest.ts';
import { listOf, listOfThese, mapOf, objectOf, oneOf, optional, shapeOf, wordOf } from '../value-shape.ts';
import { at, candidate, type ShapesOf } from './shape-parts.ts';
import { signalCard } from './signal-shapes.ts';

const { whole, positive, number, text, flag, date, anything } = shapeOf;
const root = oneOf(ROOTS);
const gate = oneOf(ENTRY_GATES);

const openTrade = objectOf<OpenTradeRecord>({
  tradeId: whole,
  markCents: whole,
  legNaturalsCents: optional(listOf(whole)),
  pnlBoundsCents: optional(listOfThese([whole, whole])),
  held: optional(
    objectOf<HeldRecord>({
      legContracts: listOf(whole),
      shares: whole,
      sharePriceCents: optional(number),
      shareCashCents: whole,
      cashCents: whole,
      feesCents: whole,
    }),
  ),
});

const mark = listOfThese([whole]);
const markWithIv = listOfThese([whole, number]);

const heldMark = objectOf<HeldMarkRecord>({
  tradeId: whole,
  markCents: whole,
  isMarkFresh: flag,
  legs: optional(
    listOf((value) => (Array.isArray(value) && value.length === 1 ? mark(value) : markWithIv(value))),
  ),
  forwardPoints: optional(number),
  spotPoints: optional(number),
  quotedAtMs: optional(whole),
});

export const runShapes: ShapesOf<
  | 'manifest'
  | 'interest-credited'
  | 'session-closed'
  | 'trace'
  | 'venue-connection'
  | 'kill-switch'
  | 'operator-command'
  | 'rule-violation'
  | 'run-ended'
> = {
  manifest: {
    type: text,
    formatVersion: oneOf([2, 3, 4, 5]),
    quantorVersion: text,
    nodeVersion: text,
    command: listOf(text),
    seed: number,
    root,
    also: optional(listOf(root)),
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
      fills: optional(wordOf<'modelled' | 'optimistic'>({ modelled: true, optimistic: true })),
      assignment: optional(wordOf<'simulated' | 'off'>({ simulated: true, off: true })),
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
    openTrades: listOf(heldMark),
    bars: listOf(listOfThese([oneOf([...ENTRY_GATES, 'candidate']), positive])),
  },
  trace: {
    ...at,
    type: text,
    gate,
    measured: optional(number),
    limit: optional(number),
    reason: optional(text),
    candidate: optional(candidate),
    signals: optional(signalCard),
  },
  'venue-connection': { ...at, type: text, isConnected: flag },
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
