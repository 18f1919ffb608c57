// The source that the child imports while it is killed, and the parent imports again.
import type { ChainRows } from '../../src/core/domain/index.ts';
import { fixtureRows } from '../../src/adapters/dataset/chain-rows.fixture.ts';

export const SECOND = 'second source';

/** Five dates that the first import has too, and seven that it has not. */
export function secondRows(): ChainRows {
  return fixtureRows({ rows: 3000, dates: 12, seed: 13 });
}
