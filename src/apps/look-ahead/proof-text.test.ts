// Checks the verdict of proofs that a run seldom comes to.
import { expect, test } from 'vitest';
import type { EpochMs } from '../../core/domain/index.ts';
import { proofText } from './proof-text.ts';
import type { Proof } from './proof/proof.ts';

const atMs = Date.UTC(2018, 10, 23, 15) as EpochMs;
const UNBUILT: Proof = {
  isProven: false,
  bars: 14,
  instants: [atMs],
  worlds: 0,
  differing: { cut: 0, poison: 0 },
  modules: [],
  first: undefined,
  unbuilt: [
    {
      change: { kind: 'cut', atMs, absurdFactor: 0.3 },
      error: { code: 'input-rows', message: 'a single stamp', problems: [] },
    },
  ],
  orders: 1,
  hasPeer: false,
  cleanedRows: 0,
};

test('where no world could be made, nothing is said to be found', () => {
  const text = proofText(UNBUILT, 1);
  expect(text).toMatch(/^NOTHING WAS COMPARED/);
  expect(text).toMatch(/\n {2}0 worlds compared/);
  expect(text).toMatch(/\n {2}1 order in the run/);
  expect(text).toMatch(/1 world could not be made/);
  expect(text).not.toMatch(/LOOK-AHEAD FOUND/);
});
