// Checks what a trade's entry says of deltas and of an exit that did not fill, on the sample run with single changes.
import { expect, test } from 'vitest';
import { cents, type EpochMs, type SignalCard } from '../../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { reportDocument, runDocument, textSummary } from '../../index.ts';
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

test('a settled trade whose exit found no fill has no bounds: no quote was missing, and that is said', () => {
  const document = documentOf(exitSent(2));
  const settled = document.trades[1];
  expect(settled).toMatchObject({ exitReason: 'expiry', pnlBounds: null });
  expect(settled?.pnlDollars).toBe(documentOf(sampleRun()).trades[1]?.pnlDollars);
  expect(settled?.events).toEqual([
    {
      at: '2018-02-01T16:00:00.000Z',
      kind: 'exit-unfilled',
      reason: 'dte-floor',
      contracts: [],
      shares: 0,
      cashDollars: 0,
      feesDollars: 0,
    },
  ]);
  expect(document.metrics).toMatchObject({ unquotedExits: 0, netPnlBounds: null, unfilledExits: 1 });
  const text = textSummary(document).replaceAll(/\s+/g, ' ');
  expect(text).not.toContain('Quotes were missing');
  expect(text).toContain(
    '1 trade was to be closed and ran to settlement instead: no missing quote is on record',
  );
  expect(text).toContain('order to close sent, no fill within its limit (dte-floor)');
  const { cover } = reportDocument(document, exitSent(2));
  expect(cover.callouts.map(({ title }) => title)).toEqual([
    'Evidence: insufficient',
    'Exits that did not fill',
  ]);
});

test('an exit that filled, and one that had no quote, are not told as one that did not fill', () => {
  expect(documentOf(exitSent(1)).metrics.unfilledExits).toBe(0);
  expect(documentOf(exitSent(1)).trades[0]).toMatchObject({ pnlBounds: null, events: [] });
  const pnlBoundsCents = [cents(-50_000), cents(1_000)] as const;
  const unquoted = exitSent(2).flatMap((record): readonly LedgerRecord[] => {
    if (record.type !== 'trade-closed' || record.tradeId !== 2) return [record];
    const { seq, atMs, tradeId } = record;
    return [
      { type: 'exit-unquoted', seq, atMs, tradeId, pnlBoundsCents },
      { ...record, pnlBoundsCents },
    ];
  });
  const document = documentOf(unquoted);
  expect(document.trades[1]).toMatchObject({ pnlBounds: [-500, 10] });
  expect(document.trades[1]?.events.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['exit-unquoted', null],
  ]);
  expect(document.metrics).toMatchObject({ unquotedExits: 1, unfilledExits: 0 });
});

test('a trade that filled in parts and is open without quotes may lose what all its units may', () => {
  const increased: LedgerRecord = {
    type: 'trade-increased',
    seq: 0,
    atMs: Date.parse('2018-02-02T16:00:00Z') as EpochMs,
    tradeId: 3,
    quantity: 3,
    creditCents: 180,
    feesCents: cents(780),
    maxLossCents: cents(96_000),
  };
  const records = sampleRun().flatMap((record): readonly LedgerRecord[] =>
    record.type === 'run-ended'
      ? [increased, { ...record, openTrades: [{ tradeId: 3, markCents: cents(-34_000) }] }]
      : [record],
  );
  expect(documentOf(records).openPositions[0]?.pnlBounds?.[0]).toBe(-967.8);
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

test('a trade tells what the signals said of its entry, and nothing of those that had no verdict', () => {
  const decisionOf = (signals: SignalCard) => {
    const records = sampleRun().map((record) =>
      record.type === 'order-submitted' && record.tradeId === 1 ? { ...record, signals } : record,
    );
    return documentOf(records).trades[0]?.decision;
  };
  expect(
    decisionOf({
      regime: {
        available: true,
        regime: 'bear-trend',
        wingScale: 1,
        sizeScale: 1,
        isBlocking: false,
        reasons: [],
        inputs: [],
      },
      fuzzy: {
        available: true,
        confidence: 0.75,
        biasValue: -0.5,
        bias: 'bearish',
        memberships: [],
        fired: [],
        inputs: [],
      },
      consensus: { outcome: 'trade', value: 0.625, votes: [], reasons: [] },
    }),
  ).toEqual({ regime: 'bear-trend', confidence: 0.75, bias: 'bearish', consensus: 0.625 });
  const none = { available: false, reason: 'warming-up', inputs: [] } as const;
  expect(decisionOf({ regime: none, fuzzy: none })).toEqual({
    regime: null,
    confidence: null,
    bias: null,
    consensus: null,
  });
});
