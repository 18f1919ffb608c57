// `quantor data fetch` as a person meets it: what it asks of each vendor, what it says without keys, network or rows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/dataset/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import {
  expectErrorDocument,
  expectErrorSentence,
  type Outcome,
  quantor,
  scratchFolder,
} from '../../cli/quantor-command.fixture.ts';
import { type LoopbackServer, type Reply, startLoopbackServer } from './loopback-server.ts';

const KEY = 'CANARYPOLYGON0001';
const MARCH = { from: '2024-03-01' as SessionDate, to: '2024-03-31' as SessionDate };

const vix = 'DATE,OPEN,HIGH,LOW,CLOSE\n03/11/2024,15.5,16.2,15.1,15.22\n03/12/2024,15.0,15.3,13.8,13.84\n';
const bills = 'observation_date,DTB3\n2024-03-11,5.23\n2024-03-12,.\n2024-03-13,5.24\n';
const day = (date: string, close: number): object => ({
  t: Date.parse(`${date}T04:00:00Z`),
  o: close - 1,
  h: close + 2,
  l: close - 2,
  c: close,
  v: 5e7,
});

function answer({ pathname }: URL): Reply {
  if (pathname === '/VIX_History.csv') return { type: 'text/csv', body: vix };
  if (pathname === '/fredgraph.csv') return { type: 'application/csv', body: bills };
  if (pathname.startsWith('/v2/aggs/ticker/SPY/')) {
    const results = [day('2024-03-11', 511), day('2024-03-12', 516)];
    return { type: 'application/json', body: JSON.stringify({ status: 'OK', results }) };
  }
  return { status: 404, type: 'text/html', body: '<html></html>' };
}

let server: LoopbackServer;
let store: string;
beforeAll(async () => {
  server = await startLoopbackServer(answer);
  store = join(scratchFolder(), 'store');
});
afterAll(async () => {
  await server.close();
});

function fetchData(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const urls = {
    QUANTOR_CBOE_URL: server.origin,
    QUANTOR_FRED_URL: server.origin,
    QUANTOR_POLYGON_URL: server.origin,
  };
  const none = { APCA_API_KEY_ID: '', POLYGON_API_KEY: '', MASSIVE_API_KEY: '', HOME: store };
  return quantor(['data', 'fetch', ...args, '--store', store], { env: { ...none, ...urls, ...env } });
}

describe('what is fetched stands in the store', () => {
  test('levels of an index', async () => {
    const { status, stdout } = await fetchData(['cboe', 'vix', '--from', MARCH.from, '--to', '2024-03-12']);
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        'cboe levels VIX 2024-03-01..2024-03-12: complete',
        '  asked     1 page',
        '  rows      2',
        '  accepted  2',
        '  stored    2',
        `store: ${store}`,
        '',
      ].join('\n'),
    );
    const open = openStore(store);
    const { rows } = await open.readLevels({ symbol: 'VIX', timeframe: 'D', ...MARCH });
    open.close();
    expect(Array.from(rows.close.subarray(0, rows.length))).toEqual([15.22, 13.84]);
  });

  test('a rate, continuous', async () => {
    const { stdout } = await fetchData([
      'fred',
      'DTB3',
      '--from',
      MARCH.from,
      '--to',
      '2024-03-13',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      orders: [
        {
          state: 'complete',
          counts: { rows: 3, accepted: 2, repaired: { 'day-without-rate': 1 }, stored: 2 },
        },
      ],
    });
    const open = openStore(store);
    const { rows } = await open.readRates({ series: 'DTB3', ...MARCH });
    open.close();
    // 5.23 % off the face of a 91-day bill.
    expect(rows.rate[0]).toBeCloseTo((-365 / 91) * Math.log(1 - (0.0523 * 91) / 360), 12);
  });

  test('bars of a vendor with a key, which goes into one header', async () => {
    const args = ['polygon', 'bars', 'SPY', '--timeframe', 'D', '--from', '2024-03-11', '--to', '2024-03-12'];
    const { status, stdout, stderr } = await fetchData(args, { POLYGON_API_KEY: KEY });
    expect(status).toBe(0);
    expect(stdout + stderr + server.requests.map(({ target }) => target).join(' ')).not.toContain(KEY);
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
    const open = openStore(store);
    const { rows } = await open.readBars({ symbol: 'SPY', timeframe: 'D', ...MARCH });
    open.close();
    expect(Array.from(rows.close.subarray(0, rows.length))).toEqual([511, 516]);
  });
});

