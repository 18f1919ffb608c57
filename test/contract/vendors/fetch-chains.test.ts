// Chains that `quantor data fetch` stores: of one instant each, by the calendar's hours, and delayed ones called so.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/dataset/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { type Outcome, quantor, scratchFolder } from '../../cli/quantor-command.fixture.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

const KEY = 'CANARYPOLYGON0001';
/** The day after Thanksgiving: the session ends at 13:00. */
const DATE = '2024-11-29' as SessionDate;
const newYork = (time: string): number => Date.parse(`${DATE}T${time}-05:00`);
const STRIKES = [590, 595, 600, 605, 610];

const contracts = STRIKES.flatMap((strike) =>
  ['call', 'put'].map((right) => ({
    ticker: `O:SPY241220${right === 'call' ? 'C' : 'P'}${String(strike * 1000).padStart(8, '0')}`,
    contract_type: right,
    expiration_date: '2024-12-20',
    strike_price: strike,
    shares_per_contract: 100,
  })),
);

/** A bid of a right at a strike with the underlying at 600. */
function bidOf(right: string, strike: number): number {
  return 5 + Math.max(0, right === 'call' ? 600 - strike : strike - 600);
}

let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function fetchChains(
  answer: (url: URL) => readonly object[],
  flags: readonly string[],
): Promise<Outcome & { readonly instants: readonly number[] }> {
  server = await startLoopbackServer((url) => ({
    type: 'application/json',
    body: JSON.stringify({ status: 'OK', results: answer(url) }),
  }));
  const store = join(scratchFolder(), 'store');
  const args = ['data', 'fetch', 'polygon', 'chains', 'SPY', ...flags, '--store', store];
  const pace = ['--requests-per-minute', '5000'];
  const env = { POLYGON_API_KEY: KEY, QUANTOR_POLYGON_URL: server.origin, HOME: store };
  const outcome = await quantor([...args, ...pace], { env });
  const open = openStore(store);
  const instants: number[] = [];
  for await (const { rows } of open.readChains({ root: 'SPY', from: DATE, to: DATE }))
    instants.push(...rows.quotedAtMs.subarray(0, rows.length));
  open.close();
  return { ...outcome, instants };
}

test('on a day that closes early a past chain stands a quarter of an hour before that close', async () => {
  const answer = ({ pathname, searchParams }: URL): readonly object[] => {
    if (!pathname.startsWith('/v3/quotes/')) return searchParams.get('expired') === 'false' ? contracts : [];
    const terms = contracts.find(({ ticker }) => pathname.endsWith(ticker));
    const bid = bidOf(terms?.contract_type ?? '', terms?.strike_price ?? 0);
    const sip = newYork('12:44:59') * 1e6;
    return [{ sip_timestamp: sip, sequence_number: 1, bid_price: bid, ask_price: bid + 0.1 }];
  };
  const flags = ['--date', DATE, '--expiries', '2024-12-16..2024-12-31'];
  const { status, stderr, instants } = await fetchChains(answer, flags);
  expect([status, stderr]).toEqual([0, '']);
  expect(instants).toEqual(contracts.map(() => newYork('12:45:00')));
});

test('quotes that the plan delays are called delayed', async () => {
  const sip = newYork('11:00:00') * 1e6;
  const answer = (): readonly object[] =>
    contracts.map((details) => {
      const bid = bidOf(details.contract_type, details.strike_price);
      return { details, last_quote: { bid, ask: bid + 0.1, last_updated: sip, timeframe: 'DELAYED' } };
    });
  const { status, stdout, instants } = await fetchChains(answer, []);
  expect(status).toBe(0);
  expect(stdout).toContain('  delayed   by the plan, as the vendor says of its quotes\n');
  expect(instants).toEqual(contracts.map(() => newYork('11:00:00')));
});
