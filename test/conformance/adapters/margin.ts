// Answers margin vectors through the calculator of that name.
import { calculatorAnswer } from './calculator.ts';

export function marginAnswer(given: object): Record<string, unknown> {
  return calculatorAnswer('margin', given);
}
