// Shapes of the records of trades and of contracts that end without an order.
import {
  ADJUSTMENT_GATES,
  ADJUSTMENT_KINDS,
  ENTRY_GATES,
  EXIT_REASONS,
  ROOTS,
  SIDE_ROLLS,
  type ExerciseDecision,
  type ExerciseReason,
  type Settlement,
  type SettlementSource,
} from '../../domain/index.ts';
import type { MarginRecord } from '../records/trade-record.ts';
import { listOf, listOfThese, objectOf, oneOf, optional, shapeOf, wordOf } from '../value-shape.ts';
import { at, candidate, leg, legMembers, type ShapesOf } from './shape-parts.ts';

const { whole, positive, number, text, date } = shapeOf;
const root = oneOf(ROOTS);
const exitReason = oneOf(EXIT_REASONS);
const settlement = wordOf<Settlement>({ AM: true, PM: true });

const margin = objectOf<MarginRecord>({
  cboe: optional(whole),
  ibkr: optional(whole),
  alpaca: optional(whole),
  lean: optional(whole),
});

export const tradeShapes: ShapesOf<
  | 'trade-opened'
  | 'trade-increased'
  | 'trade-adjusted'
  | 'adjustment-refused'
  | 'profit-peaked'
  | 'exit-unquoted'
  | 'trade-closed'
  | 'expiry-settled'
  | 'option-exercised'
  | 'position-liquidated'
  | 'dividend-booked'
> = {
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
    marginCents: optional(margin),
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
    marginCents: optional(margin),
  },
  'trade-adjusted': {
    ...at,
    type: text,
    tradeId: whole,
    orderId: whole,
    kind: oneOf(SIDE_ROLLS),
    quantity: positive,
    strikesCents: listOf(positive),
    legPricesCents: listOf(number),
    creditCents: number,
    feesCents: whole,
    maxLossCents: whole,
    marginCents: optional(margin),
  },
  'adjustment-refused': {
    ...at,
    type: text,
    tradeId: whole,
    kind: oneOf(ADJUSTMENT_KINDS),
    gate: oneOf([...ADJUSTMENT_GATES, ...ENTRY_GATES, 'session-over']),
    measured: optional(number),
    limit: optional(number),
    reason: optional(text),
  },
  'profit-peaked': { ...at, type: text, tradeId: whole, doubleProfitCents: number },
  'exit-unquoted': { ...at, type: text, tradeId: whole, pnlBoundsCents: listOfThese([whole, whole]) },
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
        feesCents: optional(whole),
      }),
    ),
    feesCents: optional(whole),
    cashCents: whole,
  },
  'option-exercised': {
    ...at,
    type: text,
    leg,
    reason: wordOf<ExerciseReason>({ 'ex-dividend': true, 'deep-put': true, instructed: true }),
    decision: optional(
      objectOf<ExerciseDecision>({
        probability: number,
        oppositeMidDollars: number,
        dividendDollars: number,
        rate: number,
        edgeDollars: number,
      }),
    ),
    shares: whole,
    amountCents: whole,
    feesCents: whole,
    tradeIds: listOf(whole),
    cashCents: whole,
  },
  'position-liquidated': {
    ...at,
    type: text,
    rule: text,
    legs: listOf(objectOf({ ...legMembers, priceCents: whole })),
    crossed: optional(listOf(objectOf({ ...legMembers, quantity: positive, priceCents: whole }))),
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
};
