// How values of the predecessor become settings: the conversions that several of its keys share.
import type { AncestorValue, Conversion } from '../ancestor-key.ts';

/** The value as it is, for each of the settings. */
export function same(...keys: readonly string[]): Conversion {
  return { keys, of: (value) => Object.fromEntries(keys.map((key) => [key, value])) };
}

/** Per cent there, a decimal here; 0 asked for nothing and is off. */
export function percentOrOff(key: string): Conversion {
  return { keys: [key], of: (value) => ({ [key]: value === 0 ? null : scaled(value, 1 / 100) }) };
}

/** One setting for true and one for false. */
export function byTruth(whenTrue: Readonly<Record<string, unknown>>, whenFalse: typeof whenTrue): Conversion {
  const keys = [...new Set([...Object.keys(whenTrue), ...Object.keys(whenFalse)])];
  return { keys, of: (value) => (value === true ? whenTrue : whenFalse) };
}

/** A number times a factor, without the tail of its binary fraction; anything else as it is. */
export function scaled(value: AncestorValue, factor: number): AncestorValue {
  return typeof value === 'number' ? tidied(value * factor) : value;
}

const DECIMALS = 1e9;

/** 0.165 rather than 0.16499999999999998. */
export function tidied(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
