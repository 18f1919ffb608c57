// Every sequence of reports about one order: the transition table keeps its promises in all of them.
import { describe, expect, it } from 'vitest';
import { type EpochMs, InvariantViolation, type Order, ORDER_STATES } from '../../src/core/domain/index.ts';
import { isEnded, orderAfter, orderUnknown, type UnitOrderEvent } from '../../src/core/execution/index.ts';
import { stageCondor, stageExpiry, stageOrder } from '../fixtures/venue-stage.ts';
import { explore, type Successor, type World } from './explore.ts';

const QUANTITY = 3;
const STATES_MAX = 1000;
const CONDOR = stageCondor(stageExpiry('XSP', '2018-02-16', 'PM'), [250, 260, 280, 290]);
const SENT: Order = {
  id: 1,
  intent: stageOrder(CONDOR, { quantity: QUANTITY }),
  submittedAtMs: 0 as EpochMs,
  state: 'submitted',
  filledQuantity: 0,
};

interface Happening {
  readonly label: string;
  readonly next: (order: Order) => Order;
}

const about = { seq: 1, availableAtMs: 0 as EpochMs, orderId: 1 };
const HAPPENINGS: readonly Happening[] = [
  ...[1, 2, 3].map((quantity) => ({
    label: `fill ${quantity}`,
    next: (order: Order) => orderAfter(order, { ...about, kind: 'order-filled', quantity } as UnitOrderEvent),
  })),
  ...(
    ['order-accepted', 'order-replaced', 'order-cancelled', 'order-rejected', 'order-expired'] as const
  ).map((kind) => ({
    label: kind,
    next: (order: Order) => orderAfter(order, { ...about, kind } as UnitOrderEvent),
  })),
  { label: 'line lost', next: orderUnknown },
];

/** What must hold of an order after a happening, whatever came before. */
function problemsOf(before: Order, after: Order): readonly string[] {
  const { state, filledQuantity } = after;
  const checks: readonly (readonly [string, boolean])[] = [
    ['it is never filled beyond its quantity', filledQuantity >= 0 && filledQuantity <= QUANTITY],
    ['no fill is forgotten', filledQuantity >= before.filledQuantity],
    ['it is filled when all of it is', (state === 'filled') === (filledQuantity === QUANTITY)],
    ['partly filled means so', state !== 'partly-filled' || filledQuantity > 0],
    ['accepted means that nothing filled', state !== 'accepted' || filledQuantity === 0],
    ['it works no more once it has ended', !isEnded(before.state) || isEnded(state)],
    [
      'what ended unfilled changes by fills alone',
      !isEnded(before.state) || state === before.state || state === 'filled',
    ],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => name);
}

const impossible = new Set<string>();

const WORLD: World<Order> = {
  start: SENT,
  keyOf: ({ state, filledQuantity }) => `${state} ${filledQuantity}`,
  isQuiet: ({ state }) => isEnded(state),
  *successorsOf(order) {
    for (const { label, next } of HAPPENINGS) {
      let after: Order;
      try {
        after = next(order);
      } catch (error) {
        if (!(error instanceof InvariantViolation)) throw error;
        impossible.add(`${order.state}: ${label}`);
        continue;
      }
      yield (): Successor<Order> => ({ label, state: after, problems: problemsOf(order, after) });
    }
  },
};

describe('the life of an order', () => {
  const found = explore(WORLD, STATES_MAX);

  it('keeps its promises over every sequence of reports and always comes to an end', () => {
    expect(found.violations).toEqual([]);
    expect(found).toMatchObject({ isClosed: true, strandedStates: 0 });
    // By units filled: seven states that work, ten that have ended.
    expect(found).toMatchObject({ states: 17, quietStates: 10 });
  });

  it('refuses what cannot happen: a second life, a fill beyond the order, a loss of the line after the end', () => {
    const endings = ORDER_STATES.filter(isEnded);
    for (const state of endings) {
      for (const label of ['order-cancelled', 'order-rejected', 'order-expired', 'line lost'])
        expect(impossible).toContain(`${state}: ${label}`);
    }
    for (const label of ['fill 1', 'fill 2', 'fill 3']) expect(impossible).toContain(`filled: ${label}`);
    for (const state of ORDER_STATES.filter((one) => !isEnded(one))) {
      for (const label of ['order-accepted', 'order-cancelled', 'order-rejected', 'order-expired', 'fill 1'])
        expect(impossible).not.toContain(`${state}: ${label}`);
    }
  });
});
