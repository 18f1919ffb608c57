// Every history of small worlds, through the real engine: whatever the venue does, books agree and nothing is left open.
import { describe, it } from 'vitest';
import { expectEveryHistoryToRest } from './every-history.ts';
import type { WorldOptions } from './worlds/condor-world.ts';

/** What the venue is free to do in each world; in all of them it fills when it likes and as much as it likes. */
const WORLDS: readonly (readonly [string, Partial<WorldOptions>])[] = [
  ['acknowledged, rejected, out of order', { rejections: 1, isAcknowledged: true, isReordered: true }],
  ['the line is lost twice', { rejections: 1, lineLosses: 2, isAcknowledged: true, isReordered: true }],
  ['a restart', { restarts: 1, rejections: 1, isAcknowledged: true, isReordered: true }],
  ['assigned, rejected, out of order', { assignments: 1, rejections: 1, isReordered: true }],
  ['assigned twice', { assignments: 2, isReordered: true }],
  ['assigned and the line is lost', { assignments: 1, lineLosses: 1 }],
  ['assigned and a restart', { assignments: 1, restarts: 1 }],
  ['one leg liquidated', { liquidations: 1, rejections: 1, isReordered: true }],
  ['liquidated and assigned', { liquidations: 1, assignments: 1 }],
  ['two units in parts', { quantity: 2, rejections: 1, isReordered: true }],
  ['two units in parts, a restart', { quantity: 2, restarts: 1, rejections: 1 }],
  ['two units in parts, assigned', { quantity: 2, assignments: 1 }],
  ['two units on a price ladder', { quantity: 2, rejections: 1, isOnLadder: true, isReordered: true }],
  ['everything is ordered closed', { quantity: 2, flattenings: 1, isAcknowledged: true }],
  ['ordered closed and assigned', { flattenings: 1, assignments: 1, isOnLadder: true }],
  ['two trades, assigned', { positions: 2, assignments: 1, isReordered: true }],
];

describe('an engine with a venue that may do anything', () => {
  it.each(WORLDS)(
    '%s: no violation, and every state comes to rest',
    { timeout: 120_000 },
    (name, options) => {
      expectEveryHistoryToRest(name, options);
    },
  );
});
