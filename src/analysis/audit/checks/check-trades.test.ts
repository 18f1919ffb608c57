import { describe, expect, it } from 'vitest';
import { cut, type Edit, findings, insert, remove, RUN, set } from '../../../../test/fixtures/forged-run.ts';

describe('the trades check', () => {
  it.each<[string, Edit, string]>([
    [
      'another profit of a bought-back trade',
      set(RUN.closed, 'pnlCents', 14_961),
      '17: trade 1 states its profit in cents as 14961, expected 14960',
    ],
    [
      'another profit of a settled trade',
      set(RUN.settledTrade, 'pnlCents', 0),
      '14: trade 3 states its profit in cents as 0, expected -22680',
    ],
    [
      'other fees of a closed trade',
      set(RUN.closed, 'feesCents', 520),
      '17: trade 1 states its fees as 520, expected 1040',
    ],
    [
      'another closing price',
      set(RUN.closed, 'legExitPricesCents.3', 31),
      '17: trade 1 states its exit prices as 45,85,65,31, expected 45,85,65,30',
    ],
    [
      'another exercise value',
      set(RUN.settledTrade, 'legExitPricesCents.2', 173.1),
      '14: trade 3 states its exit prices as 0,0,173.1,0, expected 0,0,173,0',
    ],
    [
      'an exit price too few',
      cut(RUN.closed, 'legExitPricesCents'),
      '17: trade 1 states its exit prices as 45,85,65, expected 45,85,65,30',
    ],
    [
      'natural prices that bring more than the mark',
      set(RUN.end, 'openTrades.0.legNaturalsCents', [250, 601, 90, 40]),
      '25: trade 4 states natural prices that bring -40100 cents, its mark is -40150',
    ],
    [
      'a natural price too few',
      set(RUN.end, 'openTrades.0.legNaturalsCents', [250, 620, 90]),
      '25: trade 4 states natural prices that bring NaN cents, its mark is -40150',
    ],
    ['another quantity', set(RUN.opened, 'quantity', 1), '4: trade 1 states its quantity as 1, expected 2'],
    [
      'another credit',
      set(RUN.opened, 'creditCents', 156),
      '4: trade 1 states its credit, whole position, as 31200, expected 31000',
    ],
    ['other opening fees', set(RUN.opened, 'feesCents', 1), '4: trade 1 states its fees as 1, expected 520'],
    [
      'another worst loss',
      set(RUN.opened, 'maxLossCents', 1),
      '4: trade 1 states its worst loss as 1, expected 169000',
    ],
    [
      'a loss without bound',
      set(RUN.openFill, 'legs.3.quantity', 0),
      '4: trade 1 states its worst loss as 169000, expected none',
    ],
    [
      'other strikes',
      set(RUN.opened, 'candidate.strikesCents.0', 1),
      '4: trade 1 states its strikes as 1,26000,28000,29000, expected 25000,26000,28000,29000',
    ],
    [
      'another expiry',
      set(RUN.opened, 'candidate.expiry', '2018-02-17'),
      '4: trade 1 states its expiry as 2018-02-17, expected 2018-02-16',
    ],
    ['a trade without a fill', set(RUN.opened, 'tradeId', 9), '4: trade 9 is opened without a fill'],
    ['a trade opened twice', insert(RUN.opened, RUN.opened), '5: trade 1 is opened twice'],
    [
      'an opening that is not recorded',
      remove(RUN.opened),
      '4: trade 1 has fills but no record of its opening',
    ],
    [
      'a closing that is not recorded',
      remove(RUN.closed),
      '18: trade 1 holds nothing but has no record of its closing',
    ],
    [
      'a closing of what is still held',
      set(RUN.settledTrade, 'tradeId', 1),
      '14: trade 1 is closed but still holds contracts',
    ],
    ['a closing twice', insert(RUN.closed, RUN.closed), '18: trade 1 is closed, but was not open'],
    ['a closing of nothing', set(RUN.closed, 'tradeId', 9), '17: trade 9 is closed, but was not open'],
    [
      'a closing fill beyond what is held',
      set(RUN.closeFill, 'quantity', 5),
      '16: trade 1 closes XSP 2018-02-16 PM put 25000 x100 from 2 to -3',
    ],
    [
      'a closing fill that turns long into short',
      set(RUN.closeFill, 'quantity', 3),
      '16: trade 1 closes XSP 2018-02-16 PM put 25000 x100 from 2 to -1',
    ],
    [
      'a payout that the stated profit does not have',
      set(RUN.settled, 'legs.2.cashPerContractCents', 17_301),
      '14: trade 3 states its profit in cents as -22680, expected -22683',
    ],
    [
      'a closing fill that adds',
      set(RUN.closeFill, 'legs.0.quantity', 1),
      '16: trade 1 closes XSP 2018-02-16 PM put 25000 x100 from 2 to 4',
    ],
    ['a fill right after the closing', insert(18, RUN.openFill), '18: trade 1 is filled after it was closed'],
    ['a trade id used again', set(RUN.lastFill, 'tradeId', 1), '21: trade 1 is filled after it was closed'],
  ])('finds %s', (_, edit, finding) => {
    expect(findings('trades', edit)).toContain(finding);
  });
  it('finds nothing wrong with natural prices that bring the mark itself', () => {
    const edit =
      (markCents: number): Edit =>
      (records) => {
        for (const path of ['openTrades.0.markCents', 'marksCents']) set(RUN.end, path, markCents)(records);
        set(RUN.end, 'equityCents', 10_008_905 + markCents)(records);
      };
    expect(findings('trades', edit(-42_000))).toEqual([]);
    expect(findings('trades', edit(-42_001))).toHaveLength(1);
  });

  it('works out the payout of a contract that two trades hold against each other, so that no line settles it', () => {
    expect(
      findings('trades', (records) => {
        const settled = records[RUN.settled] as { legs: unknown[] };
        settled.legs.splice(2, 1);
      }),
    ).toEqual([]);
  });
});