describe('what cannot be fetched is told', () => {
  test('an index that nobody publishes, and the ones beside it are fetched', async () => {
    const { status, stdout, stderr } = await fetchData([
      'cboe',
      'vixx',
      'vix',
      '--from',
      '2024-03-11',
      '--to',
      '2024-03-12',
    ]);
    expect(status).toBe(2);
    expect(stdout).toContain('cboe levels VIXX 2024-03-11..2024-03-12: failed (not-found)');
    expect(stdout).toContain('cboe levels VIX 2024-03-11..2024-03-12: nothing new');
    expect(stderr).toBe('error not-found: cboe: expected status 200, found 404\n');
  });

  test('no keys: which are expected, and where', async () => {
    const message = expectErrorDocument(
      await fetchData(['alpaca', 'bars', 'SPY', '--from', '2024-03-11', '--json']),
      'credentials-missing',
    );
    expect(message).toContain('expected APCA_API_KEY_ID and APCA_API_SECRET_KEY in the environment or in ');
  });

  test('a file of keys that only its owner can read is used, and nothing of it shown', async () => {
    const file = join(scratchFolder(), 'credentials.json');
    writeFileSync(file, JSON.stringify({ POLYGON_API_KEY: `${KEY}FILE` }), { mode: 0o600 });
    const args = ['polygon', 'bars', 'QQQ', '--timeframe', 'D', '--from', '2024-03-11', '--to', '2024-03-12'];
    const outcome = await fetchData(args, { QUANTOR_CREDENTIALS: file });
    expect(outcome.stderr).toContain('error not-found: polygon: ');
    expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}FILE`);
  });

  test('a file of keys that others can read', async () => {
    const outcome = await fetchData(['polygon', 'bars', 'SPY', '--from', '2024-03-11'], {
      QUANTOR_CREDENTIALS: '/etc/hosts',
    });
    expect(outcome.stderr).toMatch(/^error credentials-(?:mode|owner): /);
  });

  test('no network', async () => {
    const gone = await startLoopbackServer(answer);
    await gone.close();
    const outcome = await fetchData(['cboe', 'vix'], { QUANTOR_CBOE_URL: gone.origin });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain(
      'error network-unreachable: cboe: expected a connection, found none (ECONNREFUSED) (3 attempts)',
    );
  });

  test('an address that keys would be seen on', async () => {
    const outcome = await fetchData(['cboe', 'vix'], { QUANTOR_CBOE_URL: 'http://user:word@vendor.example' });
    expect(outcome.stderr).toContain('error address-refused: cboe: expected https://HOST');
    expect(outcome.stdout + outcome.stderr).not.toContain('word');
  });

  test.each([
    [['yahoo', 'SPY'], 'source-unknown'],
    [['alpaca', 'bars', 'SPY'], 'from-missing'],
    [['cboe', 'vix', '--requests-per-minute', '0'], 'requests-per-minute'],
    [['cboe', 'vix', '--feed', 'sip'], 'flag-unused'],
  ])('%j: %s', async (args, code) => {
    expectErrorSentence(await fetchData(args), code);
  });

  test('a folder that is something else', async () => {
    const elsewhere = join(scratchFolder(), 'file');
    writeFileSync(elsewhere, 'mine');
    const outcome = await quantor(['data', 'fetch', 'cboe', 'vix', '--store', elsewhere], {
      env: { QUANTOR_CBOE_URL: server.origin },
    });
    expectErrorSentence(outcome, 'store-not-a-store');
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
  });
});
