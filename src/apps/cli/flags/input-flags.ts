// Turns the command line's file flags into the paths of a run.
import { Option } from 'commander';
import { nearestName, usageError, type UsageResult } from '../../config/index.ts';
import { ROOTS } from '../../../core/domain/index.ts';
import type { AlsoTraded, InputPaths, RunSource } from '../../sessions/index.ts';
import { repeatableOption, valueOption } from './value-option.ts';

const VOLATILITY_NAMES = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;

/** `false`: left out of what the store gives. */
export interface InputFlags {
  readonly store?: string;
  readonly bars?: string;
  readonly volatility?: string | false;
  readonly rates?: string | false;
  readonly history?: string;
  readonly peer?: string;
  readonly also?: readonly string[];
  readonly chains?: readonly string[] | false;
}

/** The flags of a run that name files. */
export function inputFlags(): readonly Option[] {
  return [
    valueOption(
      '--store <folder>',
      'store that gives bars of the underlying, index levels, rates and recorded chains where no flag names a file (default: none, QUANTOR_STORE is not read)',
    ),
    valueOption(
      '--bars <file>',
      'bars of the underlying, daily or intraday (default: the bundled S&P 500 days)',
    ),
    valueOption(
      '--volatility <list>',
      'files of index levels, vix=FILE,vix9d=FILE,vix3m=FILE,vix6m=FILE; vix is needed (default: estimated from the bars)',
    ),
    repeatableOption(
      '--chains <path>',
      'recorded option chains: a file, a folder of files or a store; repeatable (default: none, chains are simulated)',
    ),
    repeatableOption(
      '--also <root=file>',
      'a class traded in the same account by the same strategy, with its bars, such as SPY=spy.csv; repeatable (default: none)',
    ),
    valueOption('--rates <file>', 'yearly rates in percent by date (default: none, cash earns nothing)'),
    valueOption('--history <file>', 'daily bars before the first bar, for warm-up only (default: none)'),
    valueOption(
      '--peer <file>',
      'bars of a peer such as QQQ, daily or intraday, which signals.divergenceMax compares with (default: none)',
    ),
    ...SKIPPABLE.map((kind) => new Option(`--no-${kind}`, `take no ${WORDS[kind]} from the store`)),
  ];
}

/** Kinds that a run may leave in the store. */
const SKIPPABLE = ['volatility', 'rates', 'chains'] as const;
const WORDS = { volatility: 'index levels', rates: 'rates', chains: 'recorded chains' } as const;

/** The store that gives what no path names; `undefined` without `--store`. Error code `store-flag`. */
export function runSourceOf(flags: InputFlags): UsageResult<RunSource | undefined> {
  const without = SKIPPABLE.filter((kind) => flags[kind] === false);
  if (flags.store !== undefined) return { ok: true, value: { store: flags.store, without } };
  if (without.length === 0) return { ok: true, value: undefined };
  return usageError('store-flag', `--no-${without[0] ?? ''} has no effect: expected --store, found none`);
}

/** Error codes `volatility-syntax`, `volatility-name`, `also-syntax`. */
export function inputPathsOf(flags: InputFlags): UsageResult<InputPaths> {
  const { rates, chains } = flags;
  const volatility = volatilityPaths(flags.volatility === false ? undefined : flags.volatility);
  if (!volatility.ok) return volatility;
  const also = alsoTraded(flags.also ?? []);
  if (!also.ok) return also;
  return {
    ok: true,
    value: {
      ...(flags.bars === undefined ? {} : { bars: flags.bars }),
      ...(rates === undefined || rates === false ? {} : { rates }),
      ...(flags.history === undefined ? {} : { history: flags.history }),
      ...(flags.peer === undefined ? {} : { peer: flags.peer }),
      ...(chains === undefined || chains === false ? {} : { chains }),
      ...volatility.value,
      ...(also.value.length === 0 ? {} : { also: also.value }),
    },
  };
}

function alsoTraded(given: readonly string[]): UsageResult<readonly AlsoTraded[]> {
  const traded: AlsoTraded[] = [];
  for (const part of given) {
    const at = part.indexOf('=');
    const root = ROOTS.find((known) => known === part.slice(0, Math.max(0, at)).trim());
    const bars = part.slice(at + 1).trim();
    if (root === undefined || bars === '')
      return usageError(
        'also-syntax',
        `--also expects one of ${ROOTS.join(', ')} as ROOT=FILE, found "${part}"`,
      );
    traded.push({ root, bars });
  }
  return { ok: true, value: traded };
}

function volatilityPaths(
  list: string | undefined,
): UsageResult<Partial<Record<(typeof VOLATILITY_NAMES)[number], string>>> {
  const paths: Partial<Record<(typeof VOLATILITY_NAMES)[number], string>> = {};
  for (const part of list === undefined ? [] : list.split(',')) {
    const at = part.indexOf('=');
    const given = part.slice(0, Math.max(0, at)).trim();
    const path = part.slice(at + 1).trim();
    if (at < 1 || path === '') {
      return usageError('volatility-syntax', `--volatility expects vix=FILE,vix3m=FILE, found "${part}"`);
    }
    const name = VOLATILITY_NAMES.find((known) => known === given);
    if (name === undefined) {
      const hint = nearestName(given, VOLATILITY_NAMES);
      return usageError(
        'volatility-name',
        `--volatility knows ${VOLATILITY_NAMES.join(', ')}, found "${given}"${hint}`,
      );
    }
    if (paths[name] !== undefined) return usageError('volatility-syntax', `--volatility names ${name} twice`);
    paths[name] = path;
  }
  if (list !== undefined && paths.vix === undefined) {
    return usageError('volatility-syntax', '--volatility needs vix=FILE; the other indices are optional');
  }
  return { ok: true, value: paths };
}
