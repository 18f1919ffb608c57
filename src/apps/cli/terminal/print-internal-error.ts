// Tells a person that quantor itself is wrong, and how to report it, without a wall of stack.
import { usageError } from '../../config/index.ts';
import { printError } from './print-error.ts';

/** Code `internal-error`; the stack follows on standard error where QUANTOR_DEBUG=1. */
export function printInternalError(thrown: unknown, isJson: boolean): void {
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const message = `this is a bug in quantor, not in what you gave it: ${detail}`;
  const howToReport =
    'please report the command line with this message; QUANTOR_DEBUG=1 adds the place in the code';
  printError(usageError('internal-error', message, [{ message }, { message: howToReport }]).error, isJson);
  if (process.env['QUANTOR_DEBUG'] === '1' && thrown instanceof Error) {
    process.stderr.write(`${thrown.stack ?? ''}\n`);
  }
}
