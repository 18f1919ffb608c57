// How the interest rates that FRED publishes are quoted. Source: the notes of each series at FRED.
import { continuousRate, type RateBasis } from '../../../core/domain/index.ts';

const DAYS_OF_BILL = 91;

interface RateConvention {
  readonly basis: RateBasis;
  /** To maturity. */
  readonly days: number;
}

const CONVENTIONS: ReadonlyMap<string, RateConvention> = new Map([
  ['DTB3', { basis: 'discount', days: DAYS_OF_BILL }],
  ['SOFR', { basis: 'overnight', days: 1 }],
  ['DFF', { basis: 'overnight', days: 1 }],
  ['DGS3MO', { basis: 'semi-annual', days: DAYS_OF_BILL }],
]);

/** The series whose quoting is known. */
export const RATE_SERIES: readonly string[] = [...CONVENTIONS.keys()];

/** From a rate of `series` in percent, as published, to the continuous decimal; `undefined` for another series. */
export function rateReaderOf(series: string): ((percent: number) => number) | undefined {
  const convention = CONVENTIONS.get(series);
  if (convention === undefined) return undefined;
  return (percent) => continuousRate(percent / 100, convention.basis, convention.days);
}
