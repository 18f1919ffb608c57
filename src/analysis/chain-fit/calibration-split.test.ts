import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../core/domain/index.ts';
import { calibrates, isAmong, weekNumberOf } from './calibration-split.ts';

const day = (text: string): SessionDate => text as SessionDate;

describe('the split of dates', () => {
  it('counts weeks from Monday, 1 January of year 1', () => {
    // Proleptic ordinals 738316 (10 June 2022) and 739667 (20 February 2026).
    expect(weekNumberOf(day('2022-06-10'))).toBe(Math.floor((738_316 - 1) / 7));
    expect(weekNumberOf(day('2026-02-20'))).toBe(Math.floor((739_667 - 1) / 7));
  });

  it('changes with the week, on Mondays', () => {
    expect(
      ['2026-02-16', '2026-02-20', '2026-02-22', '2026-02-23', '2026-03-02'].map((text) =>
        calibrates(day(text)),
      ),
    ).toEqual([false, false, false, true, false]);
  });

  it('puts every date on one side', () => {
    for (const date of ['2022-06-10', '2026-02-20'].map(day)) {
      expect(isAmong('all', date)).toBe(true);
      expect(isAmong('calibration', date)).toBe(calibrates(date));
      expect(isAmong('validation', date)).toBe(!calibrates(date));
    }
  });
});
