// Compares data/option-listing-rules.json with the expiries and strikes of real chains, where they are at hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { days, isListedStrike, listedExpiries, strikeRulesOf } from './tables-listing-reference.ts';

const { dayOf, isoOf, weekdayOf } = days;

const chains =
  process.env['QUANTOR_REAL_DATA'] === undefined ? '' : join(process.env['QUANTOR_REAL_DATA'], 'chains');

type ChainRow = { date: string; spot: number; root: string; expiry: string; strike: number };
type Chain = { name: string; date: string; spot: number; root: string; strikes: Map<string, Set<number>> };

function readRows(file: string): Record<string, string>[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

/** Saturday expiries of the years before 2015-02 stand for the Friday. */
const fridayOf = (expiry: string): string =>
  weekdayOf(dayOf(expiry)) === 6 ? isoOf(dayOf(expiry) - 1) : expiry;

function chainsOf(name: string, rows: ChainRow[]): Chain[] {
  const byRoot = new Map<string, Chain>();
  for (const { date, spot, root, expiry, strike } of rows) {
    if (dayOf(expiry) < dayOf(date)) continue;
    const key = `${root} ${date}`;
    const chain = byRoot.get(key) ?? { name, date, spot, root, strikes: new Map<string, Set<number>>() };
    byRoot.set(key, chain);
    chain.strikes.set(fridayOf(expiry), (chain.strikes.get(fridayOf(expiry)) ?? new Set()).add(strike));
  }
  return [...byRoot.values()];
}

/** Complete chains only: the Yahoo and end-of-day files list what traded or the nearest eight expiries. */
function readChains(): Chain[] {
  const folder = join(chains, 'cboe_snapshots');
  const snapshots = readdirSync(folder)
    .filter((name) => name !== 'spy_2025-05-16_1923.csv.gz')
    .flatMap((name) => chainsOf(name, readRows(join(folder, name)).map(snapshotRow)));
  const spx2011 = readRows(join(chains, 'other/spx_2011-01_ivolatility.csv.gz')).map((row) => ({
    date: row['date'] ?? '',
    spot: Number(row['stock_price_close']),
    root: (row['option_symbol'] ?? '').slice(0, 6).trim().replace('SPXPM', 'SPXW'),
    expiry: row['option_expiration'] ?? '',
    strike: Number(row['strike']),
  }));
  const spy2015 = readRows(join(chains, 'other/spy_2015-01-05.csv.gz'))
    .filter((row) => (row['contract'] ?? '').startsWith('SPY   '))
    .map((row) => ({
      date: '2015-01-05',
      spot: 201.72,
      root: 'SPY',
      expiry: row['expiration'] ?? '',
      strike: Number(row['strike']),
    }));
  return [...snapshots, ...chainsOf('spx 2011-01', spx2011), ...chainsOf('spy 2015-01', spy2015)];
}

function snapshotRow(row: Record<string, string>): ChainRow {
  return {
    // The file fetched on Sunday 2024-01-07 carries the quotes of the Friday before.
    date: (row['quote_ts_et'] ?? '').slice(0, 10).replace('2024-01-07', '2024-01-05'),
    spot: Number(row['spot']),
    root: row['root'] ?? '',
    expiry: row['expiration'] ?? '',
    strike: Number(row['strike']),
  };
}

/** Counts over the expiries to 100 days: strikes by the rule, in the chain near the money, and in both. */
function compareStrikes(chain: Chain): { ruled: number; real: number; both: number } {
  const counts = { ruled: 0, real: 0, both: 0 };
  for (const [expiry, rule] of listedExpiries(chain.root, chain.date)) {
    const dte = dayOf(expiry) - dayOf(chain.date);
    const real = chain.strikes.get(expiry);
    const strikeRule = strikeRulesOf(rule, chain.date, dte)[0];
    if (real === undefined || strikeRule === undefined || dte > 100) continue;
    const near = (strike: number): boolean => strike >= chain.spot * 0.7 && strike <= chain.spot * 1.15;
    for (let half = Math.ceil(chain.spot * 1.4); near(half / 2); half += 1) {
      if (!isListedStrike(strikeRule, half / 2, chain.spot)) continue;
      counts.ruled += 1;
      if (real.has(half / 2)) counts.both += 1;
    }
    counts.real += [...real].filter(near).length;
  }
  return counts;
}

const hasChains = existsSync(join(chains, 'cboe_snapshots'));

describe.skipIf(!hasChains)(
  'listing rules against real chains (skipped where QUANTOR_REAL_DATA is unset)',
  () => {
    it('agrees on the expiries of the next 400 days but for three of each chain', () => {
      const all = readChains();
      expect(all.length).toBeGreaterThan(20);
      let missingTotal = 0;
      let inventedTotal = 0;
      for (const chain of all) {
        const near = (expiry: string): boolean => dayOf(expiry) - dayOf(chain.date) <= 400;
        const real = [...chain.strikes.keys()].filter(near);
        const ruled = [...listedExpiries(chain.root, chain.date).keys()].filter(near);
        const missing = real.filter((expiry) => !ruled.includes(expiry));
        const invented = ruled.filter((expiry) => !real.includes(expiry));
        const label = `${chain.root} ${chain.date}: missing ${missing.join(' ')}, invented ${invented.join(' ')}`;
        expect(missing.length, label).toBeLessThanOrEqual(1);
        expect(invented.length, label).toBeLessThanOrEqual(2);
        missingTotal += missing.length;
        inventedTotal += invented.length;
      }
      expect(missingTotal).toBeLessThanOrEqual(4);
      expect(inventedTotal).toBeLessThanOrEqual(6);
    });

    it('lists strikes of which most exist, and finds most of those that exist', () => {
      for (const chain of readChains()) {
        const { ruled, real, both } = compareStrikes(chain);
        const label = `${chain.name} ${chain.root} ${chain.date}: ${both} of ${ruled} ruled, of ${real} real`;
        expect(both / ruled, label).toBeGreaterThan(0.82);
        expect(both / real, label).toBeGreaterThan(0.7);
      }
    });
  },
);
