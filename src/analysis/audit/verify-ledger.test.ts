import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, auditOf, cut, type Edit, forged, RUN, set } from '../../../test/fixtures/forged-run.ts';
import { sampleRun } from '../../../test/fixtures/sample-run.ts';
import { createLedgerFile, readLedgerFile } from '../../adapters/storage/index.ts';
import { canonicalJson, type LedgerRecord } from '../../core/ledger/index.ts';
import { type LedgerAudit, verifyLedger } from './verify-ledger.ts';

describe('verifyLedger', () => {
  it('confirms an honest run and works out cash, positions and margin by itself', () => {
    const result = auditOf(sampleRun());
    expect(result).toMatchObject({ ok: true, records: 26, problemCount: 0, problems: [] });
    expect(result.firstBad).toBeUndefined();
    // 10,000,000 + 31,000 - 520 + 385 + 30,000 - 780 - 51,900 - 15,000 - 520 + 16,500 - 260.
    expect(result.cashCents).toBe(10_008_905);
    expect(result.positions.map((leg) => [leg.right, leg.strikeCents, leg.quantity])).toEqual([
      ['put', 25500, 1],
      ['put', 26500, -1],
      ['call', 28500, -1],
      ['call', 29500, 1],
    ]);
    // The fullest session held two condors 10 wide and three 5 wide: (2 x 10 + 3 x 5) x 100 dollars.
    expect(result.margin).toEqual({
      worstLossCents: 100_000,
      worstLossCentsMax: 350_000,
      cashAfterWorstLossCentsMin: 10_060_085 - 350_000,
    });
  });

  it('reports one wrong price once, not at every later balance', () => {
    const result = auditOf(forged(set(RUN.lastFill, 'legPricesCents.0', 121)));
    expect(result.problems.filter(({ check }) => check === 'cash')).toHaveLength(1);
    expect(result.firstBad).toEqual({ offset: RUN.lastFill, reason: result.problems[0]?.reason });
    expect(result.cashCents).toBe(10_008_805);
  });

  it('keeps at most a hundred problems and counts the rest', () => {
    const result = auditOf(Array.from({ length: 200 }, () => sampleRun()[RUN.end] as LedgerRecord));
    expect(result.problems).toHaveLength(100);
    expect(result.problemCount).toBeGreaterThan(200);
  });

  it('calls the loss of a naked call unbounded, from then on', () => {
    const naked = all(cut(RUN.lastOrder, 'legs'), cut(RUN.lastFill, 'legs'));
    expect(auditOf(forged(naked)).margin).toEqual({
      worstLossCents: undefined,
      worstLossCentsMax: undefined,
      cashAfterWorstLossCentsMin: undefined,
    });
  });

  it('judges records of the right shape in any order and number without failing', () => {
    const records = sampleRun();
    fc.assert(
      fc.property(fc.array(fc.nat(records.length - 1), { maxLength: 60 }), (places) => {
        const shuffled = places.map((place) => records[place] as LedgerRecord);
        const result = auditOf(shuffled);
        expect(result.records).toBe(places.length);
        expect(result.ok).toBe(canonicalJson(shuffled) === canonicalJson(records));
      }),
    );
  });
});

describe('an edited ledger whose hashes were all made again', () => {
  /** Writes the edited run, reads it back through the chain, and audits it. */
  const audited = (edit: Edit): { readonly result: LedgerAudit; readonly offsets: readonly number[] } => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-'));
    try {
      const path = join(folder, 'ledger.txt');
      const ledger = createLedgerFile(path);
      for (const record of forged(edit)) ledger.append(record);
      ledger.finish();
      const reading = readLedgerFile(path);
      if (!reading.ok) throw new Error(`the chain is not intact: ${reading.error.message}`);
      return { result: verifyLedger(reading.entries), offsets: reading.entries.map(({ offset }) => offset) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it('passes the chain and fails the audit, at the byte of the edited fill', () => {
    expect(audited(() => undefined).result.ok).toBe(true);
    const { result, offsets } = audited(set(RUN.openFill, 'legPricesCents.1', 195));
    expect(result.ok).toBe(false);
    expect(result.firstBad).toEqual({
      offset: offsets[RUN.openFill],
      reason: 'cash is stated as 10030480 cents, expected 10031480',
    });
  });

  it('is found out where the balance was edited together with the price', () => {
    const edit = all(set(RUN.openFill, 'legPricesCents.1', 185), set(RUN.openFill, 'cashCents', 10_029_480));
    const { result, offsets } = audited(edit);
    expect(result.firstBad?.offset).toBe(offsets[RUN.opened]);
    expect(result.problems.map(({ check }) => check)).toContain('cash');
  });
});
