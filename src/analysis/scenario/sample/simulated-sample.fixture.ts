// Samples of made-up returns for the tests of simulation.
import type { SessionDate } from '../../../core/domain/index.ts';
import { addDays } from '../../../core/domain/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import type { RunSample } from './run-sample.ts';

const FIRST = '2001-01-01' as SessionDate;

/** A sample of these returns, a position open in all sessions, each trade a session long unless given otherwise. */
export function sampleOf(returns: ArrayLike<number>, overrides: Partial<RunSample> = {}): RunSample {
  const { length } = returns;
  return {
    dates: Array.from({ length }, (_, at) => addDays(FIRST, at)),
    returns: Float64Array.from(returns),
    isHeld: new Uint8Array(length).fill(1),
    bands: new Int8Array(length),
    spotPoints: new Float64Array(length).fill(100),
    leftOutBefore: 0,
    leftOutAfter: 0,
    initialDollars: 100_000,
    finalDollars: 100_000,
    worstLossAtOnceDollars: 20_000,
    worstLossAtOnceShare: 0.2,
    tradeReturns: Float64Array.from(returns),
    ...overrides,
  };
}

/** Returns of 1% deviation whose bad days come together, and bands that follow them. */
export function clusteredSample(length: number, seed = 1): RunSample {
  const rng = createRng(seed).fork('clustered');
  let mood = 0;
  const moods = Array.from({ length }, () => {
    mood = 0.9 * mood + Math.sqrt(1 - 0.81) * rng.normal();
    return mood;
  });
  const returns = moods.map((value) => 0.0003 + 0.004 * value + 0.008 * rng.normal());
  return sampleOf(returns, {
    bands: Int8Array.from(moods, (value) => (value > 0.7 ? 0 : value > -0.2 ? 1 : value > -1.5 ? 2 : 3)),
  });
}
