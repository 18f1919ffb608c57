// The one check of how many bars an indicator looks back.
import { invariant } from '../../../domain/index.ts';

/** The longest period; it bounds the memory that one indicator may ask for. */
export const PERIOD_MAX = 100_000;

/** `period` itself; breaks an invariant unless it is an integer from `least` to `PERIOD_MAX`. */
export function checkedPeriod(period: number, least = 1): number {
  invariant(
    Number.isInteger(period) && period >= least && period <= PERIOD_MAX,
    `period: expected an integer from ${least} to ${PERIOD_MAX}, found ${period}`,
  );
  return period;
}
