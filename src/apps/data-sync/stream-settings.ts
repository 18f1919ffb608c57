// Reads what the command line says of streams: frames, age limits and delays.
import { type Timeframe, TIMEFRAMES } from '../../core/domain/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';
import type { AgeSetting, SettingsByStream } from './sync-request.ts';

export const INDEX_NAMES = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;
const STREAM_NAMES: readonly string[] = [...TIMEFRAMES, 'chain', ...INDEX_NAMES];

const AMOUNT = /^(\d+(?:\.\d+)?)(m|h)?$/;

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

/** `5m=2,chain=30m`: bars of the frame, or minutes or hours on the clock; codes `age-syntax`, `age-stream`, `age-twice`. */
export function agesOf(list: string | undefined): UsageResult<SettingsByStream<AgeSetting>> {
  return settingsOf(list, 'age', (amount, unit) =>
    unit === undefined
      ? { unit: 'bars', limit: amount }
      : { unit: 'minutes', limit: unit === 'h' ? 60 * amount : amount },
  );
}

/** `chain=15m`: minutes or hours; codes `delay-syntax`, `delay-stream`, `delay-twice`. */
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
    const [name = '', text = '', ...more] = part.split('=').map((word) => word.trim());
    const found = AMOUNT.exec(text);
    const setting = found === null || more.length > 0 ? undefined : read(Number(found[1]), found[2]);
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
    if (settings.has(name))
      return usageError(`${flag}-twice`, `--${flag}: expected each stream once, found ${name} twice`);
    settings.set(name, setting);
  }
  return { ok: true, value: settings };
}

/** Refuses settings of streams that a synchronisation does not have; codes `age-absent`, `delay-absent`. */
export function absentSetting(
  {
    ages,
    delayMinutes,
  }: { readonly ages: SettingsByStream<unknown>; readonly delayMinutes: SettingsByStream<unknown> },
  streams: readonly string[],
): UsageResult<undefined> {
  const names = new Set(streams.map((name) => (name.startsWith('chain ') ? 'chain' : name)));
  for (const [flag, settings] of [
    ['age', ages],
    ['delay', delayMinutes],
  ] as const)
    for (const name of settings.keys())
      if (!names.has(name)) {
        const there = names.size === 0 ? 'none' : [...names].join(', ');
        return usageError(
          `${flag}-absent`,
          `--${flag}: expected a stream that is there (${there}), found ${name}`,
        );
      }
  return { ok: true, value: undefined };
}
