// Reads the stamp of a row in any of the usual layouts, without guessing a zone.
import { dayNumberOf, MS_PER_DAY, parseSessionDate, type StampKind } from '../../../core/domain/index.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const EPOCH_SECONDS = /^\d{9,10}$/;
const EPOCH_MS = /^\d{12,13}$/;

/** One row's stamp in the terms of `RawStamps`. */
export interface Stamp {
  readonly kind: StampKind;
  readonly ms: number;
}

/**
 * The stamp written in `text`: an ISO date or time with or without offset, MM/DD/YYYY with or without a time,
 * YYYYMMDD, or epoch seconds or milliseconds; `undefined` for anything else.
 */
export function parseStamp(text: string): Stamp | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return isoStamp(iso);
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [, month = '', day = '', year = '', ...time] = slashed;
    return wallClock(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time);
  }
  const compact = COMPACT_DATE.exec(text);
  if (compact !== null) return wallClock(`${compact[1]}-${compact[2]}-${compact[3]}`, []);
  if (EPOCH_SECONDS.test(text)) return { kind: 'instant', ms: Number(text) * 1000 };
  return EPOCH_MS.test(text) ? { kind: 'instant', ms: Number(text) } : undefined;
}

function isoStamp(iso: RegExpExecArray): Stamp | undefined {
  const [, date = '', hour, minute, second, zone] = iso;
  const local = wallClock(date, [hour, minute, second]);
  if (local === undefined || zone === undefined) return local;
  return { kind: 'instant', ms: local.ms - offsetMs(zone) };
}

function wallClock(date: string, time: readonly (string | undefined)[]): Stamp | undefined {
  const day = parseSessionDate(date);
  if (day === undefined) return undefined;
  const midnight = dayNumberOf(day) * MS_PER_DAY;
  const [hour, minute, second] = time;
  if (hour === undefined) return { kind: 'date', ms: midnight };
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)];
  return h > 23 || m > 59 || s > 59
    ? undefined
    : { kind: 'local', ms: midnight + ((h * 60 + m) * 60 + s) * 1000 };
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
