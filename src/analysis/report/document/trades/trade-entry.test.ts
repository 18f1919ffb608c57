// Checks what a trade's entry says of deltas and of an exit that did not fill, on the sample run with single changes.
import { expect, test } from 'vitest';
import type { EpochMs } from '../../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { runDocument } from '../../index.ts';
import { sampleFacts, sampleRun } from '../../sample-run.fixture.ts';

const documentOf = (records: readonly LedgerRecord[]) => runDocument(records, sampleFacts());

/** The sample run with an order sent to close a trade a day before it ended. */
function exitSent(tradeId: number): readonly LedgerRecord[] {
  const order: LedgerRecord = {
    type: 'order-submitted',
    seq: 0,
    atMs: Date.parse('2018-02-01T16:00:00Z') as EpochMs,
    orderId: 99,
    tradeId,
    action: 'close',
    quantity: 2,
    urgency: 'patient',
    exitReason: 'dte-floor',
    legs: [],
  };
  return sampleRun().flatMap((record) =>
    record.type === 'trade-closed' && record.tradeId === tradeId ? [order, record] : [record],
  );
}

test('a settled trade whose exit did not fill has the bounds of that exit beside its P&L', () => {
  const settled = documentOf(exitSent(2)).trades[1];
  expect(settled).toMatchObject({ exitReason: 'expiry', pnlBounds: [-645.2, 354.8] });
  expect(settled?.pnlDollars).toBe(documentOf(sampleRun()).trades[1]?.pnlDollars);
  // The exit of the first trade filled.
  expect(documentOf(exitSent(1)).trades[0]).toMatchObject({ pnlBounds: null });
});

test('the deltas of a trade are of its fill, of its decision in ledgers that do not tell more', () => {
  const legDeltas = [-0.07, -0.2, 0.12, 0.03];
  const filled = sampleRun().map((record) =>
    record.type === 'order-filled' && record.action === 'open' ? { ...record, legDeltas } : record,
  );
  const deltasOf = (records: readonly LedgerRecord[]) =>
    documentOf(records).trades[0]?.legs.map(({ delta }) => delta);
  expect(deltasOf(filled)).toEqual(legDeltas);
  expect(deltasOf(sampleRun())).toEqual([-0.05, -0.16, 0.15, 0.04]);
});
