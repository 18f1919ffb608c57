// Tests what a run says of its fills.
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../config/index.ts';
import { fillAssumptions } from './fill-labels.ts';

const { fill } = DEFAULT_SETTINGS;
const uniform = { ...fill, model: 'uniform' } as const;

test('the share of the spread, and what adds to it', () => {
  expect(fillAssumptions(fill)).toEqual([
    'Orders fill at mid less 0.5 (stops 0.75) of the way to natural, at a later bar; fewer legs than four, the edges of a session and size give up more.',
  ]);
  expect(fillAssumptions(uniform)).toEqual([
    'Orders fill at mid less 0.5 (stops 0.75) of the way to natural, at a later bar.',
  ]);
});

test('mid is what nobody can count on, and phase 1 what no market gives', () => {
  const mid = 'Orders fill at mid, at a later bar: nobody can count on that.';
  expect(fillAssumptions({ ...uniform, patient: 0, urgent: 0 })).toEqual([mid]);
  for (const other of [
    { ...fill, patient: 0, urgent: 0 },
    { ...uniform, patient: 0 },
    { ...uniform, urgent: 0 },
  ])
    expect(fillAssumptions(other)).not.toContain(mid);
  expect(fillAssumptions({ ...fill, model: 'phase-1', ladderStart: 0, assumedSize: 5 })).toEqual([
    'Fills are those of phase 1, which is optimistic: at once, at mid, in any size, on the quotes the decision saw. No market gives them.',
  ]);
});

test('the ladder and assumed sizes, where there are any', () => {
  expect(fillAssumptions({ ...uniform, ladderStart: 0, assumedSize: 20 }).slice(1)).toEqual([
    'Limits walk from 0 of the way to 1, 0.25 every 300 seconds; an order fills when its limit meets what the market gives.',
    'Quotes that tell no size are taken to display 20 contracts, of which an order takes 1 at a bar.',
  ]);
});
