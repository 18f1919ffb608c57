// Tells a person or a program what was wrong with what they gave.
import type { UsageError } from '../../config/index.ts';
import { printable } from './printable.ts';

/** One JSON document on standard output, or the code, the sentence and every problem on standard error. */
export function printError(error: UsageError, isJson: boolean): void {
  if (isJson) process.stdout.write(`${JSON.stringify({ error })}\n`);
  else process.stderr.write(errorText(error));
}

/** `error CODE: sentence`, then a line for each further problem. */
export function errorText(error: UsageError): string {
  const others = error.problems.filter((problem) => problem.message !== error.message);
  const lines = [
    `error ${error.code}: ${error.message}`,
    ...others.map((problem) => `  - ${problem.message}`),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
