// Reads the columns of bars that a line gives, and refuses bars that cannot have been traded.
import type { BarColumns } from '../../../../core/signals/index.ts';
import type { LineFailure } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';
import { numbersField } from '../../fields/field.ts';
import type { Column } from './indicator-entry.ts';

/** Beyond it squares and products of prices and volumes would leave what a 64-bit float holds. */
const MAGNITUDE_MAX = 1e100;
const NUMBERS = numbersField('');

/** What stands under `bars`. */
export type GivenColumns = Readonly<Record<string, unknown>>;

type ReadColumns = Readonly<Partial<Record<Column, readonly number[]>>>;

type BarsReading = { readonly ok: true; readonly bars: BarColumns } | LineFailure;

/** The bars of the columns that `needed` names; no other is looked at. Codes: `missing-column`, `length-mismatch`, `invalid-bars`. */
export function readBars(columns: GivenColumns, needed: readonly Column[]): BarsReading {
  const absent = needed.filter((column) => (columns[column] ?? null) === null);
  if (absent.length > 0) {
    const message = `bars: expected the columns ${needed.join(', ')}, found none called ${absent.join(', ')}`;
    return { ok: false, code: 'missing-column', message };
  }
  const given: Partial<Record<Column, readonly number[]>> = {};
  for (const column of needed) {
    const reading = NUMBERS.read(columns[column], `bars.${column}`);
    if (!reading.ok) return { ok: false, code: 'invalid-bars', message: reading.message };
    given[column] = reading.value;
  }
  const [first, ...others] = Object.entries(given);
  const length = first?.[1].length ?? 0;
  const odd = others.find(([, values]) => values.length !== length);
  if (odd !== undefined) {
    const message = `bars: expected columns of one length, found ${length} of ${first?.[0]} and ${odd[1].length} of ${odd[0]}`;
    return { ok: false, code: 'length-mismatch', message };
  }
  const fault = findImpossible(given);
  if (fault !== undefined) return { ok: false, code: 'invalid-bars', message: fault };
  // An indicator that read a column it does not name would come out as missing, not as a number.
  const missing = new Float64Array(length).fill(Number.NaN);
  const { open = missing, high = missing, low = missing, close = missing, volume } = given;
  return { ok: true, bars: { length, open, high, low, close, volume } };
}

function findImpossible(given: ReadColumns): string | undefined {
  for (const [column, values] of Object.entries(given)) {
    const large = values.findIndex((value) => Math.abs(value) > MAGNITUDE_MAX);
    if (large >= 0)
      return `bars.${column}[${large}]: expected at most 1e100 in magnitude, found ${describeValue(values[large])}`;
  }
  const { high, low, volume } = given;
  const negative = volume?.findIndex((value) => value < 0) ?? -1;
  if (negative >= 0) return `bars.volume[${negative}]: expected at least 0, found ${volume?.[negative]}`;
  if (high === undefined || low === undefined) return undefined;
  const crossed = high.findIndex((value, index) => value < (low[index] as number));
  if (crossed < 0) return undefined;
  return `bars.high[${crossed}]: expected at least the low, ${low[crossed]}, found ${high[crossed]}`;
}
