// An engine on its stage: events one at a time at 11:00 of a Tuesday, with what each step asked for and recorded.
import {
  type BarClosed,
  cents,
  type Cents,
  type Command,
  type EngineEvent,
  type EpochMs,
  invariant,
  type OrderEvent,
  type SubmitOrder,
} from '../domain/index.ts';
import type { LedgerRecord } from '../ledger/index.ts';
import { barAt, chainToday, ELEVEN, MONTHLY, STRATEGY } from '../strategy/entry-case.fixture.ts';
import { initialEngineState, type TradingPlan } from './engine-state.ts';
import { step } from './step.ts';
import { emptyStepOutput } from './step-output.ts';

export const PLAN: TradingPlan = {
  strategy: STRATEGY,
  risk: {
    riskPerTradeRatio: 0.02,
    contractsMax: 50,
    lossBasis: 'order-limit',
    creditNaturalShare: 1,
    collateral: 'face',
  },
  calendar: MONTHLY,
  rateOn: undefined,
};

type WithoutPlace<T> = T extends unknown ? Omit<T, 'seq' | 'availableAtMs'> : never;

/** What one step left. */
export interface Stepped {
  readonly commands: readonly Command[];
  readonly records: readonly LedgerRecord[];
}

/** An engine that trades `plan` with 100,000 dollars. */
export function stagedEngine(plan: TradingPlan = PLAN) {
  const state = initialEngineState(plan, cents(10_000_000));
  let nowMs = 0 as EpochMs;
  let fillId = 0;
  const feed = (event: WithoutPlace<EngineEvent>, atMs: EpochMs = nowMs): Stepped => {
    const output = emptyStepOutput();
    nowMs = atMs;
    step(state, { ...event, seq: state.seq + 1, availableAtMs: atMs }, output);
    return output;
  };
  const bar = (
    minutesAfterOpen: number,
    chain: BarClosed['chain'] = chainToday(minutesAfterOpen),
    date?: string,
  ) => {
    const event = barAt(minutesAfterOpen, chain, date);
    return feed(event, event.availableAtMs);
  };
  const report = (event: WithoutPlace<OrderEvent>): Stepped => feed(event);
  /** The venue's fill of an order, of all its units unless told, at these leg prices, cents a share. */
  const fill = (
    orderId: number,
    legPrices: readonly number[] = [58, 160, 160, 60],
    quantity = state.workingOrders.get(orderId)?.order.intent.quantity ?? 1,
  ): Stepped => {
    fillId += 1;
    return report({ kind: 'order-filled', orderId, fillId, quantity, ...fillAt(legPrices) });
  };
  /** Sends the first entry order, at eleven. */
  const enter = (): SubmitOrder => submitted(bar(ELEVEN));
  /** Opens the first trade and returns its opening order. */
  const holdCondor = (): SubmitOrder => {
    const order = enter();
    fill(order.orderId);
    return order;
  };
  return { state, feed, bar, report, fill, enter, holdCondor };
}

/** The prices of a fill with 260 cents of fees. */
export function fillAt(legPrices: readonly number[]) {
  const legPricesCents = legPrices.map((price): Cents => cents(price));
  return {
    legPricesCents,
    legDoubleMidsCents: legPrices.map((price) => 2 * price),
    legDeltas: [-0.1, -0.2, 0.2, 0.1],
    quoteOrigin: 'simulated' as const,
    quotedAtMs: 0 as EpochMs,
    feesCents: cents(260),
  };
}

/** The one order that a step sent. */
export function submitted({ commands }: Stepped): SubmitOrder {
  const orders = commands.filter((command) => command.kind === 'submit-order');
  invariant(orders.length === 1 && orders[0] !== undefined, `one order is sent, found ${orders.length}`);
  return orders[0];
}

export const types = ({ records }: Stepped): readonly string[] => records.map(({ type }) => type);
