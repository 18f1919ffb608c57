import { describe, expect, it } from 'vitest';
import { type Edit, findings, RUN, set } from '../../../../test/fixtures/forged-run.ts';

describe('the cash check', () => {
  it.each<[string, Edit, string]>([
    [
      'another initial cash',
      set(RUN.manifest, 'initialCashCents', 1),
      '3: cash is stated as 10030480 cents, expected 30481',
    ],
    [
      'another fill price',
      set(RUN.openFill, 'legPricesCents.1', 191),
      '3: cash is stated as 10030480 cents, expected 10030680',
    ],
    [
      'other fees',
      set(RUN.openFill, 'feesCents', 521),
      '3: cash is stated as 10030480 cents, expected 10030479',
    ],
    [
      'another quantity',
      set(RUN.openFill, 'quantity', 1),
      '3: cash is stated as 10030480 cents, expected 10014980',
    ],
    [
      'another multiplier',
      set(RUN.openFill, 'legs.1.multiplier', 10),
      '3: cash is stated as 10030480 cents, expected 9996280',
    ],
    [
      'other interest',
      set(RUN.interest, 'amountCents', 384),
      '6: cash is stated as 10030865 cents, expected 10030864',
    ],
    [
      'another payout',
      set(RUN.settled, 'legs.2.cashPerContractCents', 17_301),
      '13: cash is stated as 10008185 cents, expected 10008182',
    ],
    [
      'another balance after a fill',
      set(RUN.openFill, 'cashCents', 1),
      '3: cash is stated as 1 cents, expected 10030480',
    ],
    [
      'another balance after interest',
      set(RUN.interest, 'cashCents', 1),
      '6: cash is stated as 1 cents, expected 10030865',
    ],
    [
      'another balance after a settlement',
      set(RUN.settled, 'cashCents', 1),
      '13: cash is stated as 1 cents, expected 10008185',
    ],
    [
      'another balance of a session',
      set(RUN.firstSession, 'cashCents', 1),
      '5: cash is stated as 1 cents, expected 10030480',
    ],
    [
      'another balance at the end',
      set(RUN.end, 'cashCents', 1),
      '25: cash is stated as 1 cents, expected 10008905',
    ],
  ])('finds %s', (_, edit, finding) => {
    expect(findings('cash', edit)).toContain(finding);
  });
});
