import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { DEFAULT_SETTINGS } from '../../config/index.ts';
import { dataLabels, type LabelledParts } from './data-labels.ts';
import { readInputs } from './read-inputs.ts';

function assumptionsOf(root: 'SPX' | 'XSP', dates: readonly string[]): string {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const inputs = read.value;
  const parts = {
    inputs,
    history: { sessionOf: [], isBridged: false, repairs: {} },
    volatility: { origin: 'estimated' },
    settings: { ...DEFAULT_SETTINGS, root },
    feeSchedule: { broker: 'none', items: [] },
    traded: dates.map((date) => inputs.calendar.sessionOn(date as SessionDate)),
  } as unknown as LabelledParts;
  return dataLabels(parts).assumptions.join(' ');
}

describe('data labels', () => {
  test('say where steps in cents stand in for sixteenths and eighths, and only there', () => {
    expect(assumptionsOf('SPX', ['2001-04-06', '2001-04-09'])).toContain('sixteenths and eighths');
    expect(assumptionsOf('SPX', ['2001-04-09', '2024-01-05'])).not.toContain('sixteenths');
    expect(assumptionsOf('XSP', ['2001-04-06'])).not.toContain('sixteenths');
  });
});
