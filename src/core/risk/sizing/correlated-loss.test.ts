// Tests the loss that comes together and the room it leaves in a budget.
import { describe, expect, it } from 'vitest';
import { correlatedLossCents, correlatedRoomCents } from './correlated-loss.ts';

const held = (...pairs: [number, number][]) =>
  pairs.map(([lossCents, correlation]) => ({ lossCents, correlation }));

const mostOf = (holdings: ReturnType<typeof held>, budgetCents: number): number =>
  correlatedRoomCents(holdings, budgetCents).mostCents;

describe('losses that come together', () => {
  it('are summed at a correlation of 1', () => {
    expect(correlatedLossCents(held([300, 1], [200, 1]), 50, 4)).toBe(700);
    expect(mostOf(held([300, 1], [200, 1]), 700)).toBe(200);
    expect(mostOf(held([300, 1], [200, 1]), 400)).toBe(-100);
    expect(mostOf([], 400)).toBe(400);
  });

  it('are the sides of a right triangle at 0, and set against each other at -1', () => {
    expect(correlatedLossCents(held([300, 0]), 100, 4)).toBe(500);
    expect(mostOf(held([300, 0]), 500)).toBe(400);
    expect(correlatedLossCents(held([300, -1]), 100, 4)).toBe(100);
    expect(mostOf(held([300, -1]), 100)).toBe(400);
  });

  it('leave a room that fills the budget exactly', () => {
    for (const correlation of [-0.5, 0.2, 0.7]) {
      const holdings = held([300, correlation], [150, 0.4]);
      const room = mostOf(holdings, 800);
      expect(room).toBeGreaterThan(0);
      expect(correlatedLossCents(holdings, room, 1)).toBeCloseTo(800, 9);
    }
  });

  it('leave none where what is held exceeds the budget', () => {
    expect(mostOf(held([300, 0.5]), 200)).toBeLessThanOrEqual(0);
    expect(mostOf(held([300, 0]), 200)).toBe(-100);
    expect(mostOf(held([300, 0.5]), 300)).toBe(0);
  });

  it('may leave room only for what offsets enough of what is held', () => {
    const holdings = held([20_000, -1]);
    // The offset leaves a tenth of equity of 100,000: from 10,000 to 30,000.
    expect(correlatedRoomCents(holdings, 10_000)).toEqual({ leastCents: 10_000, mostCents: 30_000 });
    expect(correlatedLossCents(holdings, 10_000, 1)).toBe(10_000);
    expect(correlatedLossCents(holdings, 9999, 1)).toBe(10_001);
    expect(correlatedRoomCents(holdings, 20_000)).toEqual({ leastCents: 0, mostCents: 40_000 });
    expect(correlatedRoomCents(holdings, 19_999).leastCents).toBe(1);
    expect(correlatedRoomCents(held([300, 0.5]), 200).leastCents).toBe(0);
  });

  it('leave none where nothing offsets enough', () => {
    const { leastCents, mostCents } = correlatedRoomCents(held([300, -0.1]), 200);
    expect({ leastCents, mostCents }).toEqual({ leastCents: 0, mostCents: -100 });
  });
});
