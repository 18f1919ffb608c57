// Tests the report's section on what the result came from, for runs of several trades, of one, and of an earlier format.
import { describe, expect, it } from 'vitest';
import { adjustedRun } from '../../../../../test/fixtures/adjusted-run.ts';
import { sampleRun } from '../../../../../test/fixtures/sample-run.ts';
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { attributionSection, type ReportBlock, runDocument } from '../../index.ts';
import { sampleFacts } from '../../sample-run.fixture.ts';
import { attributionPage } from './attribution-page.ts';

const inFormat5 = (records: readonly LedgerRecord[]): readonly LedgerRecord[] =>
  records.map((record) => (record.type === 'manifest' ? { ...record, formatVersion: 5 } : record));

function pageOf(records: readonly LedgerRecord[]) {
  return attributionPage(
    runDocument(records, { ...sampleFacts(), attribution: attributionSection(records) }),
  );
}

function chartsOf(blocks: readonly ReportBlock[] = []) {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
}

const tableOf = (blocks: readonly ReportBlock[] = [], title: RegExp) =>
  blocks.find((block) => block.kind === 'table' && title.test(block.title));

describe('the section', () => {
  const page = pageOf(inFormat5(sampleRun()));

  it('draws the parts from nothing to the net P&L', () => {
    const chart = chartsOf(page?.blocks)[0]?.chart;
    if (chart?.kind !== 'waterfall') throw new Error('the first figure is the waterfall');
    expect(chart.total.value).toBeCloseTo(-312.45, 9);
    const sum = chart.components.reduce((dollars, { value }) => dollars + (value ?? 0), 0);
    expect(sum).toBeCloseTo(chart.total.value, 9);
    expect(chart.components.every(({ value }) => value !== 0)).toBe(true);
  });

  it('draws a bar a bucket, without an interval where there are too few trades', () => {
    const bars = chartsOf(page?.blocks).filter(({ chart }) => chart.kind === 'interval-bars');
    expect(bars.length).toBeGreaterThan(2);
    for (const { chart } of bars)
      if (chart.kind === 'interval-bars')
        expect(chart.rows.every(({ n, low }) => n > 0 && low === undefined)).toBe(true);
    expect(
      page?.blocks.some((block) => block.kind === 'callout' && /No bucket has 10 trades/.test(block.text)),
    ).toBe(true);
  });

  it('states the differences of cash, equity and results, which are nothing', () => {
    const table = tableOf(page?.blocks, /cash came from/);
    const differences =
      table?.kind === 'table'
        ? table.rows.flatMap(({ cells }) =>
            cells[0]?.text.startsWith('Difference') === true ? [cells.at(-1)?.text] : [],
          )
        : [];
    expect(differences).toEqual(['0.00', '0.00', '0.00']);
    expect(page?.lead).toContain('add up to the cent');
  });

  it('begins with parts that add up to the net P&L, give or take their rounding to dollars', () => {
    const figures = [...(page?.lead ?? '').matchAll(/(?<sign>−?)\$(?<size>[\d,]+)/g)].map(
      ({ groups }) => Number(groups?.['size']?.replaceAll(',', '')) * (groups?.['sign'] === '' ? 1 : -1),
    );
    expect(figures).toHaveLength(5);
    expect(Math.abs(figures.reduce((sum, figure) => sum + figure, 312.45))).toBeLessThanOrEqual(2.5);
  });

  it('has a caption, a caveat and words for every figure', () => {
    for (const { caption, caveat, description } of chartsOf(page?.blocks))
      expect([caption, caveat, description].every((text) => text.length > 10)).toBe(true);
  });

  it('draws no exposure where fills tell no surface to have Greeks of', () => {
    const lines = chartsOf(pageOf(inFormat5(adjustedRun()))?.blocks).filter(
      ({ chart }) => chart.kind === 'lines',
    );
    expect(lines).toEqual([]);
  });

  it('says why an earlier ledger is not told by Greek, and shows the rest', () => {
    const earlier = pageOf(sampleRun());
    expect(earlier?.blocks[0]).toMatchObject({ kind: 'paragraph' });
    expect(chartsOf(earlier?.blocks).some(({ chart }) => chart.kind === 'waterfall')).toBe(false);
    expect(tableOf(earlier?.blocks, /cash came from/)).toBeDefined();
  });

  it('is left out where nothing was worked out', () => {
    expect(attributionPage(runDocument(sampleRun(), sampleFacts()))).toBeUndefined();
  });
});
