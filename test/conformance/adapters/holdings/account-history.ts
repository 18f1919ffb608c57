// One account taken through a history by the engine's step: fills, assignments, shares, dividends, settlement.
import {
  type ApprovedShareOrder,
  type Cents,
  type EngineEvent,
  type EpochMs,
  isoInstant,
  type LegBundle,
  type OpenTrade,
  type OptionExpiry,
  type OptionStructure,
  type OrderIntent,
  partOfStructure,
  type Root,
  type SessionDate,
} from '../../../../src/core/domain/index.ts';
import {
  emptyStepOutput,
  type EngineState,
  initialEngineState,
  step,
} from '../../../../src/core/engine/index.ts';
import { PLAN } from '../../../../src/core/engine/engine-stage.fixture.ts';
import { exerciseDelivery, shareDividendCents } from '../../../../src/core/execution/index.ts';
import { settlementValue } from '../../../../src/core/execution/venue/settle-expiry.ts';
import { summedWorstLossCents } from '../../../../src/core/margin/index.ts';
import { heldContracts } from '../../../../src/core/portfolio/index.ts';
import { candidateOf } from '../../../../src/core/portfolio/open-trade.fixture.ts';
import { stageBar, stageCondor, stageOrder } from '../../../fixtures/venue-stage.ts';
import { contractOf, expiryOf, nameOf } from './held-legs.ts';
import type { HistoryEvent, TradedLeg } from '../session.ts';
import { settledHoldings } from './settled-holdings.ts';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'seq' | 'availableAtMs'> : never;
type Event<D extends HistoryEvent['do']> = Extract<HistoryEvent, { readonly do: D }>;
/** Orders that a history brings along; the engine's own are numbered from 1. */
const OWN_ORDERS_FROM = 10_000;

export class AccountHistory {
  readonly #state: EngineState;
  readonly #expiry: OptionExpiry;
  #nowMs = 0 as EpochMs;
  #orderId = OWN_ORDERS_FROM;

  constructor(setting: {
    readonly root: Root;
    readonly expiryDate: string;
    readonly initialCashCents: Cents;
  }) {
    this.#state = initialEngineState(PLAN, setting.initialCashCents);
    this.#expiry = expiryOf(setting.root, setting.expiryDate);
  }

