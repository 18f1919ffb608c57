// Recorded chains of single instants: which bar sees them, how old they may be, and that fills are what the files say.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { zipEntries } from '../../src/adapters/market-data/csv/bytes/zip-entries.ts';
import type { InputPaths } from '../../src/apps/sessions/index.ts';
import type { OrderFilledRecord } from '../../src/core/ledger/index.ts';
import {
  BILL_RATES,
  CHAINS_FOLDER,
  isRecordedDataHere,
  SKIPPED_NOTE,
  UNDERLYING_FOLDER,
  VIX_DAILY,
} from './recorded-market.fixture.ts';
import { type Changes, type FinishedRun, runOf } from './recorded-run.fixture.ts';

const YAHOO = join(CHAINS_FOLDER, 'yahoo_snapshots');
const SPY_FILES: InputPaths = {
  bars: join(UNDERLYING_FOLDER, 'spy_60m_2023-09_2026-08.csv.gz'),
  vix: VIX_DAILY,
  rates: BILL_RATES,
};
const SPY: Changes = {
  root: 'SPY',
  cash: 1_000_000,
  'selection.creditWidthMin': null,
  'entry.daysBetweenEntriesMin': 0,
  'entry.creditSlipMax': 1,
  'risk.priceCollarRatio': null,
  'entry.orderTimeoutMinutes': 240,
  'market.chainAgeMinutes': 40,
};
const NONE: Changes = { 'market.chainFallback': 'none' };

const fillsOf = ({ records }: FinishedRun): readonly OrderFilledRecord[] =>
  records.filter((record) => record.type === 'order-filled');
const timeOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16);

