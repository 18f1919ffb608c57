// The kinds of input field that are a moment: an instant with or without an offset, and a date.
import {
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { epochMsFromEastern } from '../../../core/market/index.ts';
import { describeValue } from './describe-value.ts';
import type { Field, FieldReading } from './field.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
const EXPECTED_INSTANT = 'an ISO time such as 2024-03-11T10:30 or 2024-03-11T14:30:00Z';
const EXPECTED_DATE = 'an ISO date such as 2024-03-15';
const MS_PER_MINUTE = 60_000;

/** An instant; without an offset it is New York wall-clock time. */
export function instantField(meaning: string): Field<EpochMs> {
  return {
    type: 'ISO time',
    meaning,
    isRequired: true,
    read: (value, name) => {
      const instant = typeof value === 'string' ? parseInstant(value) : undefined;
      return instant === undefined
        ? mismatch(name, EXPECTED_INSTANT, value)
        : { ok: true, value: instant as EpochMs };
    },
  };
}

/** A calendar date. */
export function dateField(meaning: string): Field<SessionDate> {
  return {
    type: 'ISO date',
    meaning,
    isRequired: true,
    read: (value, name) => {
      const date = typeof value === 'string' ? parseSessionDate(value) : undefined;
      return date === undefined ? mismatch(name, EXPECTED_DATE, value) : { ok: true, value: date };
    },
  };
}

function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, dateText = '', hour = '', minute = '', second = '0', fraction = '0', zone] = match;
  const date = parseSessionDate(dateText);
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  // New York's clock is known from 1987 to 2099.
  if (zone === undefined && (date < '1987-01-01' || date > '2099-12-30')) return undefined;
  const ofDay = (Number(hour) * 60 + Number(minute)) * MS_PER_MINUTE + Number(second) * 1000;
  const wallClockMs = dayNumberOf(date) * MS_PER_DAY + ofDay + Math.floor(Number(fraction) * 1000);
  return zone === undefined ? epochMsFromEastern(wallClockMs) : wallClockMs - offsetMs(zone);
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * MS_PER_MINUTE;
}

function mismatch(place: string, expected: string, found: unknown): FieldReading<never> {
  return { ok: false, message: `${place}: expected ${expected}, found ${describeValue(found)}` };
}
