// Answers vectors of kind settlement.

export function settlementAnswer(_given: object): Record<string, unknown> {
  throw new Error('no adapter yet');
}
