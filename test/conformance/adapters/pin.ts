// Answers vectors of kind pin.

export function pinAnswer(_given: object): Record<string, unknown> {
  throw new Error('no adapter yet');
}
