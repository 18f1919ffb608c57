// `quantor` without arguments in a terminal: questions, the command they come to, and its run.
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_STOPPED } from '../exit-status.ts';
import { shellWords } from '../terminal/shell-words.ts';
import { type Answers, argumentsOf } from './answers.ts';
import { askBacktest } from './ask-backtest.ts';
import type { Asker } from './asker.ts';

const CHANGE = { value: 'change', label: 'change an answer' } as const;
const LEAVE = { value: 'leave', label: 'leave it there' } as const;
const NEXT = [{ value: 'run', label: 'run it' }, CHANGE, LEAVE] as const;

/** Asks, shows the command, runs it with `run` once that is wanted, and returns the exit status. */
export async function runInteractive(
  asker: Asker,
  run: (args: readonly string[]) => Promise<number>,
): Promise<number> {
  let earlier: Answers = {};
  for (;;) {
    const answers = await askBacktest(asker, earlier);
    if (answers === undefined) return stopped(asker);
    const args = argumentsOf(answers);
    asker.showCommand(`npx quantor ${shellWords(args)}`);
    const next = await asker.choose({ message: 'Run this command?', choices: NEXT, initial: 'run' });
    if (next === undefined) return stopped(asker);
    if (next === 'leave') {
      asker.close('Nothing was run; the command above asks for the same without questions.');
      return EXIT_DONE;
    }
    if (next === 'run') {
      asker.close('Ctrl-C stops the run and leaves nothing behind.');
      const status = await run(args);
      if (status !== EXIT_BAD_INPUT) return status;
      const choices = [CHANGE, LEAVE];
      const after = await asker.choose({
        message: 'The run was refused. What now?',
        choices,
        initial: 'change',
      });
      if (after !== 'change') return after === undefined ? stopped(asker) : status;
    }
    earlier = answers;
  }
}

function stopped(asker: Asker): number {
  asker.close('Stopped; nothing was run.');
  return EXIT_STOPPED;
}
