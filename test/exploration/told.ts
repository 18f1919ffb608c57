// What an exploration came to, in a line.
import type { Exploration } from './explore.ts';

export function told({ states, transitions, depth, quietStates, violations }: Exploration): string {
  const ends = `${quietStates} of them at rest, ${depth} steps deep`;
  return `${states} states (${ends}), ${transitions} transitions, ${violations.length} violations`;
}
