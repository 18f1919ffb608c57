import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ReportDocument, reportDocument, runDocument } from '../../analysis/report/index.ts';
import { manifest, session } from '../../analysis/report/ledger-records.fixture.ts';
import { longRun } from '../../analysis/report/long-run.fixture.ts';
import { sampleFacts, sampleRun } from '../../analysis/report/sample-run.fixture.ts';
import { reportFiles, renderHtml, renderPdf } from './index.ts';

const HOSTILE = `</style><script>alert(1)</script><img src=x onerror="x"> #eval("1") $x$ *b* \u202E\u0000 中 ' &amp;`;

function reportOf(records = sampleRun()): ReportDocument {
  const fillBand = [0, 0.5, 1].map((f) => ({ f, netPnlDollars: 100 - 150 * f, trades: 2 }));
  return reportDocument(runDocument(records, { ...sampleFacts(), fillBand }), records);
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const urlOf = (path: string): string => new URL(path, import.meta.url).href;
const headOf = (pdf: Uint8Array): string => new TextDecoder('latin1').decode(pdf.subarray(0, 8));

const runs = {
  'no session': [manifest()],
  'no trade': [
    manifest(),
    session({ day: '2018-01-29', equityDollars: 100_000, bars: [['credit-width', 3]] }),
  ],
  'one trade': longRun(1),
  'a few trades': sampleRun(),
  'ten thousand trades': longRun(10_000),
};

describe.each(Object.entries(runs))('the report of %s', (_, records) => {
  const report = reportOf(records);

  test('has the same bytes each time it is made', async () => {
    const first = await renderPdf(report);
    expect(headOf(first)).toMatch(/^%PDF-1\.7/);
    expect(sha256(await renderPdf(report))).toBe(sha256(first));
    expect(sha256(await renderHtml(report))).toBe(sha256(await renderHtml(report)));
  });

  test('is a page that asks for nothing outside itself and runs nothing', async () => {
    const html = await renderHtml(report);
    expect(html.includes("default-src 'none'")).toBe(true);
    const page = html.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, '');
    const asking =
      /https?:|\/\/[a-z]|<script|<link|<iframe|<object|@import|javascript:|data:[a-z]+\/|\son[a-z]+=/i;
    expect(asking.exec(page)?.[0]).toBeUndefined();
    expect(page.match(/url\((?!#)[^)]*\)/g)).toBeNull();
    expect(page.match(/\s(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
    expect(/NaN|undefined(?!,)|\[object/.exec(page)?.[0]).toBeUndefined();
  });

  test('uses every id on the page once, and no other', async () => {
    const html = await renderHtml(report);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...html.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test('has the same bytes in another process', () => {
  const child = `
    import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
    import { reportDocument, runDocument } from '${urlOf('../../analysis/report/index.ts')}';
    import { longRun } from '${urlOf('../../analysis/report/long-run.fixture.ts')}';
    import { sampleFacts } from '${urlOf('../../analysis/report/sample-run.fixture.ts')}';
    import { renderHtml, renderPdf } from '${urlOf('./index.ts')}';
    const records = longRun(60);
    const fillBand = [0, 1].map((f) => ({ f, netPnlDollars: 100 - 150 * f, trades: 60 }));
    const report = reportDocument(runDocument(records, { ...sampleFacts(), fillBand }), records);
    const hash = createHash('sha256').update(await renderPdf(report)).update(await renderHtml(report));
    process.stdout.write(hash.digest('hex'));`;
  const hashIn = (TZ: string): string =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', child], {
      encoding: 'utf8',
      env: { ...process.env, TZ },
    });
  const first = hashIn('America/New_York');
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(hashIn('Asia/Tokyo')).toBe(first);
});

describe('text from outside', () => {
  const records = sampleRun().with(
    0,
    manifest({
      command: ['backtest', '--bars', HOSTILE],
      inputs: [{ role: HOSTILE, path: HOSTILE.replaceAll('/', ''), sha256: 'ab', bytes: 1 }],
      labels: { underlying: 'real', volatility: 'recorded', chain: 'simulated', assumptions: [HOSTILE] },
    }),
  );
  const report = reportOf(records);

  test('stays text on the page', async () => {
    const html = await renderHtml(report);
    expect(html.match(/<script|<img/g)).toBeNull();
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.includes('&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true);
    expect(html.includes('U+202EU+0000')).toBe(true);
    expect(['\u202E', '\u0000'].filter((character) => html.includes(character))).toEqual([]);
  });

  test('cannot stop the PDF, whatever letters it has', async () => {
    expect(headOf(await renderPdf(report))).toMatch(/^%PDF-1\.7/);
  });
});

test('every character that is let through to the PDF is one that all its fonts have', async () => {
  const letters = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join(
    '',
  );
  const text = `${letters}–—‘’“”•…−√≤≥×`;
  const report = reportOf(
    sampleRun().with(0, manifest({ command: [text], labels: { ...manifest().labels, assumptions: [text] } })),
  );
  const titled = { ...report, cover: { ...report.cover, title: text } };
  expect(headOf(await renderPdf(titled))).toMatch(/^%PDF-1\.7/);
});

test('a changed figure changes both files', async () => {
  const report = reportOf();
  const [figure, ...others] = report.cover.figures;
  if (figure === undefined) throw new Error('no figure');
  const changed = {
    ...report,
    cover: { ...report.cover, figures: [{ ...figure, value: '$101' }, ...others] },
  };
  expect(sha256(await renderPdf(changed))).not.toBe(sha256(await renderPdf(report)));
  expect(sha256(await renderHtml(changed))).not.toBe(sha256(await renderHtml(report)));
});

test('one call makes both files from a ledger', async () => {
  const records = sampleRun();
  const files = await reportFiles(runDocument(records, sampleFacts()), records);
  expect(files.html.includes('<title>Iron condors on XSP, run run-1</title>')).toBe(true);
  expect(files.pdf.ok && headOf(files.pdf.bytes)).toMatch(/^%PDF-1\.7/);
});
