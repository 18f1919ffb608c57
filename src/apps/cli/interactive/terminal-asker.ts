// Asks on the terminal with @clack/prompts, loaded only where somebody is to be asked.
import { isCancel, log, intro, outro, select, text } from '@clack/prompts';
import type { Asker } from './asker.ts';

/** An asker on standard input and output; `greeting` is its first line. */
export function terminalAsker(greeting: string): Asker {
  intro(greeting);
  return {
    async choose({ message, choices, initial }) {
      const options = choices.map((choice) => ({ ...choice }));
      const answer = await select({ message, options, initialValue: initial, showInstructions: false });
      return isCancel(answer) ? undefined : answer;
    },
    async ask({ message, initial, problemOf }) {
      const answered = (typed: string | undefined): string => {
        const trimmed = (typed ?? '').trim();
        return trimmed === '' ? (initial ?? '') : trimmed;
      };
      const answer = await text({
        message,
        ...(initial === undefined ? {} : { placeholder: initial, defaultValue: initial }),
        validate(typed) {
          const value = answered(typed);
          return value === '' ? 'an answer is needed; Ctrl-C ends' : problemOf(value);
        },
      });
      return isCancel(answer) ? undefined : answered(answer);
    },
    showCommand(command) {
      log.step('The same without questions:');
      // Without the bar at the left, so that it can be copied.
      process.stdout.write(`\n${command}\n\n`);
    },
    close: outro,
  };
}
