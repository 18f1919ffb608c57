// Reads one file of the package's own data folder and checks it against a schema, for the table readers beside it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type InputFailure, parseSessionDate, type SessionDate } from '../../core/domain/index.ts';
import type { RunInput } from '../../core/ledger/index.ts';

const PROBLEMS_LISTED_MAX = 20;

/** A table read from the package, with what the run's manifest says about its file. */
export interface BundledTable<T> {
  readonly ok: true;
  readonly table: T;
  readonly input: RunInput;
}

/** Absolute path of a file in the package's data folder; the same from src and from dist. */
export function bundledPath(fileName: string): string {
  return fileURLToPath(new URL(`../../../data/${fileName}`, import.meta.url));
}

/** Reads, parses and checks a JSON table; `role` is its name in the run's manifest. */
export function readBundledTable<T>(
  role: string,
  fileName: string,
  schema: z.ZodType<T>,
): BundledTable<T> | InputFailure {
  const path = `bundled:${fileName}`;
  let bytes: Uint8Array;
  let value: unknown;
  try {
    bytes = readFileSync(bundledPath(fileName));
  } catch {
    return failure('input-missing', `${path}: expected a file of the installed package, found none`, []);
  }
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return failure('input-table', `${path}: expected JSON, found ${(error as Error).message}`, []);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return failure(
      'input-table',
      `${path}: expected a valid table, found ${problems.length} problems`,
      problems,
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, table: parsed.data, input: { role, path, sha256, bytes: bytes.length } };
}

/** A calendar date in a table. */
export const sessionDate = z.string().transform((text, context): SessionDate => {
  const date = parseSessionDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: `expected a date YYYY-MM-DD, found ${text}` });
  return z.NEVER;
});

/** A time of day `HH:MM` in a table, as minutes since midnight. */
export const minuteOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time HH:MM')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

function failure(
  code: 'input-missing' | 'input-table',
  message: string,
  problems: readonly string[],
): InputFailure {
  return { ok: false, error: { code, message, problems: problems.slice(0, PROBLEMS_LISTED_MAX) } };
}
