// The published case of early exercise, for tests that change one figure of it.
import type { ExerciseQuestion } from './exercise-question.ts';

const EVE = { isExDateEve: true, forgottenShare: 0 };
/** 30 days, call extrinsic 0.17, put 0.48, dividend 1.23: elitetrader thread 331103. */
export const call: ExerciseQuestion = {
  ...EVE,
  right: 'call',
  spot: 300,
  strike: 285,
  rate: 0.024,
  years: 30 / 365,
  leg: { bid: 14.95, ask: 15.39 },
  opposite: { bid: 0.47, ask: 0.49 },
  dividends: [{ years: 1 / 365, amount: 1.23 }],
};
