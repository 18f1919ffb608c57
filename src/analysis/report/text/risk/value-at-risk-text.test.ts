// Tests what a summary says of value at risk where too few sessions had a position for any figure.
import { expect, test } from 'vitest';
import { parseSessionDate } from '../../../../core/domain/index.ts';
import type { ValueAtRiskSection } from '../../../scenario/index.ts';
import { valueAtRiskLines } from './value-at-risk-text.ts';

const FROM = parseSessionDate('2018-01-02') ?? expect.fail();

const told = (lines: readonly string[]): string => lines.join(' ').replaceAll(/\s+/gu, ' ').trim();

const EMPTY: Extract<ValueAtRiskSection, { readonly reason: null }> = {
  reason: null,
  from: FROM,
  to: FROM,
  heldSessions: 125,
  idleSessions: 0,
  equityDollars: 100_000,
  volatility: null,
  meanBlockLength: 3,
  rows: [0.95, 0.99].map((level) => ({
    method: 'historical',
    sessions: 1,
    level,
    observations: 125,
    valueAtRisk: null,
    conditional: null,
    valueAtRiskInterval: null,
    conditionalInterval: null,
    orderInterval: null,
    reason: `needs ${level === 0.95 ? 200 : 1000} sessions with a position, 125 were there`,
  })),
  lookBackSessions: 250,
  tests: [],
  testsReason: null,
  forecasts: [],
};

test('without a figure the reason stands where the figures would', () => {
  expect(told(valueAtRiskLines(EMPTY))).toBe(
    'Value at risk, % of equity in a session with a position (125 of them): none; it needs 200 sessions with a position, 125 were there.',
  );
});

test('two methods that say unlike things are told apart by the day that one of them answers for', () => {
  const rowOf = (method: 'historical' | 'filtered', valueAtRisk: number): (typeof EMPTY.rows)[number] => ({
    ...(EMPTY.rows[0] ?? expect.fail()),
    method,
    valueAtRisk,
    conditional: 2 * valueAtRisk,
    reason: null,
  });
  const both = { ...EMPTY, rows: [rowOf('historical', 0.005), rowOf('filtered', 0.0125)] };
  expect(told(valueAtRiskLines(both))).toContain(
    'filtered of the session after 2018-01-02: at 95% the volatility of then makes it 2.5 times as much.',
  );
  const quiet = { ...EMPTY, rows: [rowOf('historical', 0.005), rowOf('filtered', 0.0002)] };
  expect(told(valueAtRiskLines(quiet))).toContain('makes it 0.04 times as much.');
  const one = { ...EMPTY, rows: [rowOf('historical', 0.005)] };
  expect(told(valueAtRiskLines(one))).not.toContain('filtered');
});
