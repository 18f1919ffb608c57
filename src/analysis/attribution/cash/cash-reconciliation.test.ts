// Tests that cash adds up from records alone, kind by kind, and that what does not add up is seen.
import { describe, expect, it } from 'vitest';
import { adjustedRun } from '../../../../test/fixtures/adjusted-run.ts';
import { lifecycleRun } from '../../../../test/fixtures/lifecycle-run.ts';
import { sampleRun } from '../../../../test/fixtures/sample-run.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { cashReconciliation } from '../index.ts';

const RUNS: readonly (readonly [string, readonly LedgerRecord[]])[] = [
  ['settled, bought back, open', sampleRun()],
  ['adjusted', adjustedRun()],
  ['assigned, liquidated, paid dividends', lifecycleRun()],
];

describe('a cash reconciliation', () => {
  it.each(RUNS)('of a run that was %s has no differences', (_, records) => {
    const told = cashReconciliation(records);
    expect(told).toMatchObject({ cashDifferenceCents: 0, equityDifferenceCents: 0, pnlDifferenceCents: 0 });
    const lines = told?.lines ?? [];
    const sum = lines.reduce((cents, { receivedCents, paidCents }) => cents + receivedCents + paidCents, 0);
    expect((told?.initialCents ?? 0) + sum).toBe(told?.cashCents);
    expect(lines.every(({ receivedCents, paidCents }) => receivedCents >= 0 && paidCents <= 0)).toBe(true);
  });

  it('tells every kind of the lifecycle apart', () => {
    const kinds = cashReconciliation(lifecycleRun())?.lines.map(({ kind }) => kind);
    for (const kind of ['openingPremium', 'exercise', 'shares', 'dividends', 'exerciseFees', 'shareFees'])
      expect(kinds).toContain(kind);
  });

  it('tells the premium of the first order as sold', () => {
    const [first] = cashReconciliation(sampleRun())?.lines ?? [];
    expect(first).toMatchObject({ kind: 'openingPremium', count: 3 });
    expect(first?.receivedCents).toBeGreaterThan(0);
  });

  const changed = (change: (record: LedgerRecord) => LedgerRecord) =>
    cashReconciliation(sampleRun().map((record) => change(record)));

  it('sees cash that no movement explains', () => {
    const told = changed((record) =>
      record.type === 'run-ended'
        ? ({
            ...record,
            cashCents: record.cashCents + 1,
            equityCents: record.equityCents + 1,
          } as LedgerRecord)
        : record,
    );
    expect(told).toMatchObject({ cashDifferenceCents: 1, equityDifferenceCents: 1, pnlDifferenceCents: 1 });
  });

  it('sees a result that no cash explains', () => {
    const told = changed((record) =>
      record.type === 'trade-closed' && record.tradeId === 1
        ? ({ ...record, pnlCents: record.pnlCents - 7 } as LedgerRecord)
        : record,
    );
    expect(told).toMatchObject({ cashDifferenceCents: 0, pnlDifferenceCents: 7 });
  });

  it('is none before the first balance', () => {
    expect(cashReconciliation(sampleRun().slice(0, 4))).toBeUndefined();
  });
});
