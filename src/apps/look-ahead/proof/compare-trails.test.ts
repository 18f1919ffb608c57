// Tests that what differs is found, with its module and its time, and that what comes after the instant does not count.
import { describe, expect, test } from 'vitest';
import type { EpochMs } from '../../../core/domain/index.ts';
import type { Sight } from '../seen/bar-sight.ts';
import type { RunTrail } from '../seen/run-trail.ts';
import { compareSights, compareTrails } from './compare-trails.ts';

const at = (ms: number): EpochMs => ms as EpochMs;
type Left = Partial<Pick<RunTrail, 'records' | 'entries' | 'exits' | 'sights'>>;
const trail = (left: Left): RunTrail => ({
  records: [],
  entries: [],
  exits: [],
  sights: new Map(),
  sink: { append: () => undefined },
  witness: { entryDecided: () => undefined, exitDecided: () => undefined },
  ...left,
});
const entries = (...texts: readonly string[]) => texts.map((text, place) => ({ atMs: at(place + 1), text }));

describe('two trails', () => {
  test('that are the same up to the instant have no difference, whatever comes after', () => {
    const before = trail({ entries: entries('{"gate":"a"}', '{"gate":"b"}', '{"gate":"c"}') });
    const after = trail({ entries: entries('{"gate":"a"}', '{"gate":"b"}') });
    expect(compareTrails(before, after, at(2))).toMatchObject({ compared: { entries: 2 }, differences: [] });
  });

  test('differ at the first place where they part', () => {
    const before = trail({ entries: entries('{"gate":"a"}', '{"gate":"b"}', '{"gate":"c"}') });
    const after = trail({ entries: entries('{"gate":"a"}', '{"gate":"x"}', '{"gate":"y"}') });
    expect(compareTrails(before, after, at(3)).differences).toEqual([
      { module: 'entries', atMs: 2, path: '.gate', before: 'b', after: 'x' },
    ]);
  });

  test('differ where one of them lacks something', () => {
    const before = trail({ exits: [{ atMs: at(1), text: '3 stop 40' }] });
    expect(compareTrails(before, trail({}), at(1)).differences).toMatchObject([
      { module: 'marks and exits', atMs: 1, before: '3 stop 40', after: undefined },
    ]);
  });

  test('name the module of a record', () => {
    const settled = { atMs: at(1), type: 'expiry-settled', text: '{"points":5}' } as const;
    const other = { ...settled, text: '{"points":6}' };
    expect(compareTrails(trail({ records: [settled] }), trail({ records: [other] }), at(1))).toMatchObject({
      compared: { 'settlement and cash': 1 },
      differences: [{ module: 'settlement and cash', path: '.points', before: 5, after: 6 }],
    });
  });
});

describe('two sights', () => {
  const sight: Sight = { 'chain quotes': { bids: [1, 2] }, 'overnight gap': { gap: 0.1 } };

  test('that hold the same data are the same', () => {
    const same = JSON.parse(JSON.stringify(sight)) as Sight;
    expect(compareSights(sight, same, at(1)).differences).toEqual([]);
  });

  test('differ module by module, with the place', () => {
    const other: Sight = { 'chain quotes': { bids: [1, 3] }, 'overnight gap': { gap: 0.1 } };
    expect(compareSights(sight, other, at(7))).toEqual({
      compared: new Set(['chain quotes', 'overnight gap']),
      differences: [{ module: 'chain quotes', atMs: 7, path: '.bids[1]', before: 2, after: 3 }],
    });
  });

  test('differ where one was never had', () => {
    expect(compareSights(sight, undefined, at(1)).differences.length).toBe(2);
  });
});
