// Takes the records of an answer one by one: what can be read goes on, what cannot is counted with its reason.
import type { z } from 'zod';
import { failedAnswer, type HttpResult } from '../../../http/index.ts';

/** How many records were left out, by reason. */
export class LeftOut {
  readonly counts: Record<string, number> = {};

  add(reason: string): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + 1;
  }
}

/** Records that could be read, with their places in the answer, the first being 1. */
export interface ReadRecords<T> {
  readonly records: readonly T[];
  readonly lines: readonly number[];
  readonly leftOut: LeftOut;
  /** Of all records, read or not. */
  readonly length: number;
}

/**
 * The records of `results`, which is absent where nothing answers the request. A record without a required field, or with
 * one of another type, is left out as `unreadable-FIELD`.
 */
export function readRecords<T>(
  results: unknown,
  schema: z.ZodType<T>,
  leftOut = new LeftOut(),
): HttpResult<ReadRecords<T>> {
  if (results !== undefined && !Array.isArray(results))
    return failedAnswer(
      'response-malformed',
      `polygon: expected results as an array, found ${typeof results}`,
    );
  const records: T[] = [];
  const lines: number[] = [];
  const all: readonly unknown[] = results ?? [];
  for (const [index, result] of all.entries()) {
    const parsed = schema.safeParse(result);
    if (parsed.success) {
      records.push(parsed.data);
      lines.push(index + 1);
    } else {
      leftOut.add(`unreadable-${parsed.error.issues[0]?.path.join('.') || 'record'}`);
    }
  }
  return { ok: true, value: { records, lines, leftOut, length: all.length } };
}
