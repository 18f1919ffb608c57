// Reads a series of rates by the basis on which its publisher quotes it.
import { continuousRate, type RateBasis, type RawRates } from '../../domain/index.ts';

/** The rates of a file, which readers take for growth of a year, as those of `basis` for `days`. */
export function rebasedRates(raw: RawRates, basis: RateBasis, days: number): RawRates {
  if (basis === 'annual') return raw;
  return { ...raw, rate: raw.rate.map((rate) => continuousRate(Math.expm1(rate), basis, days)) };
}
