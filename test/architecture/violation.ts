// What a check of the source tree reports: a file, the rule that it breaks and what was found.

/** One broken rule; `file` is relative to the checked project. */
export type Violation = { readonly file: string; readonly rule: string; readonly found: string };

/** One line for each violation, for a failed assertion to print. */
export function printed(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ file, rule, found }) => `${file}: ${rule}: ${found}`);
}
