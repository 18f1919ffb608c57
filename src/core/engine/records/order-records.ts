// The ledger records of orders: what was sent, what came of it.
import {
  type AdjustmentCandidate,
  type ApprovedOrder,
  cents,
  type EntryCandidate,
  type EpochMs,
  type LegBundle,
  type OptionStructure,
  type OrderAction,
  type OrderFilled,
  type SignalCard,
  worstCostCents,
} from '../../domain/index.ts';
import type {
  AdjustmentRecord,
  CandidateRecord,
  FilledSurfaceRecord,
  LegRecord,
  OrderFilledRecord,
  OrderSubmittedRecord,
} from '../../ledger/index.ts';
import type { CountedCollateral } from '../../risk/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { recordedIv, recordedPoints } from './held-marks.ts';

/** What is sent, and on entries what it was decided on and secured by. */
export interface DecidedOrder {
  readonly intent: ApprovedOrder;
  readonly candidate: EntryCandidate | undefined;
  readonly collateral?: CountedCollateral;
  /** On adjustments. */
  readonly adjusting?: DecidedAdjustment;
  /** What the signals said of the entry. */
  readonly signals?: SignalCard | undefined;
}

/** The figures an adjustment was decided on, and what it does to the worst loss of its trade. */
export interface DecidedAdjustment extends Omit<AdjustmentRecord, 'kind' | 'testedDelta'> {
  readonly candidate: AdjustmentCandidate;
}

/** The figures of an order's own legs and why it was sent, as plain data. */
function adjustingMembers(
  decided: DecidedAdjustment | undefined,
): Pick<OrderSubmittedRecord, 'candidate' | 'adjustment'> {
  if (decided === undefined) return {};
  const { candidate, lossBeforeCents, lossAfterCents } = decided;
  const { adjustment, bundle, testedDelta } = candidate;
  const structure = { ...bundle, widthCents: worstCostCents(bundle.legs) };
  return {
    candidate: candidateRecord({ ...candidate, structure }),
    adjustment: { kind: adjustment.kind, testedDelta, lossBeforeCents, lossAfterCents },
  };
}

/** The figures of a candidate as plain data. */
export function candidateRecord(
  candidate: Omit<EntryCandidate, 'structure'> & {
    readonly structure: Pick<OptionStructure, 'legs' | 'expiry' | 'widthCents'>;
  },
): CandidateRecord {
  const { legs, expiry, widthCents } = candidate.structure;
  return {
    expiry: expiry.sessionDate,
    dte: candidate.dte,
    strikesCents: legs.map(({ contract }) => contract.strikeCents),
    bidsCents: candidate.quotes.map((quote) => quote.bidCents),
    asksCents: candidate.quotes.map((quote) => quote.askCents),
    deltas: candidate.deltas,
    ivs: candidate.ivs,
    midCreditCents: candidate.midCreditCents,
    naturalCreditCents: candidate.naturalCreditCents,
    widthCents,
  };
}

/** The record of an order as it is sent. */
export function orderSubmittedRecord(
  state: EngineState,
  orderId: number,
  decided: DecidedOrder,
): OrderSubmittedRecord {
  const { intent, candidate, collateral, adjusting, signals } = decided;
  return {
    type: 'order-submitted',
    seq: state.seq,
    atMs: state.nowMs,
    orderId,
    tradeId: intent.tradeId,
    action: intent.action,
    quantity: intent.quantity,
    quoteOrigin: intent.quoteOrigin,
    ...quotedAt(intent.quotedAtMs, state),
    urgency: intent.urgency,
    ...(intent.limitCents === undefined ? {} : { limitCents: intent.limitCents }),
    ...(intent.workFromMs === undefined ? {} : { workFromMs: intent.workFromMs }),
    ...(intent.expiresAtMs === undefined ? {} : { expiresAtMs: intent.expiresAtMs }),
    ...(intent.rests === undefined ? {} : { rests: intent.rests }),
    ...(intent.exitReason === undefined ? {} : { exitReason: intent.exitReason }),
    ...(intent.rolledFrom === undefined ? {} : { rolledFrom: intent.rolledFrom }),
    legs: legRecords(intent.structure, intent.action),
    ...(candidate === undefined ? {} : { candidate: candidateRecord(candidate) }),
    ...adjustingMembers(adjusting),
    ...(collateral === undefined ? {} : { collateral }),
    ...(signals === undefined ? {} : { signals }),
  };
}

/** The record of a fill, once it is booked. */
export function orderFilledRecord(
  state: EngineState,
  working: WorkingOrder,
  event: OrderFilled,
  tradeId: number = working.order.intent.tradeId,
): OrderFilledRecord {
  const { intent } = working.order;
  return {
    type: 'order-filled',
    seq: state.seq,
    atMs: state.nowMs,
    orderId: event.orderId,
    tradeId,
    fillId: event.fillId,
    action: intent.action,
    quantity: event.quantity,
    legs: legRecords(intent.structure, intent.action),
    legPricesCents: event.legPricesCents,
    legDoubleMidsCents: event.legDoubleMidsCents,
    ...(event.legDeltas === undefined ? {} : { legDeltas: event.legDeltas }),
    ...surfaceRecord(event, intent.structure),
    quoteOrigin: event.quoteOrigin,
    ...quotedAt(event.quotedAtMs, state),
    feesCents: event.feesCents,
    cashCents: cents(state.portfolio.cashCents),
  };
}

function surfaceRecord(
  { surface }: OrderFilled,
  { expiry }: LegBundle,
): { readonly surface?: FilledSurfaceRecord } {
  if (surface === undefined) return {};
  const { spotPoints, forwardPoints, legIvs } = surface;
  return {
    surface: {
      spotPoints: recordedPoints(spotPoints),
      forwardPoints: recordedPoints(forwardPoints),
      settlesAtMs: expiry.settlesAtMs,
      legIvs: legIvs.map(recordedIv),
    },
  };
}

/** Quotes are of the record's own instant where it does not say otherwise. */
function quotedAt(quotedAtMs: EpochMs, { nowMs }: EngineState): { readonly quotedAtMs?: EpochMs } {
  return quotedAtMs === nowMs ? {} : { quotedAtMs };
}

function legRecords({ legs }: LegBundle, action: OrderAction): readonly LegRecord[] {
  const direction = action === 'close' ? -1 : 1;
  return legs.map(({ contract, quantity }) => ({
    root: contract.root,
    expiry: contract.expiry.sessionDate,
    settlement: contract.expiry.settlement,
    right: contract.right,
    strikeCents: contract.strikeCents,
    quantity: direction * quantity,
    multiplier: contract.multiplier,
  }));
}
