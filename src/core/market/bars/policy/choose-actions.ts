// Reads a person's choices of what is done about faults, and refuses those that the policy does not offer.
import { DEFAULT_ACTIONS, HYGIENE_RULES, type HygieneActions, type HygieneRule } from './hygiene-policy.ts';

/** The actions chosen, or what was expected and what was found. */
export type ChosenActions =
  | { readonly ok: true; readonly actions: HygieneActions }
  | { readonly ok: false; readonly message: string };

const CHOICES: readonly HygieneRule[] = HYGIENE_RULES.filter(({ actions }) => actions.length > 1);

/** The defaults, changed by each of `choices`, written `kind=action`. */
export function chooseActions(choices: readonly string[]): ChosenActions {
  const chosen: Record<string, string> = {};
  for (const choice of choices) {
    const [kind, action, ...rest] = choice.split('=');
    const rule = CHOICES.find((known) => known.kind === kind);
    if (rule === undefined || action === undefined || rest.length > 0) {
      const kinds = CHOICES.map((known) => known.kind).join(', ');
      return { ok: false, message: `expected KIND=ACTION with one of ${kinds}, found "${choice}"` };
    }
    if (!rule.actions.some((known) => known === action)) {
      return { ok: false, message: `expected ${kind}=${rule.actions.join('|')}, found "${choice}"` };
    }
    chosen[rule.kind] = action;
  }
  return { ok: true, actions: { ...DEFAULT_ACTIONS, ...chosen } };
}
