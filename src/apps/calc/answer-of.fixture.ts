// Asks a calculator one line and reads its answer back, for the tests of calculators.
import { startAnswers } from './answer-lines.ts';
import type { Calculator } from './calculator.ts';

/** The parsed answer to one object; undefined members are left out of the line. */
export function answerOf(calculator: Calculator, input: object): Record<string, unknown> {
  const { text } = startAnswers(calculator)(Buffer.from(JSON.stringify(input)));
  return JSON.parse(text) as Record<string, unknown>;
}

/** The error code of the answer, or `undefined` where there is a result. */
export function codeOf(answer: Record<string, unknown>): string | undefined {
  return (answer['error'] as { readonly code: string } | undefined)?.code;
}

/** The answer's numbers as published tables round them. */
export function roundedTo(digits: number, value: unknown): number {
  return Number((value as number).toFixed(digits));
}
