// Reads the bytes of one line as a JSON object, or says why it is none.
import { isUtf8 } from 'node:buffer';
import type { LineFailure, LineObject } from '../calculator.ts';
import { describeValue } from '../fields/describe-value.ts';
import type { RawLine } from './line-splitter.ts';

/** The longest line that is read: about 800,000 numbers. */
export const LINE_BYTES_MAX = 16 * 1024 * 1024;

export type ParsedLine = { readonly ok: true; readonly value: LineObject } | LineFailure;

/** Codes `line-too-long`, `invalid-utf8`, `empty-line`, `invalid-json`, `not-an-object`. */
export function parseLine(line: RawLine): ParsedLine {
  if (line === undefined)
    return failure('line-too-long', `expected at most ${LINE_BYTES_MAX} bytes on a line, found more`);
  if (!isUtf8(line)) return failure('invalid-utf8', 'expected UTF-8, found bytes that are none');
  const text = line.toString('utf8');
  // An empty line gets an answer too, so that answers stay aligned with lines.
  if (text.trim() === '') return failure('empty-line', 'expected a JSON object, found an empty line');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return failure('invalid-json', `expected a JSON object, found no JSON: ${found}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { ok: true, value: value as LineObject };
  }
  return failure('not-an-object', `expected a JSON object, found ${describeValue(value)}`);
}

function failure(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
