// Where an adjustment becomes an approved order: it must not make the worst of the trade worse, and passes every limit of an entry that its size can break.
import {
  ADJUSTMENT_GATES,
  type AdjustmentCandidate,
  type AdjustmentGate,
  type AdjustmentRefusal,
  type ApprovedOrder,
  cents,
  type Cents,
  type EpochMs,
  invariant,
  type OpenTrade,
  type OptionStructure,
  type OrderIntent,
} from '../domain/index.ts';
import { summedWorstLossCents } from '../margin/index.ts';
import { wholeUnits } from '../portfolio/index.ts';
import type { EntryView } from './entry-view.ts';
import { bookGreeks } from './exposure/book-greeks.ts';
import { NO_GREEKS, plusGreeks } from './exposure/greek-dollars.ts';
import { heldPositions } from './exposure/held-positions.ts';
import { legsGreeks, legsModelCents } from './exposure/leg-greeks.ts';
import { checkAllocation } from './limits/allocation.ts';
import { checkDayTrades } from './limits/day-trades.ts';
import { checkDuplicateOrder } from './limits/duplicate-order.ts';
import { checkGammaNearExpiry } from './limits/gamma-near-expiry.ts';
import { checkGreeks } from './limits/greek-limits.ts';
import { checkOrderRate } from './limits/orders-per-minute.ts';
import { checkPriceCollar } from './limits/price-collar.ts';
import type { LimitAnswer } from './limits/refusal.ts';
import type { RiskLimits } from './risk-limits.ts';

export interface AdjustmentRequest {
  readonly trade: OpenTrade;
  readonly candidate: AdjustmentCandidate;
  /** Share of the natural credit that the order's limit gives away. */
  readonly creditSlipMax: number;
  /** The least that the order accepts, cents per share, 1 or more. */
  readonly creditCentsMin: number;
  /** Most by which the worst loss may rise, as a share of what it is. */
  readonly lossIncreaseMax: number;
  /** Continuously compounded yearly rate that cash earns; 0 where none is known. */
  readonly rate: number;
  /** Fees of the order, cents. */
  readonly feesCents: number;
  readonly expiresAtMs: EpochMs | undefined;
}

export type AdjustmentVerdict =
  | {
      readonly kind: 'approved';
      readonly order: ApprovedOrder;
      /** Worst loss at expiry of the whole trade net of all credits, before fees: as it is, and as it will be at the order's limit. */
      readonly lossBeforeCents: Cents;
      readonly lossAfterCents: Cents;
    }
  | { readonly kind: 'refused'; readonly refusal: AdjustmentRefusal };

/** Refuses with the first gate in order, or approves an order for all units of the trade. */
export function approveAdjustment(
  request: AdjustmentRequest,
  view: EntryView,
  limits: RiskLimits,
): AdjustmentVerdict {
  const { trade, candidate, creditSlipMax, creditCentsMin } = request;
  const { quantity, creditCents } = trade.opening;
  invariant(wholeUnits(trade) === quantity, 'a trade is adjusted while all of it is held');
  const { before, after, kind } = candidate.adjustment;
  invariant(before === trade.opening.structure, 'an adjustment is of what the trade holds');
  const limitCents = Math.max(
    1,
    creditCentsMin,
    Math.floor(candidate.naturalCreditCents * (1 - creditSlipMax)),
  );
  const units = before.multiplier * quantity;
  const lossBefore = (before.widthCents - creditCents) * units;
  const lossAfter = (after.widthCents - creditCents - limitCents) * units;
  const refusal =
    orderRefusal(request, limitCents, { view, limits }) ??
    bookRefusal(request, { view, limits }) ??
    exceeds('worst-loss', lossAfter, lossBefore + request.lossIncreaseMax * Math.max(0, lossBefore)) ??
    buyingPowerRefusal(request, limitCents, view);
  if (refusal !== undefined) return { kind: 'refused', refusal: { kind, ...refusal } };
  return {
    kind: 'approved',
    order: approved(request, limitCents),
    lossBeforeCents: cents(Math.round(lossBefore)),
    lossAfterCents: cents(Math.round(lossAfter)),
  };
}

type Found = Omit<AdjustmentRefusal, 'kind'>;

interface Bounds {
  readonly view: EntryView;
  readonly limits: RiskLimits;
}

/** The order whatever it does to the book: its price, how often it is sent, day trades. */
function orderRefusal(
  { candidate, rate }: AdjustmentRequest,
  limitCents: number,
  { view, limits }: Bounds,
): Found | undefined {
  const { account, market } = view;
  const { bundle, quoteOrigin, midCreditCents } = candidate;
  const { nowMs, tickCents } = market;
  const chain = market.chainOf(bundle.expiry.root, quoteOrigin);
  const worth =
    chain === undefined || limits.priceCollar === undefined
      ? undefined
      : legsModelCents(bundle.legs, chain, rate);
  const modelCents = worth === undefined ? undefined : -worth;
  return (
    asRefusal(
      checkPriceCollar({ limitCents, midCents: midCreditCents, modelCents, tickCents }, limits.priceCollar),
    ) ??
    asRefusal(checkDuplicateOrder(bundle, account.sentOrders, nowMs, limits.duplicateMinutes)) ??
    asRefusal(checkOrderRate(account.sentOrders, nowMs, limits.orderRate)) ??
    asRefusal(dayTradeAnswer(view))
  );
}

