// Tests the life of an order: every transition that exists and every one that must stop the run.
import { describe, expect, it } from 'vitest';
import {
  type ApprovedOrder,
  cents,
  type EpochMs,
  InvariantViolation,
  type Order,
  ORDER_STATES,
  type OrderState,
} from '../domain/index.ts';
import {
  isDuplicate,
  isEnded,
  orderAfter,
  ORDER_INPUTS,
  ORDER_TRANSITIONS,
  orderUnknown,
  type UnitOrderEvent,
} from './order-state.ts';

const about = { seq: 9, availableAtMs: 0 as EpochMs, orderId: 1 };
const filled = (quantity: number): UnitOrderEvent => ({
  ...about,
  kind: 'order-filled',
  fillId: 7,
  quantity,
  legPricesCents: [],
  legDoubleMidsCents: [],
  legDeltas: [],
  quoteOrigin: 'simulated',
  quotedAtMs: 0 as EpochMs,
  feesCents: cents(0),
});
const simple = (kind: 'order-accepted' | 'order-cancelled' | 'order-expired'): UnitOrderEvent => ({
  ...about,
  kind,
});
const rejected: UnitOrderEvent = { ...about, kind: 'order-rejected', code: 'c', message: 'm' };

/** An order of three units in a state. */
function orderIn(state: OrderState, filledQuantity = 0): Order {
  const intent = { quantity: 3 } as ApprovedOrder;
  return { id: 1, intent, submittedAtMs: 0 as EpochMs, state, filledQuantity };
}

describe('orderAfter', () => {
  it('leads from submission over acceptance and parts to each end', () => {
    let order = orderAfter(orderIn('submitted'), simple('order-accepted'));
    expect(order).toMatchObject({ state: 'accepted', filledQuantity: 0 });
    order = orderAfter(order, filled(1));
    expect(order).toMatchObject({ state: 'partly-filled', filledQuantity: 1 });
    order = orderAfter(order, filled(2));
    expect(order).toMatchObject({ state: 'filled', filledQuantity: 3 });
    expect(orderAfter(orderIn('accepted'), simple('order-cancelled')).state).toBe('cancelled');
    expect(orderAfter(orderIn('accepted'), simple('order-expired')).state).toBe('expired');
    expect(orderAfter(orderIn('accepted'), rejected).state).toBe('rejected');
  });

  it('fills no more units than there are, and whole ones', () => {
    expect(() => orderAfter(orderIn('partly-filled', 2), filled(2))).toThrow(
      'order 1 is of 3 units: 2 and 2 more cannot fill',
    );
    for (const quantity of [0, -1, 0.5, Number.NaN])
      expect(() => orderAfter(orderIn('accepted'), filled(quantity))).toThrow(InvariantViolation);
  });

  it('takes a fill that is told after the order was dropped', () => {
    expect(orderAfter(orderIn('cancelled'), filled(1))).toMatchObject({
      state: 'cancelled',
      filledQuantity: 1,
    });
    expect(orderAfter(orderIn('expired', 2), filled(1))).toMatchObject({ state: 'filled' });
    expect(orderAfter(orderIn('rejected'), filled(3))).toMatchObject({ state: 'filled' });
  });

  it('is unknown while the line is lost, and what it was once it is told again', () => {
    const lost = orderUnknown(orderIn('partly-filled', 1));
    expect(lost.state).toBe('unknown');
    expect(orderAfter(lost, simple('order-accepted')).state).toBe('partly-filled');
    expect(orderAfter(orderUnknown(orderIn('submitted')), simple('order-accepted')).state).toBe('accepted');
    expect(orderAfter(lost, filled(2)).state).toBe('filled');
  });

  it('refuses everything that the table does not list', () => {
    expect(() => orderUnknown(orderIn('filled'))).toThrow('an order that is filled cannot be disconnected');
    expect(() => orderAfter(orderIn('filled'), simple('order-cancelled'))).toThrow(
      'an order that is filled cannot be cancelled',
    );
    const cells = ORDER_STATES.flatMap((state) =>
      ORDER_INPUTS.filter((input) => ORDER_TRANSITIONS[state][input]),
    );
    expect(cells).toHaveLength(4 * 8 + 1 + 3 * 3);
  });
});

