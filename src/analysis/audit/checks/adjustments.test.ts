// Tests that the audit works adjustments out again, and finds each figure of one that was changed, left out or made up.
import { describe, expect, it } from 'vitest';
import { cents } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { adjustedRun } from '../../../../test/fixtures/adjusted-run.ts';
import { createOrderCheck } from './check-orders.ts';
import { verifyLedger } from '../verify-ledger.ts';

const RUN = adjustedRun();

const reasonsOf = (records: readonly LedgerRecord[]): readonly string[] =>
  verifyLedger(records.map((record, offset) => ({ offset, text: '', record }))).problems.map(
    ({ reason }) => reason,
  );

type Of<Type extends LedgerRecord['type']> = Extract<LedgerRecord, { readonly type: Type }>;

/** The run with the records of the adjusting order changed. */
function changed<Type extends 'order-submitted' | 'order-filled' | 'trade-adjusted'>(
  type: Type,
  change: (record: Of<Type>) => Partial<Of<Type>>,
): readonly LedgerRecord[] {
  return RUN.map((record) => {
    if (record.type !== type || ('orderId' in record && record.orderId !== 2)) return record;
    return { ...record, ...change(record as Of<Type>) };
  });
}

describe('a ledger with an adjustment', () => {
  it('verifies, and its trade ends with what three orders brought', () => {
    expect(RUN.map(({ type }) => type)).toContain('trade-adjusted');
    expect(reasonsOf(RUN)).toEqual([]);
    const closed = RUN.find((record) => record.type === 'trade-closed');
    // 3 x 100 x (202 + 36 - 205) less 1,040 of fees.
    expect(closed).toMatchObject({ pnlCents: 8860, feesCents: 1040, reason: 'dte-floor' });
  });

  it.each([
    ['quantity', { quantity: 2 }],
    ['strikes', { strikesCents: [25_100, 25_800, 27_500, 28_200].map(cents) }],
    ['prices', { legPricesCents: [58, 160, 181, 88] }],
    ['credit', { creditCents: 237 }],
    ['fees', { feesCents: cents(909) }],
    ['worst loss', { maxLossCents: cents(138_599) }],
    ['margin at Alpaca', { marginCents: { alpaca: 1 } }],
  ])('states the %s of the trade after it', (what, change) => {
    const reasons = reasonsOf(changed('trade-adjusted', () => change));
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.join()).toContain(`trade 1 states its ${what}`);
  });

  it.each([
    ['worst loss before', { lossBeforeCents: cents(149_401) }],
    ['worst loss after', { lossAfterCents: cents(138_601) }],
  ])('states the %s of its order', (what, change) => {
    const reasons = reasonsOf(
      changed('order-submitted', ({ adjustment }) => ({
        ...(adjustment && { adjustment: { ...adjustment, ...change } }),
      })),
    );
    expect(reasons).toEqual([expect.stringContaining(`states its ${what}`)]);
  });

  it('has another kind found in its order and in its record', () => {
    const kind = 'roll-put-side';
    const order = changed('order-submitted', ({ adjustment }) => ({
      ...(adjustment && { adjustment: { ...adjustment, kind } }),
    }));
    expect(reasonsOf(order).join()).toContain('has other legs moved than those of its put side');
    expect(reasonsOf(changed('trade-adjusted', () => ({ kind }))).join()).toContain(
      'makes no such adjustment',
    );
  });

  it('has legs found that were not held, or moved for no credit', () => {
    const legs = changed('order-submitted', ({ legs: own }) => ({
      legs: own.map((leg) => (leg.strikeCents === 28_200 ? { ...leg, strikeCents: cents(28_100) } : leg)),
    }));
    expect(reasonsOf(legs).join()).toContain('gives up legs that it does not hold');
    expect(reasonsOf(changed('order-submitted', () => ({ limitCents: cents(0) }))).join()).toContain(
      'expected a credit',
    );
    const without = changed('order-submitted', () => ({ adjustment: undefined as never }));
    expect(reasonsOf(without).join()).toContain(
      'is adjusted without its trade, its limit or what was decided',
    );
  });

  it('has a fill found of other strikes, other units, a better price or no credit', () => {
    const strikes = changed('order-filled', ({ legs }) => ({
      legs: legs.map((leg) => (leg.strikeCents === 27_600 ? { ...leg, strikeCents: cents(27_700) } : leg)),
    }));
    expect(reasonsOf(strikes).join()).toContain('order 2 filled other legs than its own');
    const units = reasonsOf(changed('order-filled', () => ({ quantity: 2 }))).join();
    expect(units).toContain('order 2 adjusts 3 units, 2 of them are filled');
    expect(units).toContain('gives 2 of');
    const dear = changed('order-filled', () => ({ legPricesCents: [180, 98, 88, 41].map(cents) }));
    expect(reasonsOf(dear).join()).toContain('order 2 brings 35 cents a share, its limit is 36');
  });

  it('misses the record that follows the fill, or has one that none precedes', () => {
    const missing = RUN.filter(({ type }) => type !== 'trade-adjusted');
    expect(reasonsOf(missing)).toEqual(['trade 1 has fills but no record of its adjustment']);
    const at = RUN.findIndex(({ type }) => type === 'trade-adjusted');
    const twice = RUN.toSpliced(at, 0, RUN[at] as LedgerRecord);
    expect(reasonsOf(twice)).toEqual(['trade 1 is adjusted without a fill']);
  });

  it('adjusts nothing while it is halted, and moves no side twice', () => {
    const at = RUN.findIndex((record) => record.type === 'order-submitted' && record.orderId === 2);
    const { seq, atMs } = RUN[at] as Of<'order-submitted'>;
    const halt = { type: 'operator-command', seq, atMs, command: 'halt', equityCents: cents(1) } as const;
    expect(reasonsOf(RUN.toSpliced(at, 0, halt))).toContain(
      `order 2 adjusts after a halt: the operator's halt at event ${seq}`,
    );
    const adjusted = RUN.findIndex(({ type }) => type === 'trade-adjusted');
    const again = {
      ...(RUN[at] as Of<'order-submitted'>),
      orderId: 9,
      seq: (RUN[adjusted] as Of<'trade-adjusted'>).seq,
    };
    expect(reasonsOf(RUN.toSpliced(adjusted + 1, 0, again)).join()).toContain(
      'has its call side moved twice',
    );
  });

  it('may have units of its opening told late, as a trade of their own, and only then', () => {
    const [order, fill] = RUN.filter((record) => 'orderId' in record && record.orderId === 1);
    const adjusted = RUN.find(({ type }) => type === 'trade-adjusted');
    if (order?.type !== 'order-submitted' || fill?.type !== 'order-filled' || adjusted === undefined)
      throw new Error('the run opens a trade and adjusts it');
    const parts = [
      { ...fill, quantity: 2 },
      { ...fill, quantity: 1, tradeId: 2, fillId: 8 },
    ] as const;
    const complaints = (...records: readonly LedgerRecord[]): readonly string[] => {
      const found: string[] = [];
      const check = createOrderCheck((reason) => found.push(reason));
      for (const record of records) check.see(record);
      return found;
    };
    expect(complaints(order, parts[0], adjusted, parts[1])).toEqual([]);
    expect(complaints(order, parts[0], parts[1])).toEqual(["order 1 is trade 1's, not 2's"]);
  });

  it('tells no adjustment of an order that makes none', () => {
    const adjustment = {
      kind: 'roll-put-side',
      testedDelta: 0.3,
      lossBeforeCents: cents(1),
      lossAfterCents: cents(1),
    } as const;
    const made = RUN.map((record) =>
      record.type === 'order-submitted' && record.orderId === 3 ? { ...record, adjustment } : record,
    );
    expect(reasonsOf(made)).toEqual(['trade 1 states an adjustment of an order that makes none']);
  });
});
