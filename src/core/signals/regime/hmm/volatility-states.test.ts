// Checks what the streamed probabilities rest on: closed sessions alone, a fit of its due sessions, no later one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpochMs } from '../../../domain/index.ts';
import { fitGaussianMarkov } from './fit-gaussian-markov.ts';
import { createForwardFilter } from './forward-filter.ts';
import { gaussianLogDensities } from './gaussian-log-density.ts';
import { simulateReturns, TWO_STATES } from './simulated-returns.fixture.ts';
import { createVolatilityStates, type VolatilityStates } from './volatility-states.ts';

const CONFIG = { states: 2, sessionsMin: 120, refitSessions: 21, starts: 2 };
const DAY_MS = 86_400_000;

const { returns, states } = simulateReturns(TWO_STATES, 700, 'stream');
/** One more than there are returns. */
const closes = [100];
for (const change of returns) closes.push((closes.at(-1) as number) * Math.exp(change));

function note(model: VolatilityStates, from: number, values: readonly number[]): void {
  for (const [index, close] of values.entries())
    model.noteSession(close, ((from + index) * DAY_MS) as EpochMs);
}

function read(model: VolatilityStates): readonly number[] | string {
  const signal = model.probabilities();
  return signal.available ? Array.from(signal.value) : signal.reason;
}

test('is unavailable until there are returns enough, then known as of the last close', () => {
  const model = createVolatilityStates(CONFIG);
  expect(read(model)).toBe('hmm-too-few-sessions');
  note(model, 0, closes.slice(0, 120));
  expect(read(model)).toBe('hmm-too-few-sessions');
  note(model, 120, closes.slice(120, 121));
  expect(model.probabilities()).toMatchObject({ available: true, asOfMs: 120 * DAY_MS });
});

test('closes that stand still have no states', () => {
  const model = createVolatilityStates(CONFIG);
  note(
    model,
    0,
    Array.from({ length: 130 }, () => 100),
  );
  expect(read(model)).toBe('hmm-flat-series');
});

test('rests on a fit of the sessions that were due and filters every session so far', () => {
  const model = createVolatilityStates(CONFIG);
  note(model, 0, closes.slice(0, 1 + 170));
  // 120 + 2 × 21 = 162 returns are the last that a refit was due at.
  const fit = fitGaussianMarkov(returns.slice(0, 162), { states: 2, starts: 2 });
  if (!fit.ok) throw new Error(fit.reason);
  const filter = createForwardFilter(fit.model);
  const log = new Float64Array(2);
  for (const change of returns.slice(0, 170)) {
    gaussianLogDensities(change, fit.model, log);
    filter.step(log);
  }
  const found = read(model) as readonly number[];
  for (const state of [0, 1]) expect(found[state]).toBeCloseTo(filter.probabilities[state] as number, 9);
});

test('is the same whether asked at every session or only at the last', () => {
  const often = createVolatilityStates(CONFIG);
  for (let session = 0; session < 260; session += 1) {
    note(often, session, closes.slice(session, session + 1));
    read(often);
  }
  const once = createVolatilityStates(CONFIG);
  note(once, 0, closes.slice(0, 260));
  expect(read(often)).toEqual(read(once));
});

test('nothing after a session changes what was said at it: the rest cut off, or poisoned by a factor', () => {
  fc.assert(
    fc.property(fc.integer({ min: 121, max: 300 }), fc.constantFrom(10, 0.1, 1000), (cut, factor) => {
      const truncated = createVolatilityStates(CONFIG);
      note(truncated, 0, closes.slice(0, cut));
      const said = read(truncated);
      const poisoned = createVolatilityStates(CONFIG);
      const later = closes.map((close, at) => (at < cut ? close : close * factor ** (1 + (at % 2))));
      let atCut: unknown;
      for (let session = 0; session < Math.min(later.length, cut + 30); session += 1) {
        note(poisoned, session, later.slice(session, session + 1));
        const now = read(poisoned);
        if (session === cut - 1) atCut = now;
      }
      expect(atCut).toEqual(said);
    }),
    { numRuns: 12 },
  );
});

test('tells calm from stressed sessions of a chain it was not told', () => {
  const model = createVolatilityStates(CONFIG);
  note(model, 0, closes.slice(0, 121));
  let right = 0;
  for (let session = 121; session < closes.length; session += 1) {
    note(model, session, closes.slice(session, session + 1));
    const [, stressed = Number.NaN] = read(model) as readonly number[];
    if (stressed > 0.5 === (states[session - 1] === 1)) right += 1;
  }
  expect(right / (closes.length - 121)).toBeGreaterThan(0.85);
});

test('a close that is none and sessions out of order are refused', () => {
  const model = createVolatilityStates(CONFIG);
  for (const close of [0, -1, Number.NaN, Infinity])
    expect(() => model.noteSession(close, 1 as EpochMs)).toThrow('close above 0');
  model.noteSession(100, 5 as EpochMs);
  expect(() => model.noteSession(100, 5 as EpochMs)).toThrow('in order of time');
});
