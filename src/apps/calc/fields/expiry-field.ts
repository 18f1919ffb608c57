// The kind of input field that says when options expire: a date alone stands for the close of that day in New York.
import type { EpochMs, SessionDate } from '../../../core/domain/index.ts';
import { easternEpochMs } from '../../../core/market/index.ts';
import type { Field, FieldReading } from './field.ts';
import { dateField, instantField } from './time-field.ts';

const CLOSE_MINUTE = 16 * 60;
const DATE_LENGTH = 10;
const FIRST_DATE = '1987-01-01';
const LAST_DATE = '2099-12-30';

/** An expiry with the text that named it. */
export interface NamedExpiry {
  readonly text: string;
  readonly expiresAtMs: EpochMs;
}

/** The instant of an expiry: an ISO time, or an ISO date of 1987 to 2099, which is 16:00 in New York. */
export function expiryField(meaning: string): Field<NamedExpiry> {
  const date = dateField(meaning);
  const instant = instantField(meaning);
  return {
    type: 'ISO date or ISO time',
    meaning,
    isRequired: true,
    read: (value, name) => {
      const reading =
        typeof value === 'string' && value.length === DATE_LENGTH
          ? closeOf(date.read(value, name), name)
          : instant.read(value, name);
      return reading.ok ? { ok: true, value: { text: String(value), expiresAtMs: reading.value } } : reading;
    },
  };
}

function closeOf(reading: FieldReading<SessionDate>, name: string): FieldReading<EpochMs> {
  if (!reading.ok) return reading;
  const { value } = reading;
  if (value < FIRST_DATE || value > LAST_DATE) {
    return {
      ok: false,
      message: `${name}: expected a date from ${FIRST_DATE} to ${LAST_DATE}, found ${value}`,
    };
  }
  return { ok: true, value: easternEpochMs(value, CLOSE_MINUTE) };
}
