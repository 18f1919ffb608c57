// What happens where standard output or standard error takes no more: a reader that left, a full disk.
import { EXIT_BAD_INPUT } from '../exit-status.ts';
import { errorText } from './print-error.ts';

/** A reader that has seen enough (`| head`) is no error; anything else is told and ends in exit status 2. */
export function guardOutput(): void {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') return;
    const message = `cannot write to standard output (${cause.code ?? cause.message})`;
    process.stderr.write(errorText({ code: 'output-failed', message, problems: [{ message }] }));
    // Set last, whatever status the command ends with.
    process.once('exit', () => {
      process.exitCode = EXIT_BAD_INPUT;
    });
  });
  // There is nowhere left to tell of it.
  process.stderr.on('error', () => undefined);
}