/** Every cell of the table: the state before, what happens, the state after; `-` stops the run. */
const CELLS = `
  before         accepted       filled-in-part  filled  replaced       cancelled  rejected  expired  disconnected
  submitted      accepted       partly-filled   filled  accepted       cancelled  rejected  expired  unknown
  accepted       accepted       partly-filled   filled  accepted       cancelled  rejected  expired  unknown
  partly-filled  partly-filled  partly-filled   filled  partly-filled  cancelled  rejected  expired  unknown
  unknown        accepted       partly-filled   filled  accepted       cancelled  rejected  expired  unknown
  filled         filled         -               -       -              -          -         -        -
  cancelled      cancelled      cancelled       filled  -              -          -         -        -
  rejected       rejected       rejected        filled  -              -          -         -        -
  expired        expired        expired         filled  -              -          -         -        -
`;

describe('every input in every state', () => {
  const [head = [], ...rows] = CELLS.trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  const cells = rows.flatMap(([state = '', ...nexts]) =>
    nexts.map((next, place) => [state as OrderState, head[place + 1] ?? '', next] as const),
  );

  it('stands in the table of this test', () => {
    expect(rows.map(([state]) => state)).toEqual(ORDER_STATES);
    expect(head.slice(1)).toEqual(ORDER_INPUTS);
  });

  /** What happens to an order in units, of which one was filled where its state says so. */
  const happen = (state: OrderState, input: string): Order => {
    const before = orderIn(state, state === 'partly-filled' ? 1 : 0);
    switch (input) {
      case 'filled-in-part':
        return orderAfter(before, filled(1));
      case 'filled':
        return orderAfter(before, filled(3 - before.filledQuantity));
      case 'replaced':
        return orderAfter(before, { ...about, kind: 'order-replaced', limitCents: cents(1) });
      case 'rejected':
        return orderAfter(before, rejected);
      case 'disconnected':
        return orderUnknown(before);
      default:
        return orderAfter(before, simple(`order-${input}` as 'order-accepted'));
    }
  };

  it.each(cells)('%s, %s: %s', (state, input, next) => {
    const cell = ORDER_TRANSITIONS[state][input as (typeof ORDER_INPUTS)[number]];
    expect(cell ?? '-').toBe(next);
    if (next === '-')
      expect(() => happen(state, input)).toThrow(
        new InvariantViolation(`an order that is ${state} cannot be ${input}`),
      );
    else expect(happen(state, input).state).toBe(next);
  });

  it('that is partly filled stays so when it is known again', () => {
    for (const kind of ['order-accepted', 'order-replaced'] as const) {
      const event = kind === 'order-replaced' ? { ...about, kind, limitCents: cents(1) } : simple(kind);
      expect(orderAfter(orderIn('unknown', 1), event)).toMatchObject({
        state: 'partly-filled',
        filledQuantity: 1,
      });
      expect(orderAfter(orderIn('unknown', 0), event).state).toBe('accepted');
    }
  });
});

describe('isEnded', () => {
  it('holds for the four ends alone', () => {
    expect(ORDER_STATES.filter(isEnded)).toEqual(['filled', 'cancelled', 'rejected', 'expired']);
  });
});

describe('isDuplicate', () => {
  it('is true for a fill id that was applied and for no other event', () => {
    expect(isDuplicate(filled(1), new Set([7]))).toBe(true);
    expect(isDuplicate(filled(1), new Set([6]))).toBe(false);
    expect(isDuplicate(simple('order-cancelled'), new Set([7]))).toBe(false);
  });
});
