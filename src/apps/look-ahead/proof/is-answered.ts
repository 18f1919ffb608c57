// Whether a module had something to say at a bar: what only abstained was looked at, and has proven little.
/** `data` as a sight keeps it: readings by name, a verdict, a vote, or data that are always there. */
export function isAnswered(data: unknown): boolean {
  if (Array.isArray(data)) return data.length > 0;
  if (typeof data !== 'object' || data === null) return data !== undefined;
  if ('available' in data) return data.available === true;
  if ('outcome' in data && 'votes' in data) return data.outcome !== 'insufficient';
  const values: readonly unknown[] = Object.values(data);
  const signals = values.filter(isSignal);
  return signals.length === 0 || signals.some(({ available }) => available);
}

function isSignal(value: unknown): value is { readonly available: boolean } {
  return typeof value === 'object' && value !== null && 'available' in value;
}
