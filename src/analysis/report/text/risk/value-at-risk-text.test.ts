// Tests what a summary says of value at risk where too few sessions had a position for any figure.
import { expect, test } from 'vitest';
import { parseSessionDate } from '../../../../core/domain/index.ts';
import type { ValueAtRiskSection } from '../../../scenario/index.ts';
import { valueAtRiskLines } from './value-at-risk-text.ts';

const FROM = parseSessionDate('2018-01-02') ?? expect.fail();

test('without a figure the reason stands where the figures would', () => {
  const section: ValueAtRiskSection = {
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
  expect(valueAtRiskLines(section).join(' ').replaceAll(/\s+/gu, ' ').trim()).toBe(
    'Value at risk, % of equity in a session with a position (125 of them): none; it needs 200 sessions with a position, 125 were there.',
  );
});
