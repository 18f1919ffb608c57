// Shapes of the records of orders in units and in shares.
import {
  CHAIN_ORIGINS,
  EXIT_REASONS,
  type OrderAction,
  ROOTS,
  SIDE_ROLLS,
  type Urgency,
} from '../../domain/index.ts';
import type { CollateralRecord } from '../records/leg-record.ts';
import type { AdjustmentRecord, FilledSurfaceRecord, OrderEndedRecord } from '../records/order-record.ts';
import { listOf, objectOf, oneOf, optional, shapeOf, wordOf } from '../value-shape.ts';
import { at, candidate, leg, type ShapesOf } from './shape-parts.ts';
import { signalCard } from './signal-shapes.ts';

const { whole, positive, number, text } = shapeOf;
const root = oneOf(ROOTS);
const exitReason = oneOf(EXIT_REASONS);
const quoteOrigin = oneOf(CHAIN_ORIGINS);
const action = wordOf<OrderAction>({ open: true, close: true, adjust: true });

export const orderShapes: ShapesOf<
  | 'order-submitted'
  | 'order-filled'
  | 'replace-submitted'
  | 'order-replaced'
  | 'order-ended'
  | 'exit-preempted'
  | 'shares-submitted'
  | 'shares-filled'
  | 'shares-crossed'
> = {
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
    firstLimitCents: optional(whole),
    workFromMs: optional(whole),
    expiresAtMs: optional(whole),
    rests: optional(oneOf([true])),
    exitReason: optional(exitReason),
    legs: listOf(leg),
    candidate: optional(candidate),
    signals: optional(signalCard),
    collateral: optional(objectOf<CollateralRecord>({ creditCents: number, rate: number })),
    rolledFrom: optional(whole),
    adjustment: optional(
      objectOf<AdjustmentRecord>({
        kind: oneOf(SIDE_ROLLS),
        testedDelta: number,
        lossBeforeCents: whole,
        lossAfterCents: whole,
      }),
    ),
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
    surface: optional(
      objectOf<FilledSurfaceRecord>({
        spotPoints: number,
        forwardPoints: number,
        settlesAtMs: whole,
        legIvs: listOf(number),
      }),
    ),
    quoteOrigin: optional(quoteOrigin),
    quotedAtMs: optional(whole),
    feesCents: whole,
    cashCents: whole,
  },
  'replace-submitted': { ...at, type: text, orderId: whole, tradeId: whole, limitCents: whole },
  'order-replaced': {
    ...at,
    type: text,
    orderId: whole,
    tradeId: whole,
    limitCents: whole,
    fromMs: optional(whole),
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
  'exit-preempted': { ...at, type: text, orderId: whole, tradeId: whole, exitReason },
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
  'shares-crossed': {
    ...at,
    type: text,
    root,
    longTradeId: whole,
    shortTradeId: whole,
    shares: positive,
    priceCents: whole,
  },
};
