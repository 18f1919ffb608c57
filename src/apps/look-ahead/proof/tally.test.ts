// Checks that every view counts: what the run never asks is compared in the signals beside it.
import { expect, test } from 'vitest';
import type { EpochMs } from '../../../core/domain/index.ts';
import { runTrail } from '../seen/run-trail.ts';
import type { Looked } from './look-at-run.ts';
import { Tally } from './tally.ts';

const atMs = Date.UTC(2018, 10, 23, 15) as EpochMs;
const CHANGE = { kind: 'poison', atMs, absurdFactor: 0.3 } as const;

function lookedWith(state: number): Looked {
  return {
    trails: [{ view: 'as configured', trail: runTrail(new Set([atMs]), atMs) }],
    signals: new Map([[atMs, { 'regime by HMM': { available: true, state } }]]),
  };
}

test('a difference that only the signals beside the run show is a leak', () => {
  const tally = new Tally(lookedWith(1), [atMs]);
  tally.add(lookedWith(1), CHANGE);
  expect(tally.first).toBeUndefined();
  tally.add(lookedWith(2), CHANGE);
  expect(tally.first).toMatchObject({
    module: 'regime by HMM',
    view: 'signals alone',
    path: '.state',
    before: 1,
    after: 2,
  });
});
