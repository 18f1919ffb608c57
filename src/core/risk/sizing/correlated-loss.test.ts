// Tests the loss that comes together and the room it leaves in a budget.
import { describe, expect, it } from 'vitest';
import { correlatedLossCents, correlatedRoomCents } from './correlated-loss.ts';

const held = (...pairs: [number, number][]) =>
  pairs.map(([lossCents, correlation]) => ({ lossCents, correlation }));

describe('losses that come together', () => {
  it('are summed at a correlation of 1', () => {
    expect(correlatedLossCents(held([300, 1], [200, 1]), 50, 4)).toBe(700);
    expect(correlatedRoomCents(held([300, 1], [200, 1]), 700)).toBe(200);
    expect(correlatedRoomCents(held([300, 1], [200, 1]), 400)).toBe(-100);
    expect(correlatedRoomCents([], 400)).toBe(400);
  });

  it('are the sides of a right triangle at 0, and set against each other at -1', () => {
    expect(correlatedLossCents(held([300, 0]), 100, 4)).toBe(500);
    expect(correlatedRoomCents(held([300, 0]), 500)).toBe(400);
    expect(correlatedLossCents(held([300, -1]), 100, 4)).toBe(100);
    expect(correlatedRoomCents(held([300, -1]), 100)).toBe(400);
  });

  it('leave a room that fills the budget exactly', () => {
    for (const correlation of [-0.5, 0.2, 0.7]) {
      const holdings = held([300, correlation], [150, 0.4]);
      const room = correlatedRoomCents(holdings, 800);
      expect(room).toBeGreaterThan(0);
      expect(correlatedLossCents(holdings, room, 1)).toBeCloseTo(800, 9);
    }
  });

  it('leave none where what is held exceeds the budget', () => {
    expect(correlatedRoomCents(held([300, 0.5]), 200)).toBeLessThanOrEqual(0);
    expect(correlatedRoomCents(held([300, 0]), 200)).toBe(-100);
    expect(correlatedRoomCents(held([300, 0.5]), 300)).toBe(0);
  });
});
