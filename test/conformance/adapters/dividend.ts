// Answers vectors of kind dividend.

export function dividendAnswer(_given: object): Record<string, unknown> {
  throw new Error('no adapter yet');
}
