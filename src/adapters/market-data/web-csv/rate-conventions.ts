// The interest rates of FRED whose quoting is known, each as the continuous rate of its own convention.
import { continuousRate, type RateBasis, SERIES_BASES } from '../../../core/domain/index.ts';

const BASES: ReadonlyMap<string, RateBasis> = new Map(Object.entries(SERIES_BASES));
/** To maturity; of an overnight rate no convention asks for them. */
const DAYS_OF_BILL = 91;

/** The series whose quoting is known. */
export const RATE_SERIES: readonly string[] = [...BASES.keys()];

/** From a rate of `series` in percent, as published, to the continuous decimal; `undefined` for another series. */
export function rateReaderOf(series: string): ((percent: number) => number) | undefined {
  const basis = BASES.get(series);
  return basis && ((percent) => continuousRate(percent / 100, basis, DAYS_OF_BILL));
}
