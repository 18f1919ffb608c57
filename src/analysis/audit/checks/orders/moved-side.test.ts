// Tests that ledgers of adjustments are caught whose every sum is right and which a rule of adjustments alone tells from honest ones.
import { describe, expect, it } from 'vitest';
import { callsMovedTo, unlinkedSuccessor } from '../../../../../test/fixtures/forged-adjustments.ts';
import { adjustedRun, rolledRun } from '../../../../../test/fixtures/adjusted-run.ts';
import { auditOf } from '../../../../../test/fixtures/forged-run.ts';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';

const reasonsOf = (records: readonly LedgerRecord[]): readonly string[] =>
  auditOf(records).problems.map(({ reason }) => reason);

describe('honest runs', () => {
  it('verify', () => {
    expect(reasonsOf(rolledRun())).toEqual([]);
    expect(rolledRun().filter((record) => 'rolledFrom' in record)).toHaveLength(1);
    expect(reasonsOf(adjustedRun())).toEqual([]);
    expect(
      reasonsOf(callsMovedTo({ shortCents: 27_600, longCents: 28_300, lossCents: 0, widthCents: 600 })),
    ).toEqual([]);
  });
});

describe('a successor without the trade whose place it takes', () => {
  it("leaves that place empty at the session's close", () => {
    expect(reasonsOf(unlinkedSuccessor())).toEqual([
      "trade 1 was rolled out: expected its place to be taken or given up by its session's close, found neither",
    ]);
  });
});

describe('calls of 282 and 289 that were moved to 276 and 283', () => {
  it('are caught where they are wider than before, or less wide', () => {
    const wider = callsMovedTo({
      shortCents: 27_500,
      longCents: 28_300,
      lossCents: 3 * 100 * 100,
      widthCents: 700,
    });
    expect(reasonsOf(wider)).toEqual([
      "trade 1 states its call side's width after its move as 800, expected 700",
    ]);
  });

  it('are caught where they went away from the money', () => {
    expect(
      reasonsOf(callsMovedTo({ shortCents: 28_400, longCents: 29_100, lossCents: 0, widthCents: 0 })),
    ).toEqual(['trade 1 has its call short moved -200 cents towards the money, expected from 1 to 2400']);
  });

  it('are caught past the short that is tested, and not at it', () => {
    expect(
      reasonsOf(callsMovedTo({ shortCents: 25_800, longCents: 26_500, lossCents: 0, widthCents: 700 })),
    ).toEqual([]);
    const past = callsMovedTo({
      shortCents: 25_700,
      longCents: 26_400,
      lossCents: 0,
      widthCents: 700,
    });
    expect(reasonsOf(past)).toContain(
      'trade 1 has its call short moved 2500 cents towards the money, expected from 1 to 2400',
    );
  });

  it('are caught where the call is what was tested', () => {
    const forged = adjustedRun().map((record) =>
      record.type === 'order-submitted' && record.adjustment !== undefined
        ? { ...record, adjustment: { ...record.adjustment, testedDelta: 0.31 } }
        : record,
    );
    expect(reasonsOf(forged)).toEqual(['trade 1 has its call side moved for a tested delta of 0.31']);
  });
});