function dayTradeAnswer({ account: { dayTrading } }: EntryView): LimitAnswer {
  if (dayTrading === undefined) return undefined;
  const { account, date, planned, rule, calendar } = dayTrading;
  return checkDayTrades(account, { date, planned, rule }, calendar);
}

/** What the trade and the whole book come to once the order has filled. */
function bookRefusal(
  { trade, candidate, rate }: AdjustmentRequest,
  { view: { account, market }, limits }: Bounds,
): Found | undefined {
  const { adjustment, bundle, dte, quoteOrigin } = candidate;
  const { quantity } = trade.opening;
  const equityDollars = account.equityCents / 100;
  const chain = market.chainOf(bundle.expiry.root, quoteOrigin);
  const change = chain && legsGreeks(bundle.legs, chain, rate);
  const whole = chain && legsGreeks(adjustment.after.legs, chain, rate);
  const order = change && plusGreeks(NO_GREEKS, change, quantity);
  const near = limits.gammaNearExpiry;
  const isNear = near !== undefined && dte <= near.dteMax;
  const soon = isNear
    ? bookGreeks(account, market.chainOf, rate, {
        dteMax: near.dteMax,
        dteOf: ({ expiry }) => Math.floor((expiry.settlesAtMs - market.nowMs) / MS_PER_DAY),
      })
    : undefined;
  const book = bookGreeks(account, market.chainOf, rate);
  return (
    asRefusal(
      checkGammaNearExpiry({ dte, orderGamma: order?.gamma, heldGamma: soon?.gamma, equityDollars }, near),
    ) ??
    asRefusal(
      checkGreeks(
        'trade-greeks',
        whole && plusGreeks(NO_GREEKS, whole, quantity),
        limits.tradeGreeks ?? {},
        equityDollars,
      ),
    ) ??
    asRefusal(
      checkGreeks(
        'portfolio-greeks',
        book && order && plusGreeks(book, order),
        limits.portfolioGreeks ?? {},
        equityDollars,
      ),
    ) ??
    asRefusal(
      checkAllocation(
        positionsAfter(trade, adjustment.after, account),
        account.equityCents,
        limits.allocationMax,
      ),
    )
  );
}

/** Cash at the order's limit, less fees, covers the worst expiry of all that is held then and the fees of closing it. */
function buyingPowerRefusal(
  { trade, candidate, feesCents }: AdjustmentRequest,
  limitCents: number,
  { account }: EntryView,
): Found | undefined {
  const { adjustment, bundle } = candidate;
  const lossCents = summedWorstLossCents(positionsAfter(trade, adjustment.after, account));
  if (lossCents === Infinity) return { gate: 'buying-power', reason: 'unbounded-loss' };
  const creditCents = limitCents * bundle.multiplier * trade.opening.quantity;
  const freeCents = account.cashCents + creditCents - feesCents - account.closingFeesCents;
  return exceeds('buying-power', lossCents, freeCents);
}

function positionsAfter(
  trade: OpenTrade,
  after: OptionStructure,
  { openTrades, workingOpenings }: EntryView['account'],
): ReturnType<typeof heldPositions> {
  const others = openTrades.filter((one) => one !== trade);
  const own = after.legs.map(({ contract, quantity }) => ({
    contract,
    quantity: quantity * trade.opening.quantity,
  }));
  return [...heldPositions({ openTrades: others, workingOpenings }), ...own];
}

/** Dollars in the refusal; what is no number is refused. */
function exceeds(gate: AdjustmentGate, measuredCents: number, limitCents: number): Found | undefined {
  if (measuredCents <= limitCents) return undefined;
  if (!Number.isFinite(measuredCents) || !Number.isFinite(limitCents))
    return { gate, reason: 'not-a-number' };
  return { gate, measured: measuredCents / 100, limit: limitCents / 100 };
}

function asRefusal(answer: LimitAnswer): Found | undefined {
  if (answer === undefined) return undefined;
  const gate = ADJUSTMENT_GATES.find((one) => one === answer.gate);
  invariant(gate !== undefined, `an adjustment is not asked for ${answer.gate}`);
  return { ...answer, gate };
}

const MS_PER_DAY = 86_400_000;

function approved({ trade, candidate, expiresAtMs }: AdjustmentRequest, limitCents: number): ApprovedOrder {
  const intent: OrderIntent = {
    tradeId: trade.opening.tradeId,
    action: 'adjust',
    structure: candidate.bundle,
    adjustment: candidate.adjustment,
    quantity: trade.opening.quantity,
    quoteOrigin: candidate.quoteOrigin,
    quotedAtMs: candidate.quotedAtMs,
    urgency: 'patient',
    limitCents: cents(limitCents),
    exitReason: undefined,
    workFromMs: undefined,
    expiresAtMs,
  };
  return intent as ApprovedOrder;
}
