// Tests the mean loss of the tail on distributions whose edge outcome lies partly inside it.
import { describe, expect, it } from 'vitest';
import { conditionalTailLossCents } from './tail-loss.ts';

describe('the mean loss of the tail', () => {
  it('counts the outcome at the edge with the part that lies inside', () => {
    const distribution = { pnlCents: [500, -1000, -200, 0], probabilities: [0.5, 0.02, 0.1, 0.38] };
    // Of the worst 5%, two are 1,000 and three are 200.
    expect(conditionalTailLossCents(distribution, 0.95)).toBeCloseTo((2 * 1000 + 3 * 200) / 5, 9);
    // Of the worst 2%, all are 1,000; of the worst 12%, ten are 200.
    expect(conditionalTailLossCents(distribution, 0.98)).toBeCloseTo(1000, 9);
    expect(conditionalTailLossCents(distribution, 0.88)).toBeCloseTo((2 * 1000 + 10 * 200) / 12, 9);
  });

  it('is the loss of the mean outcome over the whole, and negative where even the tail earns', () => {
    const distribution = { pnlCents: [100, -300], probabilities: [0.75, 0.25] };
    expect(conditionalTailLossCents(distribution, 0)).toBeCloseTo(0, 12);
    expect(conditionalTailLossCents({ pnlCents: [30, 10], probabilities: [0.5, 0.5] }, 0.95)).toBeCloseTo(
      -10,
      9,
    );
  });

  it('keeps equal outcomes apart and passes over what cannot happen', () => {
    const distribution = { pnlCents: [-100, -100, -900, 50], probabilities: [0.02, 0.02, 0, 0.96] };
    expect(conditionalTailLossCents(distribution, 0.95)).toBeCloseTo((4 * 100 - 50) / 5, 9);
  });

  it('is the mean of what there is where the probabilities fall short of the tail by a rounding', () => {
    expect(conditionalTailLossCents({ pnlCents: [-100], probabilities: [1 - 1e-7] }, 0)).toBeCloseTo(100, 9);
  });
});
