// What is wrong with an answer, found by the code that checks the flags and reads the files.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { bundledPath } from '../../../adapters/bundled/index.ts';
import { readBarsFile, readVolatilityFile } from '../../../adapters/market-data/csv/index.ts';
import {
  type DayNumber,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import type { UsageResult } from '../../config/index.ts';
import { inputPathsOf } from '../flags/input-flags.ts';
import { settingsOf } from '../flags/setting-flags.ts';
import type { Answers } from './answers.ts';

/** First and last day of a file of bars. */
export interface Span {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** The path a person means who typed or dropped `text`: without quotes, `~` for the home folder, never taken for a flag. */
export function pathIn(text: string): string {
  const bare = /^(?<quote>['"])(?<path>.*)\k<quote>$/.exec(text)?.groups?.['path'] ?? text;
  if (bare === '~' || bare.startsWith('~/')) return join(homedir(), bare.slice(1));
  return bare.startsWith('-') ? `./${bare}` : bare;
}

/** `$250,000` as a flag takes it. */
export function dollarsIn(text: string): string {
  return text.replaceAll(/[$,_\s]/g, '');
}

/** The problem that the settings flags would be refused for. */
export function settingProblem(answers: Answers): string | undefined {
  return sentenceOf(settingsOf(answers));
}

export function barsProblem(path: string): string | undefined {
  return sentenceOf(readBarsFile(path));
}

/** `list` as `--volatility` takes it. */
export function volatilityProblem(list: string): string | undefined {
  const paths = inputPathsOf({ volatility: list });
  if (!paths.ok) return sentenceOf(paths);
  const { vix, vix9d, vix3m, vix6m } = paths.value;
  const files = [vix, vix9d, vix3m, vix6m].map((path) =>
    path === undefined ? undefined : sentenceOf(readVolatilityFile(path)),
  );
  return files.find((problem) => problem !== undefined);
}

/** The days of the bars that a run with these answers reads; `undefined` where they cannot be read. */
export function spanOf(answers: Answers): Span | undefined {
  const read = readBarsFile(answers.bars ?? bundledPath('sp500-daily-2000-2020.csv'));
  return read.ok ? daysOf(read.bars) : undefined;
}

/** In a session's hours the day in New York is the day in UTC, so that every kind of stamp reads the same. */
function daysOf({ stampsMs }: RawBars): Span | undefined {
  const known = stampsMs.filter((ms) => !Number.isNaN(ms)).toSorted();
  const [first, last] = [known.at(0), known.at(-1)];
  const dateOf = (ms: number): SessionDate => sessionDateOf(Math.floor(ms / MS_PER_DAY) as DayNumber);
  return first === undefined || last === undefined ? undefined : { from: dateOf(first), to: dateOf(last) };
}

/** The sentence without the flag it is about, which the question has just named, and without what nobody can type here. */
function sentenceOf(
  result:
    | UsageResult<unknown>
    | { readonly ok: true }
    | { readonly ok: false; readonly error: { readonly message: string } },
): string | undefined {
  return result.ok
    ? undefined
    : result.error.message.replace(/^--\w+: /, '').replace(', or null, found', ', found');
}
