// Answers assignment vectors through the calculator of that name.
import { calculatorAnswer } from './calculator.ts';

const LIKELY = 0.5;

export function assignmentAnswer(given: object): Record<string, unknown> {
  const answer = calculatorAnswer('assignment', given);
  const { probability } = answer;
  return { ...answer, isAssigned: typeof probability === 'number' && probability > LIKELY };
}
