// What the adapter asks Alpaca and reads of its answers, held against Alpaca's published description of its interface.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cannedVendor } from '../../../src/adapters/market-data/alpaca/canned-vendor.fixture.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import type { MarketDataRequest } from '../../../src/core/ports/index.ts';

const folder = join(process.env['QUANTOR_REAL_DATA'] ?? '', 'vendor-contracts', 'alpaca');
const isThere = process.env['QUANTOR_REAL_DATA'] !== undefined && existsSync(folder);

const span = { from: '2024-03-11' as SessionDate, to: '2024-03-12' as SessionDate };
const none = { next_page_token: null };
const BODIES = {
  '/v2/stocks/bars': { ...none, bars: {} },
  '/v1beta1/options/bars': { ...none, bars: {} },
  '/v2/stocks/quotes/latest': { quotes: {} },
  '/v1beta1/options/snapshots/SPY': { ...none, snapshots: {} },
  '/v2/options/contracts': { ...none, option_contracts: [] },
  '/v1/corporate-actions': { ...none, corporate_actions: {} },
};

/** Every request that the adapter makes, with each of its parameters. */
async function everythingAsked(): Promise<readonly URL[]> {
  const requests: MarketDataRequest[] = [
    { kind: 'bars', symbol: 'SPY', timeframe: '15m', ...span },
    { kind: 'bars', symbol: 'SPY240315C00512000', timeframe: 'D', ...span },
    { kind: 'chain', underlying: 'SPY', date: undefined, expiries: span },
    { kind: 'option-contracts', underlying: 'SPY', asOf: undefined, expiries: span },
    { kind: 'dividends', symbol: 'SPY', ...span },
    { kind: 'splits', symbol: 'SPY', ...span },
  ];
  const asked: URL[] = [];
  for (const request of requests) {
    const vendor = cannedVendor(BODIES);
    const [step] = await vendor.steps(request);
    expect(step?.ok).toBe(true);
    asked.push(...vendor.asked);
  }
  return asked;
}

/** The lines below `head` that are indented further than it. */
function blockOf(yaml: string, head: string): readonly string[] {
  const lines = yaml.split('\n');
  const start = lines.findIndex((line) => line.replaceAll("'", '') === head);
  if (start < 0) return [];
  const depth = head.search(/\S/);
  const end = lines.findIndex(
    (line, index) => index > start && line.trim() !== '' && line.search(/\S/) <= depth,
  );
  return lines.slice(start + 1, end < 0 ? lines.length : end);
}

interface Parameter {
  readonly name: string;
  readonly choices: readonly string[];
}

/** The query parameters of a path, by way of the description's shared ones. */
function parametersOf(yaml: string, path: string): readonly Parameter[] {
  const shared = blockOf(yaml, `  ${path}:`).flatMap((line) => {
    const name = /\$ref: '#\/components\/parameters\/([\w-]+)'/.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
  const section = blockOf(yaml, '  parameters:').join('\n');
  return shared.map((name) => {
    const block = blockOf(section, `    ${name}:`);
    const choices = blockOf(block.join('\n'), '        enum:').map((line) => line.replace(/^\s*- /, ''));
    return { name: block.find((line) => line.startsWith('      name: '))?.slice(12) ?? '', choices };
  });
}

describe.skipIf(!isThere)("Alpaca's description (skipped where QUANTOR_REAL_DATA is unset)", () => {
  const yaml = isThere ? readFileSync(join(folder, 'oas_data_openapi.yaml'), 'utf8') : '';

  test('of market data has every path of shares with every parameter and value that is asked', async () => {
    const asked = (await everythingAsked()).filter(({ pathname }) => pathname.startsWith('/v2/stocks/'));
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/v2/stocks/bars', '/v2/stocks/quotes/latest']);
    for (const { origin, pathname, searchParams } of asked) {
      expect(yaml).toContain(`url: '${origin}'`);
      const known = parametersOf(yaml, pathname);
      expect(known.length).toBeGreaterThan(1);
      for (const [name, value] of searchParams) {
        // Younger than the description: recorded requests have it, and the vendor's client.
        if (name === 'sort') continue;
        const parameter = known.find((one) => one.name === name);
        expect(parameter, `${pathname}?${name}`).toBeDefined();
        if (parameter?.choices.length !== 0) expect(parameter?.choices).toContain(value);
      }
    }
  });

  test('of market data names the fields that are read of bars and quotes', () => {
    const fieldsOf = (schema: string): readonly string[] =>
      blockOf(yaml, `    ${schema}:`).flatMap((line) => /^ {8}'?(\w+)'?:$/.exec(line)?.[1] ?? []);
    expect(fieldsOf('Bar')).toEqual(expect.arrayContaining(['t', 'o', 'h', 'l', 'c', 'v']));
    expect(fieldsOf('Quote')).toEqual(expect.arrayContaining(['t', 'bp', 'ap']));
    expect(fieldsOf('MultiBarsResponse')).toEqual(expect.arrayContaining(['bars', 'next_page_token']));
  });

  test('has no options and no corporate actions, whose paths and parameters recorded requests have', async () => {
    expect(yaml).not.toMatch(/\/options\/|corporate-actions/);
    const recorded = readdirSync(join(folder, 'recorded')).flatMap((name) => {
      const cases = JSON.parse(readFileSync(join(folder, 'recorded', name), 'utf8')) as readonly {
        url: string;
      }[];
      return cases.map(
        ({ url }) => new URL(url.replace(/^\{[^}]*\}/, 'https://x').replaceAll(/\{[^}]*\}/g, 'SPY')),
      );
    });
    const unknown = new Set<string>();
    for (const { pathname, searchParams } of await everythingAsked()) {
      const same = recorded.filter((url) => url.pathname === pathname);
      expect(same.length, pathname).toBeGreaterThan(0);
      const names = same.flatMap((url) => [...url.searchParams.keys()]);
      const isDescribed = parametersOf(yaml, pathname).map(({ name }) => name);
      for (const name of searchParams.keys())
        if (![...names, ...isDescribed].includes(name)) unknown.add(`${pathname}?${name}`);
    }
    // These rest on the vendor's own client alone, which forms them.
    expect([...unknown].toSorted()).toEqual([
      '/v1/corporate-actions?end',
      '/v1beta1/options/bars?end',
      '/v1beta1/options/bars?sort',
      '/v1beta1/options/snapshots/SPY?expiration_date_gte',
      '/v1beta1/options/snapshots/SPY?expiration_date_lte',
      '/v1beta1/options/snapshots/SPY?feed',
      '/v1beta1/options/snapshots/SPY?limit',
      '/v2/options/contracts?expiration_date_gte',
      '/v2/options/contracts?expiration_date_lte',
      '/v2/options/contracts?limit',
      '/v2/options/contracts?status',
    ]);
  });
});

test('the client that forms the requests knows every parameter by the name that is asked', async () => {
  const sources = ['market-data', 'trading'].flatMap((part) => {
    const apis = join('node_modules', '@alpacahq', 'alpaca-trade-api', 'src', part, 'apis');
    return readdirSync(apis).map((name) => readFileSync(join(apis, name), 'utf8'));
  });
  for (const { pathname, searchParams } of await everythingAsked()) {
    const path = pathname.replace('/SPY', '/{underlying_symbol}');
    const source = sources.find((text) => text.includes(`\`${path}\``));
    expect(source, path).toBeDefined();
    for (const name of searchParams.keys()) expect(source).toContain(`queryParameters['${name}']`);
  }
});
