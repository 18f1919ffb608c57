// Turns the command line's file flags into the paths of a run.
import type { Option } from 'commander';
import { nearestName, usageError, type UsageResult } from '../../config/index.ts';
import type { InputPaths } from '../../sessions/index.ts';
import { repeatableOption, valueOption } from './value-option.ts';

const VOLATILITY_NAMES = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;

export interface InputFlags {
  readonly bars?: string;
  readonly volatility?: string;
  readonly rates?: string;
  readonly history?: string;
  readonly chains?: readonly string[];
}

/** The flags of a run that name files. */
export function inputFlags(): readonly Option[] {
  return [
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
    valueOption('--rates <file>', 'yearly rates in percent by date (default: none, cash earns nothing)'),
    valueOption('--history <file>', 'daily bars before the first bar, for warm-up only (default: none)'),
  ];
}

/** Error codes `volatility-syntax`, `volatility-name`. */
export function inputPathsOf(flags: InputFlags): UsageResult<InputPaths> {
  const volatility = volatilityPaths(flags.volatility);
  if (!volatility.ok) return volatility;
  return {
    ok: true,
    value: {
      ...(flags.bars === undefined ? {} : { bars: flags.bars }),
      ...(flags.rates === undefined ? {} : { rates: flags.rates }),
      ...(flags.history === undefined ? {} : { history: flags.history }),
      ...(flags.chains === undefined ? {} : { chains: flags.chains }),
      ...volatility.value,
    },
  };
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
