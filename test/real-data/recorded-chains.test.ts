// Recorded option chains in every layout: rows as the folder's manifest counts them, own volatility beside the vendor's, and how near the simulated chain comes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { readChainFile } from '../../src/adapters/market-data/csv/index.ts';
import { calibrates, smileAtDeltas } from '../../src/analysis/chain-fit/index.ts';
import { type ReadChains, readChains, validateChains } from '../../src/apps/chain-validation/index.ts';
import { buildTradingCalendar, cleanChain, type CleanedChain } from '../../src/core/market/index.ts';
import { quantile } from '../../src/core/numerics/index.ts';
import {
  CHAIN_INPUTS,
  CHAINS_FOLDER,
  isRecordedDataHere,
  MANIFEST,
  SKIPPED_NOTE,
} from './recorded-market.fixture.ts';

const table = readCalendarTable();
if (!table.ok) throw new Error(table.error.message);
const calendar = buildTradingCalendar(table.table);

const filesIn = (folder: string): readonly string[] =>
  isRecordedDataHere
    ? readdirSync(join(CHAINS_FOLDER, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(folder, name))
    : [];

function cleanedOf(file: string): CleanedChain {
  const read = readChainFile(join(CHAINS_FOLDER, file));
  if (!read.ok) throw new Error(read.error.message);
  return cleanChain(read.chain, calendar);
}

/** The row count that the manifest states for a file. */
function rowsOf(file: string): number {
  const manifest = readFileSync(MANIFEST, 'utf8');
  const section = manifest.slice(manifest.indexOf(`### chains/${file}\n`));
  return Number(/^- rows: (\d+)/m.exec(section)?.[1]);
}

let known: ReadChains | undefined;

/** All of them, read once. */
function chainsOf(): ReadChains {
  if (known !== undefined) return known;
  const read = readChains({ ...CHAIN_INPUTS, dates: 'all' });
  if (!read.ok) throw new Error(read.error.message);
  known = read.value;
  return known;
}

/** Own less vendor volatility in points, from a week to expiry on. */
function volDifferences(chains: ReadChains, layout: string): readonly number[] {
  return chains.snapshots
    .filter(({ recorded }) => recorded.layout === layout)
    .flatMap(({ smiles }) => smiles.filter(({ dte }) => dte >= 7))
    .flatMap(({ points }) =>
      points.flatMap(({ vol, vendorVol }) => (vendorVol === undefined ? [] : [100 * (vol - vendorVol)])),
    );
}

describe.skipIf(!isRecordedDataHere)(`recorded chains ${SKIPPED_NOTE}`, () => {
  test.each(
    ['cboe_snapshots', 'yahoo_snapshots', 'other', 'lean_universe', ''].flatMap((folder) =>
      filesIn(folder).filter((file) => !file.endsWith('_index.csv')),
    ),
  )('%s has the rows that its manifest counts', (file) => {
    const { report } = cleanedOf(file);
    const stated = rowsOf(file);
    // Of the universe files the manifest counts the header too.
    expect(report.rows).toBe(file.startsWith('lean_universe') ? stated - 1 : stated);
    const dropped = Object.values(report.dropped).reduce((sum, count) => sum + count, 0);
    expect(report.kept + dropped).toBe(report.rows);
  });

  test('90 end-of-day files hold one snapshot each, 337,418 rows together', () => {
    const cleaned = filesIn('spx_eod_daily').map(cleanedOf);
    expect(cleaned).toHaveLength(90);
    expect(cleaned.reduce((sum, { report }) => sum + report.rows, 0)).toBe(337_418);
    expect(cleaned.map(({ snapshots }) => snapshots.length)).toEqual(cleaned.map(() => 1));
    for (const [index, { snapshots }] of cleaned.entries())
      expect(filesIn('spx_eod_daily')[index]).toContain(snapshots[0]?.date ?? 'none');
  });

  test('minute quotes are read, trades and open interest are not', () => {
    for (const file of filesIn('lean_minute')) {
      const read = readChainFile(join(CHAINS_FOLDER, file));
      expect(read.ok, file).toBe(file.includes('_quote_'));
    }
  });

  test('own volatilities agree with the vendors, which have their own forwards and rates', () => {
    const chains = chainsOf();
    const limits = { 'cboe-delayed-quotes': 0.06, 'ivolatility-end-of-day': 0.4, 'barchart-end-of-day': 0.3 };
    for (const [layout, limit] of Object.entries(limits)) {
      const differences = volDifferences(chains, layout);
      expect(differences.length, layout).toBeGreaterThan(1000);
      expect(Math.abs(quantile(differences, 0.5) ?? 9), layout).toBeLessThan(limit);
    }
    const cboe = volDifferences(chains, 'cboe-delayed-quotes');
    expect(quantile(cboe, 0.05)).toBeGreaterThan(-0.4);
    expect(quantile(cboe, 0.95)).toBeLessThan(0.4);
  });

  test('the forward of parity lies by the vendor spot, and is told apart from a carried one', () => {
    const { snapshots } = chainsOf();
    for (const { recorded, smiles } of snapshots)
      for (const { forward, forwardFrom, dte } of smiles.filter((smile) => smile.dte <= 60)) {
        if (recorded.vendorSpot !== undefined)
          expect(Math.abs(forward / recorded.vendorSpot - 1), `${recorded.date} ${dte}`).toBeLessThan(0.02);
        expect(forwardFrom).toBe(
          ['optionsdx-puts', 'yahoo-filtered'].includes(recorded.layout) ? 'carry' : 'parity',
        );
      }
  });

  test('SPX, XSP and SPY of one minute have one smile, although SPY may be exercised early', () => {
    const { snapshots } = chainsOf();
    const minute = snapshots.filter(
      ({ recorded }) => recorded.date === '2023-09-14' && recorded.layout === 'cboe-delayed-quotes',
    );
    const volsOf = (root: string): ReadonlyMap<string, number> =>
      new Map(
        minute
          .flatMap(({ smiles }) => smiles.filter(({ expiry, dte }) => expiry.root === root && dte >= 4))
          .flatMap((smile) =>
            smileAtDeltas(smile).map(
              ({ right, delta, vol }) => [`${smile.expiry.sessionDate} ${right} ${delta}`, vol] as const,
            ),
          ),
      );
    const index = volsOf('SPXW');
    for (const [root, limit] of [
      ['XSP', 0.15],
      ['SPY', 0.35],
    ] as const) {
      const differences = [...volsOf(root)].flatMap(([place, vol]) => {
        const other = index.get(place);
        return other === undefined ? [] : [100 * Math.abs(vol - other)];
      });
      expect(differences.length, root).toBeGreaterThan(200);
      expect(quantile(differences, 0.9), root).toBeLessThan(limit);
    }
  });

  test('the simulated chain is measured on at least 20 validation dates, none of which calibrates', () => {
    const validation = validateChains({ ...CHAIN_INPUTS, dates: 'validation' });
    if (!validation.ok) throw new Error(validation.error.message);
    const { document } = validation.value;
    expect(document.snapshots).toBeGreaterThan(100);
    expect(document.worst.filter(({ date }) => calibrates(date))).toEqual([]);
    const byDays = document.buckets.filter(({ delta, vix }) => delta === 'all' && vix === 'all');
    for (const { dte, slices, rmseVolPoints } of byDays) {
      expect(slices, dte).toBeGreaterThan(20);
      // What no rule of the index family may fall back behind.
      expect(rmseVolPoints, dte).toBeLessThan(dte === '0-3' ? 3 : 1.5);
    }
  });
});
