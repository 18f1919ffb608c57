// Answers vectors of kind session.

export function sessionAnswer(_given: object): Record<string, unknown> {
  throw new Error('no adapter yet');
}
