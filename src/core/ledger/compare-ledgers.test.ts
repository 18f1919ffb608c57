import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../../test/fixtures/sample-run.ts';
import { canonicalJson } from './canonical-json.ts';
import { createDiffSink, type LedgerComparison } from './compare-ledgers.ts';
import type { LedgerRecord } from './ledger-record.ts';

const compare = (original: readonly LedgerRecord[], replayed: readonly LedgerRecord[]): LedgerComparison => {
  const sink = createDiffSink(original.map(canonicalJson));
  for (const record of replayed) sink.append(record);
  return sink.compare();
};

describe('createDiffSink', () => {
  it('calls a ledger identical to itself', () => {
    const records = sampleRun();
    expect(compare(records, sampleRun())).toEqual({
      identical: true,
      recordsMatched: records.length,
      firstDifference: undefined,
    });
  });

  it('names the first differing place and both values, and keeps the first of several', () => {
    const replayed = sampleRun();
    const fill = replayed[3] as unknown as {
      legs: { strikeCents: number }[];
      legPricesCents: number[];
      quantity: number;
    };
    fill.legPricesCents[2] = 151;
    fill.quantity = 3;
    replayed.splice(8, 1);
    expect(compare(sampleRun(), replayed)).toEqual({
      identical: false,
      recordsMatched: 3,
      firstDifference: {
        index: 3,
        type: 'order-filled',
        path: '.legPricesCents[2]',
        original: 150,
        replayed: 151,
      },
    });
  });

  it('shows a member that only one side has', () => {
    const replayed = sampleRun();
    delete (replayed[2] as { limitCents?: number }).limitCents;
    const difference = compare(sampleRun(), replayed).firstDifference;
    expect(difference).toMatchObject({ index: 2, path: '.limitCents', original: 142, replayed: undefined });
  });

  it('tells 0 from null and a list from an object', () => {
    const text = (config: unknown): LedgerRecord => ({ ...sampleRun()[0], config }) as LedgerRecord;
    expect(compare([text({ a: 0 })], [text({ a: null })]).firstDifference?.path).toBe('.config.a');
    expect(compare([text([])], [text({})]).firstDifference?.path).toBe('.config');
  });

  it('says which record is missing where the replay ends early', () => {
    const records = sampleRun();
    const outcome = compare(records, records.slice(0, -1));
    expect(outcome.recordsMatched).toBe(records.length - 1);
    expect(outcome.firstDifference).toMatchObject({ index: records.length - 1, type: 'run-ended', path: '' });
    expect(outcome.firstDifference).toMatchObject({ original: records.at(-1), replayed: undefined });
  });

  it('says which record is too many where the original has ended', () => {
    const records = sampleRun();
    const outcome = compare(records.slice(0, 5), records);
    expect(outcome.firstDifference).toMatchObject({
      index: 5,
      path: '',
      original: undefined,
      replayed: records[5],
    });
  });
});
