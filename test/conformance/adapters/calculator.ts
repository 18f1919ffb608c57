// Asks a calculator for the answer to a vector whose inputs are a line of that calculator.
import { answerOf } from '../../../src/apps/calc/answer-of.fixture.ts';
import { CALCULATORS } from '../../../src/apps/calc/index.ts';

/** The calculator's answer to `given`; throws where there is no such calculator. */
export function calculatorAnswer(name: string, given: object): Record<string, unknown> {
  const calculator = CALCULATORS.find((one) => one.name === name);
  if (calculator === undefined) throw new Error(`no calculator ${name}`);
  return answerOf(calculator, given);
}
