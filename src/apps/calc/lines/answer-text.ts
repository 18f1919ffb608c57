// Writes an answer as one line of JSON in which NaN and Infinity cannot appear.
import type { LineAnswer, LineFailure } from '../calculator.ts';

export interface AnswerText {
  readonly isOk: boolean;
  /** One line of JSON with its newline. */
  readonly text: string;
}

/** The answer with every digit and null for `undefined`; one with a number that is not finite becomes `out-of-range`. */
export function answerText(answer: LineAnswer): AnswerText {
  if (!answer.ok) return failureText(answer);
  let place: string | undefined;
  const text = JSON.stringify(answer.value, (key, value: unknown) => {
    if (value === undefined) return null;
    if (typeof value === 'number' && !Number.isFinite(value)) place ??= key;
    return value;
  });
  if (place === undefined) return { isOk: true, text: `${text}\n` };
  const message = `expected results within float64, found one beyond at ${place}`;
  return failureText({ ok: false, code: 'out-of-range', message });
}

function failureText({ code, message }: LineFailure): AnswerText {
  return { isOk: false, text: `${JSON.stringify({ error: { code, message } })}\n` };
}
