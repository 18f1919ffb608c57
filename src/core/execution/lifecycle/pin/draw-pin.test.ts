// Checks one drawn outcome of the pin zone against chances that a test dictates: the move's size and side, and who follows it.
import { describe, expect, it } from 'vitest';
import {
  cents,
  contractKey,
  optionContract,
  type OptionContract,
  type OptionRight,
} from '../../../domain/index.ts';
import type { Rng } from '../../../numerics/index.ts';
import { stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import { drawPin } from './draw-pin.ts';

const EXPIRY = stageExpiry('SPY', '2018-01-19', 'PM');
/** Such that a deviation of the logarithm is exactly 0.01. */
const AFTER = { volatility: 0.01 * Math.sqrt(525_600 / 90), minutes: 90, attentiveShare: 0.5 };
const of = (right: OptionRight, strikeCents: number): OptionContract =>
  optionContract(EXPIRY, right, cents(strikeCents));

/** Of ten contracts, every uniform being the same, such as 0.3: a share of 0.5 then calls all and one of 0 none. */
function assigned(contract: OptionContract, closePoints: number, deviations: number, uniform = 0.3): number {
  const asked: string[] = [];
  const rng: Rng = {
    uniform: () => uniform,
    normal: () => deviations,
    integer: () => 0,
    fork: (name) => {
      asked.push(name);
      return rng;
    },
  };
  const count = drawPin(closePoints, AFTER, rng)({ contract, contracts: 10 });
  expect(asked).toEqual(['move', contractKey(contract)]);
  return count;
}

describe('a drawn move', () => {
  it('is the deviations drawn times the deviation, upwards where they are above 0', () => {
    // 270 exp(0.02) = 275.45436.
    expect(assigned(of('call', 27_545), 270, 2)).toBe(10);
    expect(assigned(of('call', 27_546), 270, 2)).toBe(0);
    // 270 exp(-0.02) = 264.65364.
    expect(assigned(of('put', 26_466), 270, -2)).toBe(10);
    expect(assigned(of('put', 26_465), 270, -2)).toBe(0);
  });

  it('that ends at the strike calls nothing', () => {
    expect(assigned(of('call', 27_000), 270, 0)).toBe(0);
    expect(assigned(of('put', 27_000), 270, 0)).toBe(0);
  });

  it('that comes back leaves the inattentive, all where the price stays beyond', () => {
    expect(assigned(of('call', 26_900), 270, 0)).toBe(10);
    // Half of them let it lapse: of uniforms of 0.3 all are among the other half.
    expect(assigned(of('call', 26_900), 270, -3)).toBe(10);
    // Of uniforms of 0.7 all are among those that let it lapse, but only where the price comes back.
    expect(assigned(of('call', 26_900), 270, -3, 0.7)).toBe(0);
    expect(assigned(of('call', 26_900), 270, 0, 0.7)).toBe(10);
  });
});
