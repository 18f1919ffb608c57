// Tests what summary and `explain` say of where a result came from, and that the figures they show add up.
import { describe, expect, it } from 'vitest';
import { adjustedRun } from '../../../../../test/fixtures/adjusted-run.ts';
import { sampleRun } from '../../../../../test/fixtures/sample-run.ts';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { attributionSection, attributionText } from '../../index.ts';
import { LINE_WIDTH } from '../aligned-text.ts';
import { attributionLines, manyBucketsText } from './attribution-text.ts';

const inFormat5 = (records: readonly LedgerRecord[]): readonly LedgerRecord[] =>
  records.map((record) => (record.type === 'manifest' ? { ...record, formatVersion: 5 } : record));

const adjusted = attributionSection(inFormat5(adjustedRun()));
const sample = attributionSection(inFormat5(sampleRun()));

describe('the summary', () => {
  it.each([
    ['a run that adjusted', adjusted],
    ['a run with interest and an open trade', sample],
  ])('of %s shows at most 12 lines of parts that add up to the net P&L', (_, section) => {
    const lines = attributionLines(section);
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.every((line) => line.length <= LINE_WIDTH)).toBe(true);
    const figures = lines
      .slice(3, 9)
      .flatMap((line) =>
        [...line.matchAll(/-?[\d,]+\.\d\d/g)].map(([figure]) => Number(figure.replaceAll(',', ''))),
      );
    expect(figures).toHaveLength(12);
    const sum = figures.reduce((total, figure) => total + Math.round(100 * figure), 0);
    const net = Math.round(100 * (section.cash?.netPnlDollars ?? Number.NaN));
    expect(sum).toBe(net);
    expect(lines.join(' ')).toContain('the net P&L to the cent');
  });

  it('tells closes without quotes', () => {
    expect(attributionLines(sample).join(' ').replaceAll(/\s+/g, ' ')).toMatch(
      /\d+ of the \d+ times that a trade was held at a close, quotes or volatilities were missing/,
    );
  });

  it('is silent where nothing was worked out, or told by Greek', () => {
    expect(attributionLines(null)).toEqual([]);
    expect(attributionLines(attributionSection(sampleRun()))).toEqual([]);
  });
});

describe('the whole text', () => {
  it('has every part, every breakdown and the cash', () => {
    const text = attributionText(sample);
    for (const words of [
      'P&L BY WHAT IT CAME FROM',
      'EXIT REASON',
      'WEEKDAY OF ENTRY',
      'WHERE THE CASH CAME FROM',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/difference to the ledger\s+0\.00/);
    expect(text).toMatch(/difference\s+0\.00\n$/);
    expect(text).toContain('under 10 trades');
  });

  it('says why an earlier ledger is not told by Greek, and tells the rest of it', () => {
    const text = attributionText(attributionSection(sampleRun()));
    expect(text).toContain('was written before ledgers told volatilities');
    expect(text).toContain('EXIT REASON');
  });

  it('of a run without a trade says that nothing was held', () => {
    const [manifest, ...rest] = inFormat5(sampleRun());
    const end = rest.at(-1);
    if (manifest === undefined || end?.type !== 'run-ended')
      throw new Error('a run has a beginning and an end');
    const text = attributionText(attributionSection([manifest, { ...end, openTrades: [] }]));
    expect(text).toContain('No trade was opened: there is no P&L to tell by Greek.');
    expect(text).not.toContain('gamma');
    expect(text).not.toContain('n/a');
  });

  it('warns of many buckets, and counts their intervals', () => {
    const bucket = { bucket: 'b', trades: 20, winRate: 0.5, totalDollars: 1, meanDollars: 1 };
    const buckets = Array.from({ length: 40 }, () => ({ ...bucket, interval: [0, 1] as const }));
    const told = manyBucketsText([{ by: 'vix', buckets: [...buckets, { ...bucket, interval: null }] }]);
    expect(told).toContain('one time in 20 by chance alone: of these 40 about 2.');
    const few = manyBucketsText([{ by: 'vix', buckets: buckets.slice(0, 3) }]);
    expect(few).toMatch(/one time in 20 by chance alone\. It knows only the losses .* The best/);
    expect(manyBucketsText([{ by: 'vix', buckets: [{ ...bucket, interval: null }] }])).toMatch(
      /^No bucket has 10 trades/,
    );
  });
});
