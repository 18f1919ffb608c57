// Reads the columns of bars that a line gives, and refuses bars that cannot have been traded.
import type { BarColumns } from '../../../../core/signals/index.ts';
import type { LineFailure } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';
import type { Column } from './indicator-entry.ts';

/** Beyond it squares and products of prices and volumes would leave what a 64-bit float holds. */
const MAGNITUDE_MAX = 1e100;

export type GivenColumns = Readonly<Partial<Record<Column, readonly number[] | undefined>>>;

type BarsReading = { readonly ok: true; readonly bars: BarColumns } | LineFailure;

/**
 * The bars of the columns given, with those that `needed` does not name missing at every bar where they are not given. Codes:
 * `missing-column`, `length-mismatch`, `invalid-bars`.
 */
export function readBars(given: GivenColumns, needed: readonly Column[]): BarsReading {
  const absent = needed.filter((column) => given[column] === undefined);
  if (absent.length > 0) {
    const message = `bars: expected the columns ${needed.join(', ')}, found none called ${absent.join(', ')}`;
    return { ok: false, code: 'missing-column', message };
  }
  const [first, ...others] = Object.entries(given).filter(([, values]) => values !== undefined);
  const length = first?.[1]?.length ?? 0;
  const odd = others.find(([, values]) => values?.length !== length);
  if (odd !== undefined) {
    const message = `bars: expected columns of one length, found ${length} of ${first?.[0]} and ${odd[1]?.length} of ${odd[0]}`;
    return { ok: false, code: 'length-mismatch', message };
  }
  const fault = findImpossible(given);
  if (fault !== undefined) return { ok: false, code: 'invalid-bars', message: fault };
  // An indicator that read a column it does not name would come out as missing, not as a number.
  const missing = new Float64Array(length).fill(Number.NaN);
  const { open = missing, high = missing, low = missing, close = missing, volume } = given;
  return { ok: true, bars: { length, open, high, low, close, volume } };
}

function findImpossible(given: GivenColumns): string | undefined {
  for (const [column, values] of Object.entries(given)) {
    const large = values?.findIndex((value) => Math.abs(value) > MAGNITUDE_MAX) ?? -1;
    if (large >= 0)
      return `bars.${column}[${large}]: expected at most 1e100 in magnitude, found ${describeValue(values?.[large])}`;
  }
  const { high, low, volume } = given;
  const negative = volume?.findIndex((value) => value < 0) ?? -1;
  if (negative >= 0) return `bars.volume[${negative}]: expected at least 0, found ${volume?.[negative]}`;
  if (high === undefined || low === undefined) return undefined;
  const crossed = high.findIndex((value, index) => value < (low[index] as number));
  if (crossed < 0) return undefined;
  return `bars.high[${crossed}]: expected at least the low, ${low[crossed]}, found ${high[crossed]}`;
}
