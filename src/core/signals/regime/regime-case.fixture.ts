// The instant at which a test judges, that from which its staged readings were known, and a configuration of the judge to begin from.
import type { EpochMs } from '../../domain/index.ts';
import type { RegimeConfig } from './regime-config.ts';

export const NOW_MS = 1_546_526_100_000 as EpochMs;
export const AS_OF_TEXT = '2019-01-03T14:30:00.000Z';

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
