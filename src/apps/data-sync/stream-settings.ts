// Reads what the command line says of streams: frames, age limits, delays and an instant.
import {
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
  type Timeframe,
  TIMEFRAMES,
} from '../../core/domain/index.ts';
import { epochMsFromEastern, type TradingCalendar } from '../../core/market/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';
import type { AgeSetting, SettingsByStream } from './sync-request.ts';

export const INDEX_NAMES = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;
const STREAM_NAMES: readonly string[] = [...TIMEFRAMES, 'chain', ...INDEX_NAMES];

const AMOUNT = /^(\d+(?:\.\d+)?)(m|h)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** `15m,60m,D`; error code `frames-unknown`. */
export function framesOf(list: string | undefined): UsageResult<readonly Timeframe[] | undefined> {
  if (list === undefined) return { ok: true, value: undefined };
  const frames: Timeframe[] = [];
  for (const part of list.split(',')) {
    const frame = TIMEFRAMES.find((known) => known === part.trim());
    if (frame === undefined)
      return usageError('frames-unknown', `--frames: expected ${TIMEFRAMES.join(', ')}, found "${part}"`);
    if (!frames.includes(frame)) frames.push(frame);
  }
  return { ok: true, value: frames };
}

/** One timeframe; error code `clock-unknown`. */
export function clockOf(text: string | undefined): UsageResult<Timeframe | undefined> {
  const frame = TIMEFRAMES.find((known) => known === text);
  if (text === undefined || frame !== undefined) return { ok: true, value: frame };
  return usageError('clock-unknown', `--clock: expected ${TIMEFRAMES.join(', ')}, found "${text}"`);
}

/** `5m=2,chain=30m`: bars of the frame, or minutes or hours on the clock; codes `age-syntax`, `age-stream`. */
export function agesOf(list: string | undefined): UsageResult<SettingsByStream<AgeSetting>> {
  return settingsOf(list, 'age', (amount, unit) =>
    unit === undefined
      ? { unit: 'bars', limit: amount }
      : { unit: 'minutes', limit: unit === 'h' ? 60 * amount : amount },
  );
}

/** `chain=15m`: minutes or hours; codes `delay-syntax`, `delay-stream`. */
export function delaysOf(list: string | undefined): UsageResult<SettingsByStream<number>> {
  return settingsOf(list, 'delay', (amount, unit) => {
    if (unit === undefined) return undefined;
    return unit === 'h' ? 60 * amount : amount;
  });
}

function settingsOf<T>(
  list: string | undefined,
  flag: 'age' | 'delay',
  read: (amount: number, unit: string | undefined) => T | undefined,
): UsageResult<SettingsByStream<T>> {
  const settings = new Map<string, T>();
  for (const part of list === undefined ? [] : list.split(',')) {
    const [name = '', text = ''] = part.split('=').map((word) => word.trim());
    const found = AMOUNT.exec(text);
    const setting = found === null ? undefined : read(Number(found[1]), found[2]);
    if (setting === undefined) {
      const expected =
        flag === 'age' ? '5m=2 (bars), chain=30m (minutes) or chain=2h' : 'chain=15m or chain=1h';
      return usageError(`${flag}-syntax`, `--${flag}: expected ${expected}, found "${part}"`);
    }
    if (!STREAM_NAMES.includes(name)) {
      const hint = nearestName(name, STREAM_NAMES);
      return usageError(
        `${flag}-stream`,
        `--${flag}: expected a stream of ${STREAM_NAMES.join(', ')}, found "${name}"${hint}`,
      );
    }
    settings.set(name, setting);
  }
  return { ok: true, value: settings };
}

/**
 * `2020-03-09T15:30` in New York, the same with an offset, or a date alone for the close of its session; code
 * `at-unreadable`.
 */
export function instantOf(
  text: string | undefined,
  calendar: TradingCalendar,
): UsageResult<EpochMs | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const [, day = '', time, second = '00', zone] = INSTANT.exec(text) ?? [];
  const date = parseSessionDate(day);
  const ms =
    date === undefined || !calendar.covers(date) ? undefined : msOf({ date, time, second, zone }, calendar);
  if (ms !== undefined) return { ok: true, value: ms };
  return usageError(
    'at-unreadable',
    `--at: expected a time such as 2020-03-09T15:30 (New York), 2020-03-09T19:30Z, or the date of a session from ${calendar.from} to ${calendar.to}, found "${text}"`,
  );
}

interface WrittenInstant {
  readonly date: SessionDate;
  readonly time: string | undefined;
  readonly second: string;
  readonly zone: string | undefined;
}

function msOf({ date, time, second, zone }: WrittenInstant, calendar: TradingCalendar): EpochMs | undefined {
  if (time === undefined) return calendar.sessionOn(date)?.closeMs;
  const [hours, minutes, seconds] = [time.slice(0, 2), time.slice(3), second].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const wallClockMs = dayNumberOf(date) * MS_PER_DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (zone === undefined) return epochMsFromEastern(wallClockMs);
  const offset = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (wallClockMs - (zone.startsWith('-') ? -offset : offset) * 60_000) as EpochMs;
}
