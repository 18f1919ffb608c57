// Answers questions from a list as a person would type them, and notes what was asked, shown and refused.
import type { Asker } from './asker.ts';

/** Enter: what the question offers. */
export const ENTER = '';
export const CTRL_C = undefined;

export interface ScriptedAsker extends Asker {
  /** Each question with what Enter would give; refusals and what was shown stand between them. */
  readonly heard: readonly string[];
}

/** An asker whose person types `script`, one entry a question or, after a refusal, one more. */
export function scriptedAsker(script: readonly (string | undefined)[]): ScriptedAsker {
  const left = [...script];
  const heard: string[] = [];
  const next = (message: string): string | undefined => {
    if (left.length === 0) throw new Error(`no answer is left for "${message}"`);
    return left.shift();
  };
  return {
    heard,
    choose({ message, choices, initial }) {
      heard.push(`${message} [${initial}]`);
      if (!choices.some(({ value }) => value === initial)) throw new Error(`${initial} is no choice`);
      const typed = next(message);
      const value = typed === ENTER ? initial : typed;
      if (value !== undefined && !choices.some((choice) => choice.value === value)) {
        throw new Error(`${value} is no choice of "${message}"`);
      }
      return Promise.resolve(value);
    },
    ask({ message, initial, problemOf }) {
      heard.push(`${message} [${initial ?? ''}]`);
      for (;;) {
        const typed = next(message);
        const value = typed === ENTER ? (initial ?? '') : typed;
        const problem = value === undefined ? undefined : problemOf(value);
        if (problem === undefined) return Promise.resolve(value);
        heard.push(`no: ${problem}`);
      }
    },
    showCommand: (command) => void heard.push(`$ ${command}`),
    close: (sentence) => void heard.push(sentence),
  };
}
