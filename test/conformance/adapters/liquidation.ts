// Answers vectors of kind liquidation.

export function liquidationAnswer(_given: object): Record<string, unknown> {
  throw new Error('no adapter yet');
}
