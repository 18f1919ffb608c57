// The register of trials for people: a line a trial, and everything of one.
import { SESSIONS_PER_YEAR } from '../../analysis/metrics/index.ts';
import {
  alignedRows,
  type Alignment,
  counted,
  groupedNumber,
  heading,
  UNDEFINED_TEXT,
  wrappedText,
} from '../../analysis/report/index.ts';
import { isoInstant } from '../../core/domain/index.ts';
import type { TrialRecord } from '../../core/ledger/index.ts';

const ALIGNMENTS: readonly Alignment[] = ['right', 'left', 'left', 'left', 'right', 'right', 'left', 'left'];
const TITLES = ['trial', 'counted', 'market', 'sessions', 'trades', 'Sharpe a year', 'tried by', 'changed'];

/** Settings that are told of a trial in a list; `trials show` has all. */
const CHANGES_LISTED = 2;

/** The list, ending in a newline. */
export function trialsText(path: string, trials: readonly TrialRecord[]): string {
  const rows = trials.map((trial, index) => [
    String(index + 1),
    isoInstant(trial.atMs).slice(0, 10),
    trial.market,
    `${trial.from} to ${trial.to}`,
    groupedNumber(trial.trades, 0),
    yearlySharpe(trial),
    trial.source === 'neighbour' ? 'validate' : 'backtest',
    changesInShort(trial),
  ]);
  const lines = [
    ...heading(`REGISTER OF TRIALS   ${counted(trials.length, 'trial')}`),
    ...wrappedText(`${path}: every line was checked against the one before it.`),
    ...(rows.length === 0 ? [] : alignedRows([TITLES, ...rows], ALIGNMENTS)),
  ];
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** Everything that is kept of the trial at `place`, counted from 1. */
export function trialText(place: number, trial: TrialRecord): string {
  const { months } = trial;
  const rows = [
    ['counted', isoInstant(trial.atMs)],
    ['tried by', trial.source === 'neighbour' ? `validate, around ${short(trial.around)}` : 'backtest'],
    ['market', `${trial.market}, ${trial.root}, data ${short(trial.dataSha256)}`],
    ['sessions', `${trial.from} to ${trial.to}, ${groupedNumber(trial.sessions, 0)}`],
    ['run', `${trial.runId}, Quantor ${trial.quantorVersion}`],
    ['configuration', trial.configSha256],
    ['closed trades', groupedNumber(trial.trades, 0)],
    ['Sharpe a year', yearlySharpe(trial)],
    ['skewness, kurtosis', `${decimal(trial.skewness)}, ${decimal(trial.kurtosis)}, of returns a session`],
    ['months', `${counted(months.length, 'return')} from ${trial.firstMonth}`],
    ...Object.entries(trial.changed).map(([key, value]) => [key, JSON.stringify(value)]),
  ];
  const lines = [...heading(`TRIAL ${place}`), ...alignedRows(rows, ['left', 'left'])];
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

function changesInShort({ changed }: TrialRecord): string {
  const changes = Object.entries(changed).flatMap(([key, value]) =>
    // Told beside it as sessions.
    key === 'from' || key === 'to' ? [] : [`${key}=${JSON.stringify(value)}`],
  );
  const more = changes.length - CHANGES_LISTED;
  return [...changes.slice(0, CHANGES_LISTED), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function yearlySharpe({ sharpe }: TrialRecord): string {
  return sharpe === undefined ? UNDEFINED_TEXT : groupedNumber(sharpe * Math.sqrt(SESSIONS_PER_YEAR), 2);
}

function decimal(value: number | undefined): string {
  return value === undefined ? UNDEFINED_TEXT : groupedNumber(value, 2);
}

function short(digest: string | undefined): string {
  return (digest ?? '').slice(0, 12);
}
