// Reads the bars of a frame in either form, columns or records, with the close of each; prices of bars that have not closed are not looked at.
import type { EpochMs, Timeframe } from '../../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../../core/market/index.ts';
import { isSoundBar, PRICE_MAX, type SourceBar } from '../../../../core/signals/index.ts';
import type { LineFailure } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';
import { closeOf, EXPECTED_TIME } from './place-bars.ts';

/** Names under which a bar's start may stand. */
const TIME_NAMES = ['time', 'start', 'timestamp', 'date', 'datetime', 'startMs', 'timeMs', 't'] as const;
const PRICE_NAMES = ['open', 'high', 'low', 'close'] as const;
const NONE: SourceBar = { closeMs: 0, open: 0, high: 0, low: 0, close: 0 };

export interface BarsRead {
  readonly ok: true;
  /** The bars that have closed by the instant. */
  readonly bars: readonly SourceBar[];
}

interface Asked {
  readonly frame: Timeframe;
  readonly calendar: TradingCalendar;
  readonly atMs: EpochMs;
  /** Where the bars stand in the line, such as `frames[0].bars`. */
  readonly place: string;
}

type Row = Readonly<Record<string, unknown>>;

/** The closed bars of `value`, an object of arrays or an array of objects. */
export function readBars(value: unknown, asked: Asked): BarsRead | LineFailure {
  const rows = rowsOf(value, asked.place);
  if (!('count' in rows)) return rows;
  const bars: SourceBar[] = [];
  for (let index = 0; index < rows.count; index += 1) {
    const bar = barOf(rows.at(index), { ...asked, place: `${asked.place}[${index}]` });
    if (!bar.ok) return bar;
    if (bar.value.closeMs <= asked.atMs) bars.push(bar.value);
  }
  return { ok: true, bars };
}

interface Rows {
  readonly count: number;
  at(index: number): Row | undefined;
}

function rowsOf(value: unknown, place: string): Rows | LineFailure {
  if (Array.isArray(value)) {
    const elements: readonly unknown[] = value;
    return { count: elements.length, at: (index) => recordOf(elements[index]) };
  }
  const columns = recordOf(value);
  if (columns === undefined)
    return failure('invalid-frames', `${place}: expected an object of arrays or an array of objects`, value);
  const names = [...TIME_NAMES, ...PRICE_NAMES].filter((name) => (columns[name] ?? null) !== null);
  const notArray = names.find((name) => !Array.isArray(columns[name]));
  if (notArray !== undefined)
    return failure('invalid-frames', `${place}.${notArray}: expected an array`, columns[notArray]);
  return alignedRows(columns, names, place);
}

function alignedRows(columns: Row, names: readonly string[], place: string): Rows | LineFailure {
  const lengthOf = (name: string): number => (columns[name] as readonly unknown[]).length;
  const count = Math.max(0, ...names.map(lengthOf));
  const short = names.find((name) => lengthOf(name) !== count);
  if (short !== undefined) {
    const message = `${place}.${short}: expected as many as the longest column, ${count}, found ${lengthOf(short)}`;
    return { ok: false, code: 'length-mismatch', message };
  }
  return {
    count,
    at: (index) =>
      Object.fromEntries(names.map((name) => [name, (columns[name] as readonly unknown[])[index]])),
  };
}

function barOf(
  row: Row | undefined,
  asked: Asked,
): { readonly ok: true; readonly value: SourceBar } | LineFailure {
  const { place, frame, calendar, atMs } = asked;
  if (row === undefined) return failure('invalid-frames', `${place}: expected an object`, undefined);
  const name = TIME_NAMES.find((one) => (row[one] ?? null) !== null);
  if (name === undefined) {
    const message = `${place}: expected the bar's start as ${TIME_NAMES.join(', ')}, found none of these`;
    return { ok: false, code: 'bar-without-time', message };
  }
  const closeMs = closeOf(row[name], frame, calendar);
  if (closeMs === undefined)
    return failure('invalid-bar-time', `${place}.${name}: expected ${EXPECTED_TIME}`, row[name]);
  // What has not closed is not there yet, whatever it holds.
  if (closeMs > atMs) return { ok: true, value: { ...NONE, closeMs } };
  for (const price of PRICE_NAMES) {
    const found = row[price];
    if (typeof found !== 'number' || !(found > 0 && found <= PRICE_MAX))
      return failure(
        'impossible-bar',
        `${place}.${price}: expected a number above 0, at most ${PRICE_MAX}`,
        found,
      );
  }
  const { open, high, low, close } = row as Record<'open' | 'high' | 'low' | 'close', number>;
  const value = { closeMs, open, high, low, close };
  if (isSoundBar(value)) return { ok: true, value };
  const message = `${place}: expected open and close from low to high, found open ${open}, high ${high}, low ${low}, close ${close}`;
  return { ok: false, code: 'impossible-bar', message };
}

function recordOf(value: unknown): Row | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
}

function failure(code: string, expected: string, found: unknown): LineFailure {
  return { ok: false, code, message: `${expected}, found ${describeValue(found)}` };
}
