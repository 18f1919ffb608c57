// Tests what is kept of refused bars: every one of a gate asked for, and the nearest of each session.
import { expect, it } from 'vitest';
import type { BarClosed, EntryGate, Stand } from '../../core/domain/index.ts';
import type { EngineState } from '../../core/engine/index.ts';
import { barAt, ELEVEN } from '../../core/strategy/entry-case.fixture.ts';
import { createRefusalLog } from './refusal-log.ts';

const STATE = {} as EngineState;
const GATE: EntryGate = 'credit-width';

function told(bars: readonly (readonly [BarClosed, Partial<Stand>])[], gates: readonly EntryGate[] = [GATE]) {
  const log = createRefusalLog(new Set(gates));
  for (const [bar, stand] of bars)
    log.entryDecided(STATE, bar, { kind: 'stand', gate: GATE, limit: 0.25, ...stand });
  return log;
}

const first = barAt(ELEVEN);
const second = barAt(ELEVEN + 5);
const nextDay = barAt(ELEVEN, undefined, '2018-01-17');

it('counts every refusal and keeps those of the gates asked for', () => {
  const log = told([
    [first, { measured: 0.2 }],
    [second, { gate: 'no-quote' }],
    [nextDay, { measured: 0.24 }],
  ]);
  expect(Object.fromEntries(log.stopped)).toEqual({ 'credit-width': 2, 'no-quote': 1 });
  expect(log.refusals(GATE)).toEqual([
    {
      gate: GATE,
      measured: 0.2,
      limit: 0.25,
      atMs: first.availableAtMs,
      sessionDate: first.sessionDate,
      minuteOfDay: 660,
    },
    {
      gate: GATE,
      measured: 0.24,
      limit: 0.25,
      atMs: nextDay.availableAtMs,
      sessionDate: '2018-01-17',
      minuteOfDay: 660,
    },
  ]);
  expect(log.outcomes).toEqual([GATE, 'no-quote', GATE]);
  expect(log.refusals('no-quote')).toEqual([]);
  expect(log.nearest('no-quote', 3)).toEqual([]);
});

it('has the nearest of each session, the nearest session first', () => {
  const log = told([
    [first, { measured: 0.2 }],
    [second, { measured: 0.21 }],
    [nextDay, { measured: 0.24 }],
  ]);
  const nearest = log.nearest(GATE, 5);
  expect(nearest.map(({ atMs }) => atMs)).toEqual([nextDay.availableAtMs, second.availableAtMs]);
  expect(nearest.map(({ distance }) => distance)).toEqual([
    expect.closeTo(0.01, 12),
    expect.closeTo(0.04, 12),
  ]);
  expect(log.nearest(GATE, 1)).toHaveLength(1);
});

it('of two as near keeps the earlier', () => {
  const log = told([
    [first, { measured: 0.2 }],
    [second, { measured: 0.2 }],
  ]);
  expect(log.nearest(GATE, 2).map(({ atMs }) => atMs)).toEqual([first.availableAtMs]);
});

it('misses a limit on a size by the size', () => {
  const log = told([[first, { measured: -0.02, limit: 0.015 }]]);
  expect(log.nearest(GATE, 1)[0]?.distance).toBeCloseTo(0.005, 12);
});

it('has no miss where no numbers were compared, and no refusal of an entry', () => {
  const log = told([
    [first, { measured: 0.2, limit: undefined }],
    [second, { reason: 'unknown' }],
  ] as never);
  log.entryDecided(STATE, nextDay, { kind: 'approved' } as never);
  expect(log.nearest(GATE, 3)).toEqual([]);
  expect(log.stopped.get(GATE)).toBe(2);
  expect(log.outcomes).toEqual([GATE, GATE, undefined]);
});

it('takes no quote that is none for a near miss', () => {
  const log = told(
    [
      [first, { gate: 'leg-spread', reason: 'no-bid', measured: 0, limit: 0 }],
      [second, { gate: 'leg-spread', reason: 'wide-spread', measured: 0.3, limit: 0.25 }],
    ],
    ['leg-spread'],
  );
  expect(log.nearest('leg-spread', 2).map(({ measured }) => measured)).toEqual([0.3]);
  expect(log.refusals('leg-spread')).toHaveLength(2);
});
