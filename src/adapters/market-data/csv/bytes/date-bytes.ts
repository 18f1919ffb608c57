// Reads dates and stamps straight from bytes where they are written in the usual way, else from their text.
import { MS_PER_DAY, type StampKind } from '../../../../core/domain/index.ts';
import { parseStamp } from '../parse-stamp.ts';
import { textInBytes } from './quoted-cell.ts';

const CODE_OF_ZERO = 48;
const CODE_OF_DASH = 45;
const CODE_OF_PLUS = 43;
const CODE_OF_COLON = 58;
const CODE_OF_BLANK = 32;
const CODE_OF_T = 84;
const CODE_OF_Z = 90;
const DATE_BYTES = 10;
const COMPACT_DATE_BYTES = 8;
const DAYS_IN_MONTH = Uint8Array.of(0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

/** Days since 1970-01-01 of `YYYY-MM-DD` or `YYYYMMDD` in `bytes[from, to)`, else of any date `parseStamp` reads; NaN for none. */
export function dayInBytes(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length === DATE_BYTES) {
    const day = dashedDay(bytes, from);
    if (!Number.isNaN(day)) return day;
  }
  if (length === COMPACT_DATE_BYTES) {
    const day = civilDay(fourDigits(bytes, from), twoDigits(bytes, from + 4), twoDigits(bytes, from + 6));
    if (!Number.isNaN(day)) return day;
  }
  const stamp = parseStamp(textInBytes(bytes, from, to).trim());
  return stamp === undefined || stamp.kind === 'instant' ? Number.NaN : Math.floor(stamp.ms / MS_PER_DAY);
}

/** Days since 1970-01-01 of `YYMMDD` at `from`, years 2000 to 2099; NaN for none. */
export function shortDayInBytes(bytes: Uint8Array, from: number): number {
  return civilDay(2000 + twoDigits(bytes, from), twoDigits(bytes, from + 2), twoDigits(bytes, from + 4));
}

/** Reads stamps one after another; `kind` and `ms` are those of the latest. */
export class StampReader {
  kind: StampKind = 'date';
  ms = Number.NaN;

  /** False where the bytes are no stamp. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#readUsual(bytes, from, to - from)) return true;
    const stamp = parseStamp(textInBytes(bytes, from, to).trim());
    this.kind = stamp?.kind ?? 'date';
    this.ms = stamp?.ms ?? Number.NaN;
    return stamp !== undefined;
  }

  /** `YYYY-MM-DD`, then nothing or `THH:MM`, then nothing or `:SS`, then nothing, `Z` or `+HH:MM`. */
  #readUsual(bytes: Uint8Array, from: number, length: number): boolean {
    if (length < DATE_BYTES) return false;
    const midnightMs = dashedDay(bytes, from) * MS_PER_DAY;
    if (Number.isNaN(midnightMs)) return false;
    if (length === DATE_BYTES) {
      this.kind = 'date';
      this.ms = midnightMs;
      return true;
    }
    const between = bytes[from + DATE_BYTES];
    if (length < 16 || (between !== CODE_OF_T && between !== CODE_OF_BLANK)) return false;
    const hour = twoDigits(bytes, from + 11);
    const minute = twoDigits(bytes, from + 14);
    const hasSecond = bytes[from + 16] === CODE_OF_COLON && length >= 19;
    const second = hasSecond ? twoDigits(bytes, from + 17) : 0;
    if (bytes[from + 13] !== CODE_OF_COLON || !(hour <= 23 && minute <= 59 && second <= 59)) return false;
    const offsetMs = zoneMs(bytes, from + (hasSecond ? 19 : 16), length - (hasSecond ? 19 : 16));
    if (Number.isNaN(offsetMs)) return false;
    const localMs = midnightMs + ((hour * 60 + minute) * 60 + second) * 1000;
    this.kind = offsetMs === Number.POSITIVE_INFINITY ? 'local' : 'instant';
    this.ms = this.kind === 'local' ? localMs : localMs - offsetMs;
    return true;
  }
}

/** The offset in `length` bytes at `at`; infinite where there is none, NaN where it is something else. */
function zoneMs(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0) return Number.POSITIVE_INFINITY;
  if (length === 1 && bytes[at] === CODE_OF_Z) return 0;
  const sign = bytes[at];
  if (length !== 6 || bytes[at + 3] !== CODE_OF_COLON) return Number.NaN;
  if (sign !== CODE_OF_PLUS && sign !== CODE_OF_DASH) return Number.NaN;
  const minutes = twoDigits(bytes, at + 1) * 60 + twoDigits(bytes, at + 4);
  return (sign === CODE_OF_DASH ? -minutes : minutes) * 60_000;
}

function dashedDay(bytes: Uint8Array, from: number): number {
  if (bytes[from + 4] !== CODE_OF_DASH || bytes[from + 7] !== CODE_OF_DASH) return Number.NaN;
  return civilDay(fourDigits(bytes, from), twoDigits(bytes, from + 5), twoDigits(bytes, from + 8));
}

/** Source: Hinnant (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
function civilDay(year: number, month: number, day: number): number {
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && !isLeap ? 28 : (DAYS_IN_MONTH[month] as number);
  if (!(day <= last)) return Number.NaN;
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = (shiftedYear / 400) | 0;
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fourDigits(bytes: Uint8Array, at: number): number {
  return twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
}

/** NaN where either is no digit. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - CODE_OF_ZERO;
  const ones = (bytes[at + 1] as number) - CODE_OF_ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
