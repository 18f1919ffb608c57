// `quantor validate LEDGER --permuted`: whether the sessions that a run's signals chose were better than the same ones moved.
import type { ShiftJudgement } from '../../analysis/validation/index.ts';
import type { UsageResult } from '../config/index.ts';
import { permutedSignals, permutedText } from '../permuted-signals/index.ts';
import { runOfLedger, type Watch } from '../sessions/index.ts';
import { EXIT_DONE } from './exit-status.ts';
import { wholeNumberOf } from './flags/whole-number.ts';
import { openLedger } from './open-ledger.ts';
import { watchedWork } from './watched-work.ts';

const MOVES_DEFAULT = 99;
const MOVES_MAX = 10_000;
const WORKERS_MAX = 256;

export interface PermutedFlags {
  readonly permuted?: boolean;
  readonly moves?: string;
  readonly workers?: string;
  readonly json?: boolean;
}

/** The exit status; errors of `permutedSignals`, `runOfLedger`, `openLedger`, and `moves-syntax`, `workers-syntax`. */
export function runPermutedCommand(path: string, flags: PermutedFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => permuted(path, flags, watch),
    (judgement) => {
      process.stdout.write(isJson ? `${JSON.stringify(judgement)}\n` : permutedText(judgement));
      return EXIT_DONE;
    },
  );
}

async function permuted(
  path: string,
  flags: PermutedFlags,
  watch: Watch,
): Promise<UsageResult<ShiftJudgement>> {
  const moves = wholeNumberOf('moves', flags.moves, { least: 19, most: MOVES_MAX });
  if (!moves.ok) return moves;
  const workers = wholeNumberOf('workers', flags.workers, { least: 1, most: WORKERS_MAX });
  if (!workers.ok) return workers;
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  const run = await runOfLedger(ledger.value);
  if (!run.ok) return run;
  return permutedSignals(run.value, { moves: moves.value ?? MOVES_DEFAULT, workers: workers.value }, watch);
}
