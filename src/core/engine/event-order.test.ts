// Checks the order of events at one instant where it decides what is booked on what.
import { expect, it } from 'vitest';
import type { EpochMs } from '../domain/index.ts';
import { compareEventPlaces, type EventPlace } from './event-order.ts';

const at = (ms: number, kind: EventPlace['kind']): EventPlace => ({ availableAtMs: ms as EpochMs, kind });

it('a dividend comes before the bar of its instant and what is traded at it', () => {
  const kinds = (
    ['session-ended', 'expiry-settled', 'shares-filled', 'dividend-booked', 'bar-closed'] as const
  )
    .map((kind) => at(5, kind))
    .toSorted(compareEventPlaces)
    .map(({ kind }) => kind);
  expect(kinds).toEqual([
    'dividend-booked',
    'bar-closed',
    'shares-filled',
    'expiry-settled',
    'session-ended',
  ]);
});

it('an exercise comes before the bar of its instant, in its turn with the dividend that its shares owe', () => {
  expect(compareEventPlaces(at(5, 'option-exercised'), at(5, 'dividend-booked'))).toBe(0);
  expect(compareEventPlaces(at(5, 'option-exercised'), at(5, 'bar-closed'))).toBeLessThan(0);
  expect(compareEventPlaces(at(5, 'option-exercised'), at(5, 'operator-command'))).toBeGreaterThan(0);
});

it('a peer’s close comes before the bar that closes with it, and with the levels of its instant', () => {
  expect(compareEventPlaces(at(5, 'peer-closed'), at(5, 'bar-closed'))).toBeLessThan(0);
  expect(compareEventPlaces(at(5, 'peer-closed'), at(5, 'volatility-published'))).toBe(0);
});

it('time goes before kind', () => {
  expect(compareEventPlaces(at(4, 'session-ended'), at(5, 'operator-command'))).toBeLessThan(0);
  expect(compareEventPlaces(at(5, 'bar-closed'), at(5, 'bar-closed'))).toBe(0);
});
