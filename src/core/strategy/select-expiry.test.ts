// Tests which listed expiry all four legs share.
import { describe, expect, it } from 'vitest';
import { instant, stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import { addDays, type SessionDate } from '../domain/index.ts';
import { MONTHLY, STRATEGY, TODAY } from './entry-case.fixture.ts';
import { selectExpiry } from './select-expiry.ts';
import type { StructureSelection } from './strategy-config.ts';

/** DTE of the expiry chosen among those listed so many days ahead. */
function chosenDte(
  listedDays: readonly number[],
  changes: Partial<StructureSelection> = {},
): number | undefined {
  const listed = listedDays.map((days) => stageExpiry('XSP', addDays(TODAY, days), 'PM'));
  const chain = new FakeChain(listed, instant(TODAY, 60));
  const selection = { ...STRATEGY.selection, dteMin: 30, dteMax: 60, dteTarget: 45, ...changes };
  const chosen = selectExpiry(chain, TODAY, selection, MONTHLY);
  return chosen === undefined ? undefined : listedDays[listed.indexOf(chosen)];
}

describe('nearest expiry', () => {
  it('lies inside the band, both ends included', () => {
    expect(chosenDte([29, 30, 61])).toBe(30);
    expect(chosenDte([29, 60, 61])).toBe(60);
    expect(chosenDte([10, 29, 61, 90])).toBeUndefined();
    expect(chosenDte([])).toBeUndefined();
  });

  it('is the one nearest the target, the earlier of two as near', () => {
    expect(chosenDte([31, 38, 46, 59])).toBe(46);
    expect(chosenDte([38, 43, 47, 59])).toBe(43);
    expect(chosenDte([44, 45, 46])).toBe(45);
  });

  it('may be today’s while it trades', () => {
    expect(chosenDte([0, 3], { dteMin: 0, dteMax: 0, dteTarget: 0 })).toBe(0);
  });
});

describe('next monthly', () => {
  const monthly = { expiryRule: 'next-monthly', dteTarget: 99 } as const;

  it('is the first standard monthly of the band, whatever the target', () => {
    // 31 days from 2018-01-16 is 2018-02-16, the calendar's monthly.
    expect(chosenDte([30, 31, 38, 59], monthly)).toBe(31);
    expect(chosenDte([30, 32, 38], monthly)).toBeUndefined();
    expect(chosenDte([30, 31, 38], { ...monthly, dteMin: 32 })).toBeUndefined();
  });

  it('takes the nearer of two monthlies', () => {
    const calendar = { ...MONTHLY, isMonthlyExpiry: (date: SessionDate) => date.endsWith('6') };
    const listed = ['2018-02-16', '2018-03-16'].map((date) => stageExpiry('XSP', date, 'PM'));
    const chain = new FakeChain(listed, instant(TODAY, 60));
    const selection = { ...STRATEGY.selection, ...monthly, dteMin: 20, dteMax: 90 };
    expect(selectExpiry(chain, TODAY, selection, calendar)).toBe(listed[0]);
  });
});
