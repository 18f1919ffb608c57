// Walks a ledger's records and shows each trade its fills, looks and ends: the step between records and the parts of a result.
import type {
  LedgerRecord,
  LegRecord,
  OrderFilledRecord,
  RunManifest,
  SessionClosedRecord,
} from '../../../core/ledger/index.ts';
import { contractName, createTradeBook, type Movement, seriesName } from '../../audit/index.ts';
import { type KnotSurface, knotGreeks, type KnownContract } from './leg-move.ts';
import { addParts, noParts, type PnlParts } from './pnl-parts.ts';
import { sessionExposure, type SessionExposure } from './session-exposure.ts';
import { type LegFill, TradeWalk } from './trade-walk.ts';

export interface LedgerWalk {
  readonly trades: ReadonlyMap<number, TradeWalk>;
  /** Takes a record in; of a session's close it returns what is held. */
  readonly see: (record: LedgerRecord) => SessionExposure | undefined;
  /** Absolute parts of the market over all steps of all trades, cents. */
  readonly gross: () => PnlParts;
}

/** What the walk knows beside the trades. */
interface WalkState {
  readonly trades: Map<number, TradeWalk>;
  readonly book: ReturnType<typeof createTradeBook>;
  /** When each series settles. */
  readonly settlesAt: Map<string, number>;
  readonly isOneClass: boolean;
  /** Sessions' closes by their time: an exercise comes before the record of the close that it happens at. */
  readonly closes: ReadonlyMap<number, SessionClosedRecord>;
  /** Latest rate that cash was paid, by which chains of a run with rates discount; 0 where none was given. */
  rate: number;
}

/** A walk of `records`, which begin with the manifest, at its start. */
export function createLedgerWalk({ also = [] }: RunManifest, records: readonly LedgerRecord[]): LedgerWalk {
  const state: WalkState = {
    trades: new Map(),
    book: createTradeBook(),
    settlesAt: new Map(),
    isOneClass: also.length === 0,
    closes: new Map(
      records.flatMap((record) => (record.type === 'session-closed' ? [[record.atMs, record]] : [])),
    ),
    rate: 0,
  };
  return {
    trades: state.trades,
    see: (record) => see(state, record),
    gross() {
      const sums = noParts();
      for (const { grossCents } of state.trades.values()) addParts(sums, grossCents);
      return sums;
    },
  };
}

function see(state: WalkState, record: LedgerRecord): SessionExposure | undefined {
  // What the book complains of is the audit's to tell.
  const movements = state.book.book(record, () => undefined);
  if (record.type === 'interest-credited') state.rate = record.rate;
  else if (record.type === 'session-closed') return seeClose(state, record);
  else if (record.type === 'order-filled') seeFill(state, record);
  else for (const movement of movements) seeMovement(state, record, movement);
  return undefined;
}

function walkOf({ trades }: WalkState, tradeId: number): TradeWalk {
  const walk = trades.get(tradeId) ?? new TradeWalk(tradeId);
  trades.set(tradeId, walk);
  return walk;
}

function seeFill(state: WalkState, record: OrderFilledRecord): void {
  const { legs, legPricesCents, legDoubleMidsCents, surface, quantity, feesCents } = record;
  const atMs = record.quotedAtMs ?? record.atMs;
  const fills = new Map<string, LegFill>();
  for (const [place, leg] of legs.entries()) {
    const settlesAtMs = settlementOf(state, leg, surface);
    const contract =
      settlesAtMs === undefined ? undefined : { right: leg.right, strikeCents: leg.strikeCents, settlesAtMs };
    const doubleMarkCents = legDoubleMidsCents[place] ?? 0;
    const iv = surface?.legIvs[place];
    const told = surface && contract && surfaceOf(contract, state.rate, { ...surface, atMs, iv });
    const knot = { atMs, doubleMarkCents, surface: told };
    const priceCents = legPricesCents[place] ?? 0;
    fills.set(contractName(leg), { leg, contract, quantity: leg.quantity * quantity, priceCents, knot });
  }
  const walk = walkOf(state, record.tradeId);
  walk.bookFill(fills);
  walk.fees(feesCents);
}

/** When a contract settles, as this fill or an earlier one of its series tells. */
function settlementOf(
  { settlesAt }: WalkState,
  leg: LegRecord,
  surface: OrderFilledRecord['surface'],
): number | undefined {
  const series = seriesName(leg);
  if (surface !== undefined) settlesAt.set(series, surface.settlesAtMs);
  return settlesAt.get(series);
}

