// Reads a ledger back: every byte is checked against the chain before a record is believed.
import { readFileSync } from 'node:fs';
import {
  canonicalJson,
  type LedgerEntry,
  type LedgerRecord,
  recordProblem,
  type RunManifestRecord,
} from '../../core/ledger/index.ts';
import { chainedLines } from './chained-lines.ts';
import { LEDGER_HEADER } from './hash-chain.ts';
import { systemCodeOf } from './storage-error.ts';

export type LedgerErrorCode =
  | 'ledger-missing'
  | 'ledger-is-folder'
  | 'ledger-unreadable'
  | 'ledger-empty'
  | 'ledger-format'
  | 'ledger-truncated'
  | 'ledger-corrupt';

export interface LedgerError {
  readonly code: LedgerErrorCode;
  /** Byte at which the first bad line begins, or the length of a file that ends too early; 0 for a whole file. */
  readonly offset: number;
  /** Records before it that are intact. */
  readonly records: number;
  readonly message: string;
}

export type LedgerReading =
  | { readonly ok: true; readonly manifest: RunManifestRecord; readonly entries: readonly LedgerEntry[] }
  | { readonly ok: false; readonly error: LedgerError };

const HEADER_BYTES = Buffer.from(LEDGER_HEADER, 'utf8');

/** Reads and verifies the ledger at `path`. */
export function readLedgerFile(path: string): LedgerReading {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const systemCode = systemCodeOf(cause);
    if (systemCode === 'ENOENT' || systemCode === 'ENOTDIR')
      return failure('ledger-missing', `no file at ${path}`);
    if (systemCode === 'EISDIR')
      return failure('ledger-is-folder', `${path} is a folder, expected a ledger file`);
    if (systemCode === undefined) throw cause;
    return failure('ledger-unreadable', `cannot read ${path} (${systemCode})`);
  }
  return readLedgerBytes(bytes);
}

/** Verifies a ledger held in memory, byte for byte. */
export function readLedgerBytes(bytes: Buffer): LedgerReading {
  if (bytes.length === 0) return failure('ledger-empty', 'the file is empty, expected a ledger');
  const headerProblem = problemOfHeader(bytes);
  if (headerProblem !== undefined) return headerProblem;
  const entries: LedgerEntry[] = [];
  const reader = chainedLines(bytes, HEADER_BYTES.length);
  for (let line = reader.next(); line !== undefined; line = reader.next()) {
    const { offset } = line;
    const at = { offset, records: entries.length };
    if (entries.at(-1)?.record.type === 'run-ended') {
      return failure('ledger-corrupt', 'bytes follow the end of the run', at);
    }
    if ('code' in line) return failure(line.code, line.problem, at);
    const parsed = parsedRecord(line.text, entries.length);
    if (typeof parsed === 'string') return failure('ledger-format', parsed, at);
    entries.push({ offset, text: line.text, record: parsed });
  }
  const manifest = entries[0]?.record;
  if (manifest?.type !== 'manifest' || entries.at(-1)?.record.type !== 'run-ended') {
    const end = { offset: bytes.length, records: entries.length };
    return failure('ledger-truncated', 'the file ends before the run does', end);
  }
  return { ok: true, manifest, entries };
}

/** The record of a line's text, or what is wrong with it: the chain is intact, so a foreign writer made it. */
function parsedRecord(text: string, index: number): LedgerRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'the record is not JSON';
  }
  const problem = recordProblem(value);
  if (problem !== undefined) return problem;
  const record = value as LedgerRecord;
  // One value has one text: repeated members and other spellings are refused.
  if (canonicalText(record) !== text) return 'the record is not in canonical form';
  if ((index === 0) !== (record.type === 'manifest')) return 'a ledger has one manifest, and it is first';
  return record;
}

function canonicalText(record: LedgerRecord): string | undefined {
  try {
    return canonicalJson(record);
  } catch {
    // JSON can spell what canonical JSON cannot, such as half a surrogate pair.
    return undefined;
  }
}

function problemOfHeader(bytes: Buffer): LedgerReading | undefined {
  const found = bytes.subarray(0, HEADER_BYTES.length);
  if (found.equals(HEADER_BYTES)) return undefined;
  if (HEADER_BYTES.subarray(0, found.length).equals(found)) {
    return failure('ledger-truncated', 'the file ends inside its first line', {
      offset: found.length,
      records: 0,
    });
  }
  return failure('ledger-format', `the first line is not "${LEDGER_HEADER.trimEnd()}"`);
}

function failure(
  code: LedgerErrorCode,
  message: string,
  at: { readonly offset: number; readonly records: number } = { offset: 0, records: 0 },
): LedgerReading {
  return { ok: false, error: { code, ...at, message } };
}
