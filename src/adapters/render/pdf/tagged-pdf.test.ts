// Tests that the PDF is tagged for those who have it read to them: language, title, headings, tables, charts in words.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { reportDocument, runDocument } from '../../../analysis/report/index.ts';
import { sampleFacts, sampleRun } from '../../../analysis/report/sample-run.fixture.ts';
import { renderPdf } from './render-pdf.ts';

const report = reportDocument(runDocument(sampleRun(), sampleFacts()), sampleRun());
const pdf = Buffer.from(await renderPdf(report)).toString('latin1');

/** The file's objects as text, those in compressed object streams too. */
const objects = [
  pdf,
  ...[...pdf.matchAll(/\/ObjStm[^]*?stream\r?\n([^]*?)\r?\nendstream/g)].map(([, bytes = '']) =>
    inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'),
  ),
].join('\n');

const count = (pattern: RegExp): number => objects.match(pattern)?.length ?? 0;

test('says that it is tagged, in which language, and what it is called', () => {
  expect(count(/\/MarkInfo\s*<<\s*\/Marked true/g)).toBe(1);
  expect(count(/\/StructTreeRoot\b/g)).toBeGreaterThan(0);
  expect(count(/\/Lang \(en\)/g)).toBeGreaterThan(0);
  expect(objects).toContain(report.cover.title);
});

test('has a heading and a bookmark for every section, in order', () => {
  expect(count(/\/S \/H1\b/g)).toBe(report.sections.length);
  expect(count(/\/Type \/Outlines/g) + count(/\/Outlines \d+ 0 R/g)).toBeGreaterThan(0);
});

test('has a table for every table, its heads marked as such', () => {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const tables = blocks.filter(({ kind }) => kind === 'table').length;
  expect(count(/\/S \/Table\b/g)).toBe(tables);
  expect(count(/\/S \/THead\b/g)).toBe(tables);
  expect(count(/\/S \/TH\b/g)).toBeGreaterThan(tables);
});

test('tells every chart in words', () => {
  const charts = [
    report.cover.chart,
    ...report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart')),
  ].filter((chart) => chart !== undefined);
  expect(charts.length).toBeGreaterThan(5);
  expect(count(/\/Alt \(/g) + count(/\/Alt </g)).toBeGreaterThanOrEqual(charts.length);
});

test('embeds every font it uses', () => {
  const fonts = count(/\/Type \/FontDescriptor\b/g);
  expect(fonts).toBeGreaterThan(3);
  expect(count(/\/FontFile[23]? \d+ 0 R/g)).toBe(fonts);
});
