// Tests the life of an order: every transition that exists and every one that must stop the run.
import { describe, expect, it } from 'vitest';
import { cents, type EpochMs, InvariantViolation, ORDER_STATES, type OrderEvent } from '../domain/index.ts';
import { isDuplicate, nextOrderState } from './order-state.ts';

const EVENTS = [
  'order-accepted',
  'order-filled',
  'order-cancelled',
  'order-rejected',
  'order-expired',
] as const;

describe('nextOrderState', () => {
  it('leads from submission over acceptance to each end', () => {
    expect(nextOrderState('submitted', 'order-accepted')).toBe('accepted');
    expect(nextOrderState('accepted', 'order-filled')).toBe('filled');
    expect(nextOrderState('accepted', 'order-cancelled')).toBe('cancelled');
    expect(nextOrderState('accepted', 'order-rejected')).toBe('rejected');
    expect(nextOrderState('accepted', 'order-expired')).toBe('expired');
  });

  it('takes an end that is reported before the acceptance', () => {
    expect(EVENTS.map((event) => nextOrderState('submitted', event))).toEqual([
      'accepted',
      'filled',
      'cancelled',
      'rejected',
      'expired',
    ]);
  });

  it('refuses a second acceptance and everything after an end', () => {
    expect(() => nextOrderState('accepted', 'order-accepted')).toThrow(InvariantViolation);
    for (const state of ORDER_STATES.slice(2)) {
      for (const event of EVENTS) {
        expect(() => nextOrderState(state, event), `${state} ${event}`).toThrow(InvariantViolation);
      }
    }
  });

  it('names what is impossible', () => {
    expect(() => nextOrderState('cancelled', 'order-filled')).toThrow(
      'an order that is cancelled cannot receive order-filled',
    );
  });
});

describe('isDuplicate', () => {
  const fill: OrderEvent = {
    kind: 'order-filled',
    seq: 9,
    availableAtMs: 0 as EpochMs,
    orderId: 1,
    fillId: 7,
    legPricesCents: [],
    legDoubleMidsCents: [],
    legDeltas: [],
    quoteOrigin: 'simulated',
    quotedAtMs: 0 as EpochMs,
    feesCents: cents(0),
  };

  it('is true for a fill id that was applied and for no other event', () => {
    expect(isDuplicate(fill, new Set([7]))).toBe(true);
    expect(isDuplicate(fill, new Set([6]))).toBe(false);
    expect(
      isDuplicate(
        { kind: 'order-cancelled', seq: 9, availableAtMs: fill.availableAtMs, orderId: 7 },
        new Set([7]),
      ),
    ).toBe(false);
  });
});