function surfaceOf(
  contract: KnownContract,
  rate: number,
  market: {
    readonly atMs: number;
    readonly spotPoints: number;
    readonly forwardPoints: number | undefined;
    readonly iv: number | undefined;
  },
): KnotSurface | undefined {
  const { atMs, spotPoints, forwardPoints, iv } = market;
  if (forwardPoints === undefined || iv === undefined) return undefined;
  const greeks = knotGreeks(contract, { atMs, forwardPoints, iv, rate });
  return greeks && { spotPoints, forwardPoints, iv, rate, greeks };
}

function seeClose(state: WalkState, session: SessionClosedRecord): SessionExposure {
  const held: TradeWalk[] = [];
  let unquoted = 0;
  for (const mark of session.openTrades) {
    const walk = walkOf(state, mark.tradeId);
    held.push(walk);
    walk.closes += 1;
    if (!lookAt(state, walk, { session, mark })) {
      walk.unquotedCloses += 1;
      unquoted += 1;
    }
    walk.endStep();
  }
  return sessionExposure(session, held, unquoted);
}

/** Shows a trade the looks of a close; false where a leg has no mark or no volatility. */
function lookAt(
  state: WalkState,
  walk: TradeWalk,
  {
    session,
    mark,
  }: { readonly session: SessionClosedRecord; readonly mark: SessionClosedRecord['openTrades'][number] },
): boolean {
  const { legs, forwardPoints } = mark;
  const spotPoints = mark.spotPoints ?? session.spotPoints;
  if (legs !== undefined || state.isOneClass) walk.spotPoints = spotPoints;
  if (legs === undefined) {
    walk.miss();
    return walk.legs.size === 0;
  }
  const atMs = mark.quotedAtMs ?? session.atMs;
  const account = state.book.trades.get(mark.tradeId);
  let place = 0;
  let isComplete = true;
  for (const [name, { quantity }] of account?.legs ?? []) {
    if (quantity === 0) continue;
    const [doubleMarkCents = 0, iv] = legs[place] ?? [];
    place += 1;
    const contract = walk.legs.get(name)?.contract;
    const surface = contract && surfaceOf(contract, state.rate, { atMs, spotPoints, forwardPoints, iv });
    walk.look(name, { atMs, doubleMarkCents, surface });
    isComplete &&= surface !== undefined;
  }
  if (walk.shares !== 0) walk.priceShares(mark.markCents - walk.optionsCents());
  return isComplete;
}

function seeMovement(state: WalkState, record: LedgerRecord, movement: Movement): void {
  const walk = walkOf(state, movement.trade.tradeId);
  const { contracts, shares, cashCents, feesCents } = movement;
  walk.fees(feesCents);
  switch (record.type) {
    case 'shares-filled':
    case 'shares-crossed':
      walk.trade(shares, record.priceCents);
      break;
    case 'position-liquidated':
      for (const { leg, quantity } of contracts) walk.drop(contractName(leg), quantity, 'unquoted');
      walk.cash(cashCents, 'unquoted');
      break;
    case 'expiry-settled': {
      const to = { atMs: record.atMs, points: record.settlementPoints };
      for (const { leg, quantity } of contracts) walk.settle(contractName(leg), quantity, to);
      walk.cash(cashCents, 'assignment');
      if (shares !== 0) walk.deliver(shares, record.settlementPoints * 100);
      break;
    }
    case 'option-exercised':
      seeExercise(walk, movement, marketAtClose(state, record.atMs, walk.tradeId));
      break;
    default:
      walk.cash(cashCents, 'assignment');
  }
  walk.endStep();
}

interface CloseMarket {
  readonly atMs: number;
  readonly points: number;
  readonly forwardPoints: number;
}

/** Options against shares at a close whose market is known; where it is not, at the look before. */
function seeExercise(walk: TradeWalk, movement: Movement, market: CloseMarket | undefined): void {
  const { contracts, shares, cashCents } = movement;
  for (const { leg, quantity } of contracts) {
    if (market === undefined) walk.drop(contractName(leg), quantity, 'assignment');
    else walk.exercise(contractName(leg), quantity, market);
  }
  walk.cash(cashCents, 'assignment');
  if (shares === 0) return;
  if (market !== undefined) walk.priceShares(walk.shares * market.points * 100);
  walk.deliver(shares, (market?.points ?? walk.spotPoints ?? 0) * 100);
}

/** Spot, and forward of the trade's expiry, at the session's close that a record stands at. */
function marketAtClose(
  { closes, isOneClass }: WalkState,
  atMs: number,
  tradeId: number,
): CloseMarket | undefined {
  const session = closes.get(atMs);
  const mark = session?.openTrades.find((open) => open.tradeId === tradeId);
  if (session === undefined || mark?.forwardPoints === undefined) return undefined;
  // What the run's other classes stand at is told beside the quotes of their trades alone.
  if (mark.legs === undefined && !isOneClass) return undefined;
  return { atMs, points: mark.spotPoints ?? session.spotPoints, forwardPoints: mark.forwardPoints };
}
