// A book of readings whose values a test sets, and a configuration of the judge to begin from.
import type { EpochMs, Signal } from '../../domain/index.ts';
import type { ReadingBook, ReadingName } from '../readings/reading-book.ts';
import type { RegimeConfig } from './regime-config.ts';

export const NOW_MS = 1_546_526_100_000 as EpochMs;
export const AS_OF_TEXT = '2019-01-03T14:30:00.000Z';
const AS_OF_MS = (NOW_MS - 300_000) as EpochMs;

/** Readings by name; a text is the reason why one is missing, and one that is not named has the reason `not-wanted`. */
export function readingsOf(values: Partial<Record<ReadingName, number | string>>): ReadingBook {
  const signals = new Map<ReadingName, Signal<number>>();
  return {
    read: (name) => {
      const value = values[name] ?? 'not-wanted';
      const signal =
        signals.get(name) ??
        (typeof value === 'number'
          ? ({ available: true, value, asOfMs: AS_OF_MS } as const)
          : ({ available: false, reason: value } as const));
      signals.set(name, signal);
      return signal;
    },
  };
}

export const RULES: RegimeConfig = {
  naming: { by: 'rules' },
  vix: { calm: 15, high: 20, crisis: 30, crash: 35 },
  trend: { adx: 25, by: 'sma-200-distance' },
  effects: {
    'low-vol-range': { wingScale: 1, sizeScale: 1 },
    'high-vol-range': { wingScale: 2, sizeScale: 0.5 },
    'bull-trend': { wingScale: 1.5, sizeScale: 1 },
    'bear-trend': { wingScale: 1.5, sizeScale: 0.75 },
    crash: { wingScale: 2, sizeScale: 0.25 },
  },
  blocked: ['crash'],
  conditions: [],
};