/** Bid and ask of a contract in cents, as the file of one instant writes them. */
function spyQuote(
  file: string,
  { expiry, right, strikeCents }: OrderFilledRecord['legs'][number],
): readonly number[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(join(YAHOO, file)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const columns = header.split(',');
  const cell = (line: string, name: string): string => line.split(',')[columns.indexOf(name)] ?? '';
  const found = lines.filter(
    (line) =>
      cell(line, 'expiration') === expiry &&
      cell(line, 'right').toLowerCase().startsWith(right.charAt(0)) &&
      Number(cell(line, 'strike')) * 100 === strikeCents,
  );
  expect(found, `${expiry} ${right} ${strikeCents}`).toHaveLength(1);
  return ['bid', 'ask'].map((name) => Math.round(Number(cell(found[0] ?? '', name)) * 100));
}

const scratch = mkdtempSync(join(tmpdir(), 'quantor-instants-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(!isRecordedDataHere)(`SPY on chains of single instants ${SKIPPED_NOTE}`, () => {
  const chains = ['spy_2026-02-12_1010.csv.gz', 'spy_2026-02-12_1259.csv.gz'];
  const inputs = { ...SPY_FILES, chains: chains.map((name) => join(YAHOO, name)) };
  const day = { ...SPY, from: '2026-02-12', to: '2026-02-12' };

  test('an entry decided at 10:30 on the quotes of 10:10 fills at 13:30 on those of 12:59', async () => {
    const run = await runOf(inputs, { ...day, ...NONE });
    expect(run.document.data.chains).toMatchObject({
      bars: { recorded: 2, none: 5 },
      snapshots: 2,
      entries: { recorded: 1 },
    });
    const order = run.records.find((record) => record.type === 'order-submitted');
    const [fill] = fillsOf(run);
    expect([timeOf(order?.atMs ?? 0), timeOf(fill?.atMs ?? 0)]).toEqual([
      '2026-02-12T15:30',
      '2026-02-12T18:30',
    ]);
    for (const [index, leg] of (fill?.legs ?? []).entries()) {
      expect([order?.candidate?.bidsCents[index], order?.candidate?.asksCents[index]]).toEqual(
        spyQuote(chains[0] ?? '', leg),
      );
      const [bid = Infinity, ask = -Infinity] = spyQuote(chains[1] ?? '', leg);
      expect(fill?.legPricesCents[index]).toBeGreaterThanOrEqual(bid);
      expect(fill?.legPricesCents[index]).toBeLessThanOrEqual(ask);
    }
    expect(run.document.openPositions).toHaveLength(1);
    // Nothing quotes it at the end of the day: its worth lies between its bounds.
    expect(run.document.openPositions[0]?.pnlDollars).toBeNull();
    expect(run.document.data.chains?.marks).toEqual({ recorded: 0, simulated: 0, repeated: 0, stale: 3 });
  }, 60_000);

  test('quotes that are too old are not seen, and a run that sees none does not start', async () => {
    await expect(runOf(inputs, { ...day, 'market.chainAgeMinutes': 19 })).rejects.toThrow(
      /^chains-coverage: .*2026-02-12T15:10/,
    );
    const one = await runOf(inputs, { ...day, 'market.chainAgeMinutes': 20 });
    expect(one.document.data.chains?.bars).toEqual({ recorded: 1, simulated: 6, none: 0 });
    expect(one.document.data.chain).toBe('simulated');
  }, 60_000);

  test('quotes made after the close are those of the close, and of no bar before it', async () => {
    const after = { ...SPY_FILES, chains: [join(YAHOO, 'spy_2025-08-26_1615.csv.gz')] };
    const run = await runOf(after, { ...SPY, from: '2025-08-26', to: '2025-08-27' });
    expect(run.document.data.chains?.bars).toEqual({ recorded: 1, simulated: 13, none: 0 });
    const { dataset } = run.run.market;
    const origins = Array.from(dataset.series.closeMs, (closeMs, bar) => ({
      at: timeOf(closeMs),
      chain: dataset.chain.at(bar),
    }));
    const recorded = origins.filter(({ chain }) => !('unavailable' in chain) && chain.origin === 'recorded');
    expect(recorded.map(({ at }) => at)).toEqual(['2025-08-26T20:00']);
  }, 60_000);
});

describe.skipIf(!isRecordedDataHere)(`SPXW on quotes by the minute, 2021-01-04 ${SKIPPED_NOTE}`, () => {
  const QUOTES = join(CHAINS_FOLDER, 'lean_minute', 'spxw_20210104_quote_european.zip');
  const entriesOf = (path: string): ReadonlyMap<string, string> =>
    new Map(
      (zipEntries(readFileSync(path)) ?? []).map(({ name, content }) => [name, content.toString('latin1')]),
    );
  const MIDNIGHT = Date.parse('2021-01-04T05:00:00Z');
  const PUT = '20210104_spxw_minute_quote_european_put_37000000_20210106.csv';

  /** The index by the minute; its file keeps Chicago's time. */
  function minuteBars(): string {
    const [text = ''] = entriesOf(join(UNDERLYING_FOLDER, 'lean', 'minute_spx_20210104_trade.zip')).values();
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(','));
    const lines = rows.map(([ms, open, high, low, close]) => {
      const start = new Date(MIDNIGHT + Number(ms) + 3_600_000).toISOString();
      return [start, open, high, low, close].join(',');
    });
    const path = join(scratch, 'spx_1m.csv');
    writeFileSync(path, `ts,open,high,low,close\n${lines.join('\n')}\n`);
    return path;
  }

  test('a put decided on one minute’s quotes fills on the next one’s, as the zip has them', async () => {
    const inputs: InputPaths = {
      bars: minuteBars(),
      history: join(UNDERLYING_FOLDER, 'spx_daily_1990_2026.csv.gz'),
      chains: [QUOTES],
    };
    const run = await runOf(inputs, {
      ...NONE,
      root: 'SPXW',
      cash: 1_000_000,
      'selection.structure': 'short-put',
      'selection.strikeRule': 'at-or-below-spot',
      'selection.dteMin': 1,
      'selection.dteMax': 3,
      'selection.dteTarget': 2,
      'selection.creditWidthMin': null,
      'exit.dteFloor': null,
      'exit.profitTargetRatio': 0.1,
      'exit.stopCreditMultiple': 0.5,
      'risk.riskPerTradeRatio': 1,
      'market.chainAgeMinutes': 0,
    });
    const { chains } = run.document.data;
    expect(chains).toMatchObject({ bars: { simulated: 0 }, entries: { recorded: 1 } });
    expect(chains?.bars.recorded).toBeGreaterThan(380);
    // Bid and ask at the end of the minute that begins at the first cell.
    const lines = entriesOf(QUOTES).get(PUT)?.trimEnd().split('\n') ?? [];
    const quoteAt = (atMs: number): readonly number[] => {
      const cells =
        lines.find((line) => MIDNIGHT + Number(line.split(',')[0]) + 60_000 === atMs)?.split(',') ?? [];
      return [Number(cells[4]) / 100, Number(cells[9]) / 100];
    };
    const order = run.records.find((record) => record.type === 'order-submitted');
    expect([order?.candidate?.bidsCents[0], order?.candidate?.asksCents[0]]).toEqual(
      quoteAt(order?.atMs ?? 0),
    );
    const fills = fillsOf(run);
    expect(fills.length).toBeGreaterThan(0);
    expect((fills[0]?.atMs ?? 0) - (order?.atMs ?? 0)).toBe(60_000);
    for (const { atMs, legPricesCents } of fills) {
      const [bid = Infinity, ask = -Infinity] = quoteAt(atMs);
      expect(legPricesCents[0], timeOf(atMs)).toBeGreaterThanOrEqual(bid);
      expect(legPricesCents[0], timeOf(atMs)).toBeLessThanOrEqual(ask);
    }
  }, 60_000);
});
