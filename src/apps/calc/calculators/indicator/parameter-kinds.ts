// The kinds of parameters that indicators have.
import { PERIOD_MAX } from '../../../../core/signals/index.ts';
import type { Parameter } from './indicator-entry.ts';

const PERIOD_ALIASES = ['length', 'window', 'n', 'timeperiod', 'optInTimePeriod'];

/** A count of bars called `name`. */
export function barsParameter(
  name: string,
  standard: number,
  { aliases = [], least = 1 }: { readonly aliases?: readonly string[]; readonly least?: number } = {},
): Parameter {
  return {
    name,
    aliases,
    standard,
    expected: `an integer from ${least} to ${PERIOD_MAX}`,
    isAccepted: (value) => Number.isInteger(value) && value >= least && value <= PERIOD_MAX,
  };
}

/** The one count of bars that most indicators have. */
export function periodParameter(standard: number, least = 1): Parameter {
  return barsParameter('period', standard, { aliases: PERIOD_ALIASES, least });
}

/** A finite number above 0. */
export function positiveParameter(name: string, aliases: readonly string[], standard: number): Parameter {
  return {
    name,
    aliases,
    standard,
    expected: 'a number above 0, at most 1e9',
    isAccepted: (value) => value > 0 && value <= 1e9,
  };
}

/** A number above 0 and at most 1. */
export function shareParameter(name: string, aliases: readonly string[], standard: number): Parameter {
  return {
    name,
    aliases,
    standard,
    expected: 'a number above 0, at most 1',
    isAccepted: (value) => value > 0 && value <= 1,
  };
}