  take(event: HistoryEvent): void {
    this.#enter(event.at);
    switch (event.do) {
      case 'open':
      case 'close':
        this.#fill(event);
        break;
      case 'assign':
        this.#assign(event);
        break;
      case 'trade-shares':
        this.#tradeShares(event);
        break;
      case 'dividend':
        this.#dividend(event);
        break;
      case 'liquidate':
        this.#step({
          kind: 'position-liquidated',
          legs: event.legs.map((leg) => ({
            contract: this.#contract(leg),
            quantity: leg.quantity,
            priceCents: centsOf(leg.price),
          })),
          feesCents: event.feesDollars,
          rule: 'the history says so',
        });
        break;
      default:
        this.#settle(event);
    }
  }

  /** The account as a vector's `after` names it. */
  account(): Record<string, unknown> {
    const { portfolio } = this.#state;
    const { openTrades, cashCents, initialCashCents } = portfolio;
    const held = heldContracts(openTrades);
    const positions: Record<string, number> = Object.fromEntries(
      openTrades.flatMap(({ opening }) =>
        opening.structure.legs.map(({ contract }) => [nameOf(contract), 0]),
      ),
    );
    for (const { contract, quantity } of held)
      positions[nameOf(contract)] = (positions[nameOf(contract)] ?? 0) + quantity;
    const worstCents = summedWorstLossCents(held);
    return {
      cashDollars: cashCents / 100,
      // A contract that no trade holds any more is held 0 times.
      positions: new Proxy(positions, { get: (target, name) => target[String(name)] ?? 0 }),
      shares: openTrades.reduce((sum, { shares }) => sum + shares, 0),
      worstExpiryLossDollars: worstCents === Infinity ? null : worstCents / 100,
      realisedDollars: openTrades.length === 0 ? (cashCents - initialCashCents) / 100 : null,
    };
  }

  /** A bar at this instant that decides nothing: the day and the price are known. */
  #enter(atMs: EpochMs): void {
    this.#nowMs = atMs;
    const date = isoInstant(atMs).slice(0, 10);
    const bar = stageBar(date, 0, new Map(), { isTradable: false, chain: { unavailable: 'no-chain' } });
    this.#step({ ...bar, sessionDate: date as SessionDate });
  }

  #step(event: WithoutPlace<EngineEvent>): void {
    const place = { seq: this.#state.seq + 1, availableAtMs: this.#nowMs };
    step(this.#state, { ...event, ...place }, emptyStepOutput());
  }

  #contract(leg: { readonly right: 'call' | 'put'; readonly strike: number }) {
    return contractOf(this.#expiry, leg);
  }

  /** A condor that is opened, or legs of one trade that are closed, as one order filled at these prices. */
  #fill({ do: action, legs, feesDollars }: Event<'open' | 'close'>): void {
    const sorted = legs.toSorted((a, b) => a.strike - b.strike || (a.right === 'put' ? -1 : 1));
    const quantity = Math.abs(sorted[0]?.quantity ?? 0);
    const trade = action === 'close' ? this.#holderOf(sorted) : undefined;
    const structure = trade === undefined ? this.#condorOf(sorted) : bundleOf(trade, sorted);
    const tradeId = trade?.opening.tradeId ?? this.#state.nextTradeId;
    if (trade === undefined) this.#state.nextTradeId += 1;
    const intent: Partial<OrderIntent> = {
      tradeId,
      action,
      quantity,
      exitReason: trade === undefined ? undefined : 'profit-target',
    };
    const id = this.#nextOrderId();
    this.#state.workingOrders.set(id, {
      order: {
        id,
        intent: stageOrder(structure as OptionStructure, intent),
        submittedAtMs: this.#nowMs,
        state: 'submitted',
        filledQuantity: 0,
      },
      candidate: trade === undefined ? candidateOf(structure as OptionStructure) : undefined,
    });
    const legPricesCents = sorted.map(({ price }) => centsOf(price));
    this.#step({
      kind: 'order-filled',
      orderId: id,
      fillId: id,
      quantity,
      legPricesCents,
      legDoubleMidsCents: legPricesCents.map((price) => 2 * price),
      legDeltas: undefined,
      quoteOrigin: 'recorded',
      quotedAtMs: this.#nowMs,
      feesCents: feesDollars,
    });
  }

  #condorOf(legs: readonly TradedLeg[]): OptionStructure {
    const [longPut, shortPut, shortCall, longCall] = legs.map(({ strike }) => strike);
    if (legs.length !== 4) throw new Error(`a history opens condors, found ${legs.length} legs`);
    return stageCondor(this.#expiry, [longPut ?? 0, shortPut ?? 0, shortCall ?? 0, longCall ?? 0]);
  }

  #holderOf(legs: readonly TradedLeg[]): OpenTrade {
    const names = legs.map((leg) => nameOf(this.#contract(leg)));
    const trade = this.#state.portfolio.openTrades.find(({ opening }) =>
      names.every((name) => opening.structure.legs.some(({ contract }) => nameOf(contract) === name)),
    );
    if (trade === undefined) throw new Error(`no trade holds ${names.join()}`);
    return trade;
  }

  #assign({ contracts, ...leg }: Event<'assign'>): void {
    const held = heldContracts(this.#state.portfolio.openTrades);
    const contract = held.find((one) => nameOf(one.contract) === nameOf(this.#contract(leg)))?.contract;
    if (contract === undefined) throw new Error(`no trade holds ${nameOf(this.#contract(leg))}`);
    const { sharesPerContract, cashPerContractCents } = exerciseDelivery(contract);
    this.#step({
      kind: 'option-exercised',
      contract,
      quantity: -contracts,
      reason: leg.right === 'call' ? 'ex-dividend' : 'deep-put',
      shares: -contracts * sharesPerContract,
      cashCents: (-contracts * cashPerContractCents) as Cents,
      feesCents: 0 as Cents,
    });
  }

  #tradeShares({ shares, priceDollars, feesDollars }: Event<'trade-shares'>): void {
    const trade = this.#state.portfolio.openTrades.find((one) => one.shares === -shares);
    if (trade === undefined) throw new Error(`no trade holds ${-shares} shares`);
    const { tradeId } = trade.opening;
    if (trade.shareOrderId === undefined) {
      const id = this.#nextOrderId();
      const order = {
        tradeId,
        root: this.#expiry.root,
        shares,
        exitReason: 'assignment',
      } as ApprovedShareOrder;
      this.#state.shareOrders.set(id, { id, intent: order, submittedAtMs: this.#nowMs });
      trade.shareOrderId = id;
    }
    this.#step({
      kind: 'shares-filled',
      orderId: trade.shareOrderId,
      fillId: this.#nextOrderId(),
      shares,
      priceCents: priceDollars,
      feesCents: feesDollars,
    });
  }

  #dividend({ at, amountDollars }: Event<'dividend'>): void {
    const shares = this.#state.portfolio.openTrades.reduce((sum, trade) => sum + trade.shares, 0);
    this.#step({
      kind: 'dividend-booked',
      root: this.#expiry.root,
      exDate: isoInstant(at).slice(0, 10) as SessionDate,
      shares,
      dollarsPerShare: amountDollars,
      amountCents: shareDividendCents(shares, amountDollars),
    });
  }

  #settle(event: Event<'settle'>): void {
    const points = event.settlementPoints ?? this.#settlementPoints(event);
    const net = new Map<string, { contract: LegBundle['legs'][number]['contract']; quantity: number }>();
    for (const { contract, quantity } of heldContracts(this.#state.portfolio.openTrades)) {
      const before = net.get(nameOf(contract))?.quantity ?? 0;
      net.set(nameOf(contract), { contract, quantity: before + quantity });
    }
    this.#step({
      kind: 'expiry-settled',
      expiry: this.#expiry,
      settlementPoints: points,
      source: 'close',
      legs: settledHoldings([...net.values()], points, event.exercised),
      feesCents: 0 as Cents,
    });
  }

  /** The value that the venue's own rule takes from a day that opened and closed so. */
  #settlementPoints({ openPoints = Number.NaN, closePoints = Number.NaN }: Event<'settle'>): number {
    const bar = stageBar(this.#expiry.sessionDate, 390, new Map(), {
      open: openPoints,
      close: closePoints,
      openingSettlement: { points: openPoints, source: 'open-proxy' },
    });
    const value = settlementValue(this.#expiry, bar);
    if (value === undefined) throw new Error('the expiry has no value on its day');
    return value.points;
  }

  #nextOrderId(): number {
    this.#orderId += 1;
    return this.#orderId;
  }
}

function bundleOf({ opening }: OpenTrade, legs: readonly TradedLeg[]): LegBundle {
  const places = legs.map(({ right, strike }) =>
    opening.structure.legs.findIndex(
      ({ contract }) => contract.right === right && contract.strikeCents === centsOf(strike),
    ),
  );
  return partOfStructure(opening.structure, places);
}

function centsOf(dollars: number): Cents {
  return Math.round(dollars * 100) as Cents;
}
