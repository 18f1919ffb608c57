import { describe, expect, it } from 'vitest';
import { stageCondor, stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import type { LegBundle } from '../../instrument/option-structure.ts';
import { adjustingBundle, structureAfter } from './adjustment.ts';

const EXPIRY = stageExpiry('XSP', '2018-02-16', 'PM');
const BEFORE = stageCondor(EXPIRY, [250, 260, 280, 290]);

/** Each leg as right, strike in points and quantity. */
const shown = ({ legs }: Pick<LegBundle, 'legs'>): readonly string[] =>
  legs.map(
    ({ contract, quantity }) =>
      `${quantity > 0 ? '+' : '-'}${contract.right[0]}${contract.strikeCents / 100}`,
  );

describe('an adjusting bundle', () => {
  it('gives up the side that moved and takes the new one, in strike order', () => {
    const calls = adjustingBundle({ before: BEFORE, after: stageCondor(EXPIRY, [250, 260, 272, 282]) });
    expect(shown(calls)).toEqual(['-c272', '+c280', '+c282', '-c290']);
    expect(calls).toMatchObject({ kind: 'roll', expiry: EXPIRY, multiplier: 100, delivery: 'cash' });
    const puts = adjustingBundle({ before: BEFORE, after: stageCondor(EXPIRY, [258, 268, 280, 290]) });
    expect(shown(puts)).toEqual(['-p250', '+p258', '+p260', '-p268']);
  });

  it('is none where nothing changes, or the expiry does', () => {
    expect(() => adjustingBundle({ before: BEFORE, after: BEFORE })).toThrow(/as many others/);
    const later = stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), [250, 260, 280, 290]);
    expect(() => adjustingBundle({ before: BEFORE, after: later })).toThrow(/stays on its expiry/);
  });
});

describe('the structure after it', () => {
  it('is the one it was made for, an iron fly too, whose put stands before its call', () => {
    for (const strikes of [
      [250, 260, 272, 282],
      [250, 260, 260, 270],
      [270, 280, 280, 290],
    ] as const) {
      const after = stageCondor(EXPIRY, strikes);
      const found = structureAfter(BEFORE, adjustingBundle({ before: BEFORE, after }));
      expect(shown(found)).toEqual(shown(after));
      expect(found.widthCents).toBe(1000);
    }
  });

  it('keeps what another adjustment has changed by then', () => {
    const calls = adjustingBundle({ before: BEFORE, after: stageCondor(EXPIRY, [250, 260, 272, 282]) });
    const moved = stageCondor(EXPIRY, [255, 265, 280, 290]);
    expect(shown(structureAfter(moved, calls))).toEqual(['+p255', '-p265', '-c272', '+c282']);
    // Shorts that have passed each other still have a worst cost: the width and what lies between them.
    const past = structureAfter(stageCondor(EXPIRY, [265, 275, 280, 290]), calls);
    expect(shown(past)).toEqual(['+p265', '-c272', '-p275', '+c282']);
    expect(past.widthCents).toBe(1000);
  });
});
