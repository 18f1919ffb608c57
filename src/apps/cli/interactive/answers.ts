// The answers as the flags they stand for, and the command line that they make.
import { settingsOf, type SettingFlags } from '../flags/setting-flags.ts';
import type { InputFlags } from '../flags/input-flags.ts';

const ASKED = ['preset', 'bars', 'volatility', 'root', 'cash', 'from', 'to'] as const;

/** The flags of `quantor backtest` that are asked for; one that is absent has its default. */
export type Answers = Pick<
  SettingFlags & Pick<InputFlags, 'bars'> & { readonly volatility?: string },
  (typeof ASKED)[number]
>;

/** The arguments that ask for the same without questions. */
export function argumentsOf(answers: Answers): readonly string[] {
  const flags = ASKED.flatMap((name) => {
    const value = answers[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  return ['backtest', ...flags];
}

/** `answers` with one more, which is left out where it is what a run takes without it. */
export function withAnswer(
  answers: Answers,
  name: keyof Answers,
  given: { readonly value: string; readonly unasked: string },
): Answers {
  return given.value === given.unasked ? answers : { ...answers, [name]: given.value };
}

/** Root and cash that a run with these answers takes unless told otherwise. */
export function unaskedSettings(answers: Answers): { readonly root: string; readonly cash: string } {
  const loaded = settingsOf(answers.preset === undefined ? {} : { preset: answers.preset });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return { root: loaded.value.settings.root, cash: String(loaded.value.settings.cash) };
}
