// Reads the register of trials back: every byte is checked against the chain before a trial is believed.
//
// The register is UTF-8 text: line 1 is `quantor-trials 1`, every other line a chain value, a space and a trial as
// canonical JSON, chained as the lines of a ledger are. Beside it stands `FILE.head`: how many trials there were and the
// last chain value, so that lines taken off the end are missed. A last line without its newline was never acknowledged.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalJson, trialProblem, type TrialRecord } from '../../../core/ledger/index.ts';
import { chainedLines } from '../chained-lines.ts';
import { CHAIN_LENGTH } from '../hash-chain.ts';
import { systemCodeOf } from '../storage-error.ts';

export const TRIALS_HEADER = 'quantor-trials 1\n';

/** What stands before the first trial. */
export const TRIALS_START = hash('sha256', TRIALS_HEADER, 'hex');

export type TrialsErrorCode = 'trials-unreadable' | 'trials-format' | 'trials-corrupt' | 'trials-cut';

export interface TrialsError {
  readonly code: TrialsErrorCode;
  readonly message: string;
}

/** All trials of a register, in the order in which they were counted. */
export interface WholeTrials {
  readonly ok: true;
  readonly trials: readonly TrialRecord[];
  /** Chain value of the last, or what stands before the first. */
  readonly chain: string;
  /** Bytes that are whole lines; what follows was being written when its process ended. */
  readonly wholeBytes: number;
  readonly tornBytes: number;
}

export type TrialsReading = WholeTrials | { readonly ok: false; readonly error: TrialsError };

/** The register at `path`, empty where there is no file. */
export function readTrials(path: string): TrialsReading {
  // Before the lines: a line is written before the head that counts it.
  const head = textAt(headPathOf(path));
  if (typeof head === 'object') return { ok: false, error: head };
  const bytes = bytesAt(path);
  if (bytes !== undefined && 'code' in bytes) return { ok: false, error: bytes };
  const chains: string[] = [TRIALS_START];
  const reading = wholeTrials(path, bytes ?? Buffer.alloc(0), chains);
  return reading.ok ? againstHead(path, reading, { head, chains }) : reading;
}

/** Where the count and the last chain value stand. */
export function headPathOf(path: string): string {
  return `${path}.head`;
}

/** `chains` receives the chain value after each trial. */
function wholeTrials(path: string, bytes: Buffer, chains: string[]): TrialsReading {
  const header = Buffer.from(TRIALS_HEADER);
  const isCutInHeader = header.subarray(0, bytes.length).equals(bytes);
  if (isCutInHeader && bytes.length < header.length)
    return { ok: true, trials: [], chain: TRIALS_START, wholeBytes: 0, tornBytes: bytes.length };
  if (!bytes.subarray(0, header.length).equals(header))
    return failure('trials-format', `${path}: the first line is not "${TRIALS_HEADER.trimEnd()}"`);
  const trials: TrialRecord[] = [];
  const lines = chainedLines(bytes, header.length, TRIALS_START);
  let wholeBytes = header.length;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if ('code' in line) {
      if (line.code === 'ledger-truncated') break;
      return failure('trials-corrupt', placed(path, line.problem, line.offset, trials.length));
    }
    const trial = trialOf(line.text);
    if (typeof trial === 'string')
      return failure('trials-format', placed(path, trial, line.offset, trials.length));
    trials.push(trial);
    chains.push(bytes.toString('latin1', line.offset, line.offset + CHAIN_LENGTH));
    wholeBytes = bytes.indexOf(0x0a, line.offset) + 1;
  }
  const chain = chains.at(-1) ?? TRIALS_START;
  return { ok: true, trials, chain, wholeBytes, tornBytes: bytes.length - wholeBytes };
}

/** The trial of a line's text, or what is wrong with it. */
function trialOf(text: string): TrialRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'the trial is not JSON';
  }
  const problem = trialProblem(value);
  if (problem !== undefined) return problem;
  return canonicalJson(value) === text ? (value as TrialRecord) : 'the trial is not in canonical form';
}

/** The head may be behind, where a process ended between the two; never ahead, and never of other lines. */
function againstHead(
  path: string,
  reading: WholeTrials,
  { head, chains }: { readonly head: string | undefined; readonly chains: readonly string[] },
): TrialsReading {
  if (head === undefined) return reading;
  const [, digits = '', chain = ''] = /^(\d{1,15}) ([0-9a-f]{64})\n$/.exec(head) ?? [];
  if (chain === '')
    return failure('trials-format', `${headPathOf(path)}: expected a count and a chain value`);
  const count = Number(digits);
  if (count > reading.trials.length)
    return failure(
      'trials-cut',
      `${path}: ${count} trials were counted, found ${reading.trials.length}: lines were taken off its end`,
    );
  return chains[count] === chain
    ? reading
    : failure('trials-corrupt', `${path}: its first ${count} lines are not those that were counted`);
}

function placed(path: string, problem: string, offset: number, trials: number): string {
  return `${path}: ${problem} (byte ${offset}; intact trials before it: ${trials})`;
}

function failure(code: TrialsErrorCode, message: string): TrialsReading {
  return { ok: false, error: { code, message } };
}

function textAt(path: string): string | undefined | TrialsError {
  const bytes = bytesAt(path);
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : bytes;
}

function bytesAt(path: string): Buffer | undefined | TrialsError {
  try {
    return readFileSync(path);
  } catch (cause) {
    const systemCode = systemCodeOf(cause);
    if (systemCode === 'ENOENT') return undefined;
    if (systemCode === undefined) throw cause;
    return { code: 'trials-unreadable', message: `cannot read ${path} (${systemCode})` };
  }
}
