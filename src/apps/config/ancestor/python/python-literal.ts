// Reads one Python literal without running anything: numbers, strings, True, False, None, lists, tuples, dicts, dates.
import type { AncestorValue } from '../ancestor-key.ts';

/** `found`: the text that is no literal. */
export type LiteralReading =
  | { readonly ok: true; readonly value: AncestorValue }
  | { readonly ok: false; readonly found: string };

/** Lists in lists beyond this are no configuration. */
const DEPTH_MAX = 8;
const FOUND_MAX = 40;

/** The value of a whole text such as `[1, 5]`, `dt.date(2024, 1, 1)` or `field(default_factory=lambda: [])`. */
export function pythonLiteral(text: string): LiteralReading {
  const cursor: Cursor = { text, at: 0 };
  try {
    const value = valueAt(cursor, 0);
    skipBlanks(cursor);
    if (cursor.at === text.length) return { ok: true, value };
  } catch (cause) {
    if (!(cause instanceof NotALiteral)) throw cause;
  }
  const rest = text.slice(cursor.at).trim();
  return { ok: false, found: rest === '' ? 'nothing' : rest.slice(0, FOUND_MAX) };
}

interface Cursor {
  readonly text: string;
  at: number;
}

/** Ends the reading at the cursor's place. */
class NotALiteral extends Error {}

// A whole number begins with no zero, and an underscore stands between digits.
const NUMBER =
  /[+-]?(?:(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)[eE][+-]?\d(?:_?\d)*|\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|0(?:_?0)*|[1-9](?:_?\d)*)(?![\w.])/y;
const STRING = /"((?:\\["'\\]|[^"\\\n])*)"|'((?:\\["'\\]|[^'\\\n])*)'/y;
const WORD = /(?:True|False|None)\b/y;
const DATE = /(?:(?:dt|datetime)\.)?date\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,\s*(\d{1,2})\s*,?\s*\)/y;
const FIELD = /(?:dataclasses\.)?field\(\s*(?:default_factory\s*=\s*lambda\s*:|default\s*=)/y;
const EMPTY = /(?:dataclasses\.)?field\(\s*default_factory\s*=\s*(list|dict)\s*,?\s*\)/y;
const WORDS: Readonly<Record<string, AncestorValue>> = { True: true, False: false, None: null };

function valueAt(cursor: Cursor, depth: number): AncestorValue {
  skipBlanks(cursor);
  if (depth > DEPTH_MAX) throw new NotALiteral();
  const word = taken(cursor, WORD);
  if (word !== undefined) return WORDS[word[0]] ?? null;
  const string = taken(cursor, STRING);
  if (string !== undefined) return (string[1] ?? string[2] ?? '').replaceAll(/\\(["'\\])/g, '$1');
  const date = taken(cursor, DATE);
  if (date !== undefined) return dateText(date);
  const empty = taken(cursor, EMPTY);
  if (empty !== undefined) return empty[1] === 'list' ? [] : {};
  if (taken(cursor, FIELD) !== undefined) return fieldDefault(cursor, depth);
  const number = numberAt(cursor);
  if (number !== undefined) return number;
  const open = cursor.text[cursor.at];
  if (open === '[') return listAt(cursor, ']', depth);
  if (open === '(') return tupleAt(cursor, depth);
  if (open === '{') return dictAt(cursor, depth);
  throw new NotALiteral();
}

/** `undefined` for none, and for one that is too great to be held. */
function numberAt(cursor: Cursor): number | undefined {
  const from = cursor.at;
  const text = taken(cursor, NUMBER)?.[0];
  if (text === undefined) return undefined;
  const number = Number(text.replaceAll('_', ''));
  if (Number.isFinite(number)) return number;
  cursor.at = from;
  return undefined;
}

function dateText([, year = '', month = '', day = '']: RegExpExecArray): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function fieldDefault(cursor: Cursor, depth: number): AncestorValue {
  const value = valueAt(cursor, depth + 1);
  accept(cursor, ',');
  expectMark(cursor, ')');
  return value;
}

function listAt(cursor: Cursor, close: string, depth: number): readonly AncestorValue[] {
  cursor.at += 1;
  const items: AncestorValue[] = [];
  while (!accept(cursor, close)) {
    items.push(valueAt(cursor, depth + 1));
    if (!accept(cursor, ',')) {
      expectMark(cursor, close);
      break;
    }
  }
  return items;
}

/** `(5)` is five, `(5,)` a list of one. */
function tupleAt(cursor: Cursor, depth: number): AncestorValue {
  const from = cursor.at;
  const items = listAt(cursor, ')', depth);
  const isAlone = items.length === 1 && !/,\s*\)$/.test(cursor.text.slice(from, cursor.at));
  return isAlone ? (items[0] ?? null) : items;
}

function dictAt(cursor: Cursor, depth: number): AncestorValue {
  cursor.at += 1;
  const entries = new Map<string, AncestorValue>();
  while (!accept(cursor, '}')) {
    const key = valueAt(cursor, depth + 1);
    // Of a name given twice Python keeps the last, which a person may not have meant.
    if (typeof key !== 'string' || entries.has(key)) throw new NotALiteral();
    expectMark(cursor, ':');
    entries.set(key, valueAt(cursor, depth + 1));
    if (!accept(cursor, ',')) {
      expectMark(cursor, '}');
      break;
    }
  }
  return Object.fromEntries(entries);
}

function taken(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at += match[0].length;
  return match;
}

function accept(cursor: Cursor, mark: string): boolean {
  skipBlanks(cursor);
  const isThere = cursor.text[cursor.at] === mark;
  if (isThere) cursor.at += 1;
  return isThere;
}

function expectMark(cursor: Cursor, mark: string): void {
  if (!accept(cursor, mark)) throw new NotALiteral();
}

function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
}
