// Answers that Alpaca's own clients were tested with, given to the adapter: every record becomes a row, and every value is the recorded one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  vendorDate,
  vendorInstant,
  vendorNumber,
} from '../../../src/adapters/market-data/alpaca/answer/vendor-values.ts';
import { answer, HELD, rowsOf, type Snapshot, type Tree } from './alpaca-answers.ts';

const folder = join(process.env['QUANTOR_REAL_DATA'] ?? '', 'vendor-contracts', 'alpaca', 'recorded');
const isThere = process.env['QUANTOR_REAL_DATA'] !== undefined && existsSync(folder);

interface Recorded {
  readonly title: string;
  readonly url: URL;
  readonly response: Tree;
}

function recordedOf(name: string): readonly Recorded[] {
  if (!isThere) return [];
  const cases = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly {
    readonly case: string;
    readonly url: string;
    readonly response: Tree;
  }[];
  return cases.map(({ case: title, url, response }) => ({
    title: `${title} ${url.replace(/^.*?(?=\/v\d)/, '')}`,
    // The tests that these were taken from put the symbol and the host in.
    url: new URL(
      url
        .replace('{BaseURL.TRADING_PAPER.value}', 'https://paper-api.alpaca.markets')
        .replaceAll(/\{[^}]*\}/g, 'X'),
    ),
    response,
  }));
}

/** Every text and number of a tree with the name it stands under. */
function leavesOf(tree: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => leavesOf(one, name));
  if (typeof tree === 'object' && tree !== null)
    return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, key));
  return typeof tree === 'string' || typeof tree === 'number' ? [[name, String(tree)]] : [];
}

const FILES = [
  'data_historical_stock_data.json',
  'data_historical_option_data.json',
  'data_corporate_actions.json',
  'trading_option_routes.json',
] as const;

describe.skipIf(!isThere)('recorded answers of Alpaca (skipped where QUANTOR_REAL_DATA is unset)', () => {
  const all = FILES.flatMap(recordedOf);

  test.each(
    all.filter(({ url }) => HELD[url.pathname] !== undefined).map((one) => [one.title, one] as const),
  )('%s', async (title, { url, response }) => {
    const records = await HELD[url.pathname]?.(response);
    expect(records === 0).toBe(/empty_response|not_found/.test(title));
  });

  test('all but trades and quotes of the past, which no request of ours asks for, and the files of the broker', () => {
    const left = all.filter(({ url }) => HELD[url.pathname] === undefined).map(({ url }) => url.pathname);
    expect([...new Set(left)].toSorted()).toEqual([
      '/v1beta1/options/trades',
      '/v2/stocks/quotes',
      '/v2/stocks/trades',
      '/v2/stocks/trades/latest',
    ]);
    const others = readdirSync(folder).filter((name) => !FILES.some((file) => file === name));
    expect(others.toSorted()).toEqual([
      'trading_account_routes.json',
      'trading_asset_routes.json',
      'trading_corporate_announcements.json',
      'trading_order_routes.json',
      'trading_position_routes.json',
    ]);
  });

  test('times, dates and numbers of every file, the broker’s too, are read to their last digit', () => {
    const counts = { times: 0, dates: 0, numbers: 0 };
    for (const file of readdirSync(folder))
      for (const [name, value] of leavesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
        if (/^\d{4}-\d{2}-\d{2}T/.test(value)) {
          const fraction = (/\.(\d+)/.exec(value)?.[1] ?? '').padEnd(9, '0');
          const ms = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
          expect(vendorInstant.parse(value), name).toEqual({ ms, nanos: Number(fraction.slice(3)) });
          counts.times += 1;
        } else if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
          expect(vendorDate.parse(value), name).toBe(value);
          counts.dates += 1;
        } else if (/^-?\d[\d.e-]*$/.test(value) && !/id$|account_number|cusip/.test(name)) {
          expect(vendorNumber.parse(value), name).toBe(Number(value));
          counts.numbers += 1;
        }
      }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(50);
  });

  test('theta is of a calendar day, vega and rho of a point, as the formulas tell of the recorded Greeks', async () => {
    const recorded = all.find(({ title }) => title.startsWith('test_get_option_chain'));
    const snapshots = recorded?.response['snapshots'] as Readonly<Record<string, Snapshot>>;
    const request = { kind: 'chain', underlying: 'AAPL', date: undefined, expiries: undefined } as const;
    const { rows } = rowsOf(await answer('/v1beta1/options/snapshots/AAPL', { snapshots }, request), 'chain');
    const at = (column: Float64Array): number => column[0] ?? Number.NaN;
    const [sigma, gamma, vega, theta] = [
      rows.vendorVol,
      rows.vendorGamma,
      rows.vendorVega,
      rows.vendorTheta,
    ].map(at);
    if (sigma === undefined || gamma === undefined || vega === undefined || theta === undefined)
      throw new Error('none');
    // Black and Scholes (1973): vega = gamma S^2 sigma T, and theta = -gamma S^2 sigma^2 / 2 but for the rate.
    const years = (-vega / theta) * (sigma / 2);
    const days = (rows.expiryDay[0] ?? 0) - (rows.date[0] ?? 0);
    expect(Math.abs(years * 365 - days)).toBeLessThan(1.5);
    const spot = Math.sqrt(vega / (gamma * sigma * years));
    const strike = at(rows.strike);
    // The delta that goes with this spot and time; rho of a put is -K T N(-d2).
    const d1 = Math.log(spot / strike) / (sigma * Math.sqrt(years)) + (sigma * Math.sqrt(years)) / 2;
    const density = Math.exp((-d1 * d1) / 2) / Math.sqrt(2 * Math.PI);
    expect(density / (spot * sigma * Math.sqrt(years))).toBeCloseTo(gamma, 2);
    expect(at(rows.vendorRho) / (-strike * years)).toBeGreaterThan(-at(rows.vendorDelta) * 0.9);
    expect(at(rows.vendorRho) / (-strike * years)).toBeLessThan(-at(rows.vendorDelta) * 1.4);
  });
});
