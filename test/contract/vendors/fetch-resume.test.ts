// A fetch that is killed, stopped or refused goes on where it was: every page is answered once, every row stored once.
import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/dataset/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { type Outcome, quantor, scratchFolder } from '../../cli/quantor-command.fixture.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

const KEY_ID = 'PKCANARYFETCH00001';
const SECRET_KEY = 'canary/fetch+secret=0002';
const PAGES = 6;
const ROWS_OF_A_PAGE = 13;
const ROWS = PAGES * ROWS_OF_A_PAGE;
const FIVE_MINUTES_MS = 300_000;

// One session of made-up bars, which has exactly as many as the pages hold.
const OPEN_MS = Date.UTC(2024, 2, 12, 13, 30);
const barAt = (index: number): object => {
  const price = 512 + Math.sin(index / 9);
  return {
    t: new Date(OPEN_MS + index * FIVE_MINUTES_MS).toISOString(),
    o: price,
    h: price + 0.3,
    l: price - 0.3,
    c: price + 0.1,
    v: 1000 + index,
    n: 10,
    vw: price,
  };
};

/** The place that every page calls the next one, where a test sets it. */
let leadsBackTo: string | undefined;

function answer(url: URL): { readonly type: string; readonly body: string } {
  const place = Number((url.searchParams.get('page_token') ?? 'p0').slice(1));
  const bars = Array.from({ length: ROWS_OF_A_PAGE }, (_, row) => barAt(place * ROWS_OF_A_PAGE + row));
  const next = place + 1 < PAGES ? (leadsBackTo ?? `p${place + 1}`) : null;
  return { type: 'application/json', body: JSON.stringify({ bars: { SPY: bars }, next_page_token: next }) };
}

let server: LoopbackServer;
let store: string;
let outputs: string;
beforeEach(async () => {
  server = await startLoopbackServer(answer);
  store = join(scratchFolder(), 'store');
  outputs = '';
  leadsBackTo = undefined;
});
afterEach(async () => {
  await server.close();
  expectNoKeySeen();
});

function expectNoKeySeen(): void {
  const seen = [outputs, ...server.requests.map(({ target }) => target), ...filesBelow(store)].join('\n');
  expect(seen).not.toContain(KEY_ID);
  expect(seen).not.toContain(SECRET_KEY);
  // The keys did go where they belong.
  expect(JSON.stringify(server.requests.at(0)?.headers)).toContain(SECRET_KEY);
}

/** Each test starts the command several times. */
const TIMEOUT_MS = 120_000;

const SPAN = ['--from', '2024-03-12', '--to', '2024-03-12'];

async function fetchBars(
  flags: readonly string[] = [],
  whileRunning: NonNullable<Parameters<typeof quantor>[1]>['whileRunning'] = () => undefined,
): Promise<Outcome> {
  const args = ['data', 'fetch', 'alpaca', 'bars', 'SPY', ...SPAN, '--store', store, ...flags];
  const env = { QUANTOR_ALPACA_URL: server.origin, APCA_API_KEY_ID: KEY_ID, APCA_API_SECRET_KEY: SECRET_KEY };
  const outcome = await quantor(args, { env, whileRunning });
  outputs += outcome.stdout + outcome.stderr;
  return outcome;
}

/** Sends `signal` once the vendor has seen `requests` requests. */
function whenAsked(requests: number, signal: NodeJS.Signals): NonNullable<Parameters<typeof fetchBars>[1]> {
  return (child) => {
    const poll = setInterval(() => {
      if (server.requests.length < requests) return;
      clearInterval(poll);
      child.kill(signal);
    }, 5);
    child.once('close', () => {
      clearInterval(poll);
    });
  };
}

const spools = (): readonly string[] =>
  readdirSync(join(store, 'fetches')).filter((name) => name !== 'locks' && name !== 'pace');

const tokens = (): readonly string[] =>
  server.requests.map(({ target }) => new URL(target, server.origin).searchParams.get('page_token') ?? 'p0');

async function expectAllRowsOnce(): Promise<void> {
  const open = openStore(store);
  try {
    const date = '2024-03-12' as SessionDate;
    const { rows } = await open.readBars({ symbol: 'SPY', timeframe: '5m', from: date, to: date });
    const expected = Array.from({ length: ROWS }, (_, row) => OPEN_MS + row * FIVE_MINUTES_MS);
    expect(Array.from(rows.stampsMs.subarray(0, rows.length))).toEqual(expected);
  } finally {
    open.close();
  }
  expect(spools()).toEqual([]);
}

test(
  'killed at every page in turn: what was answered is never asked again',
  { timeout: TIMEOUT_MS },
  async () => {
    for (let page = 0; page < PAGES; page += 1) {
      // Each run gets one page more, then silence, then the kill.
      server.failNext([...(page === 0 ? [] : [undefined]), { kind: 'slow-head' }]);
      const killed = await fetchBars([], whenAsked(page === 0 ? 1 : 2 * page + 1, 'SIGKILL'));
      expect(killed.signal).toBe('SIGKILL');
    }
    server.failNext([]);
    expect((await fetchBars()).status).toBe(0);
    // The request in flight at a kill was never answered; the next run asks it again, and no other.
    expect(tokens()).toEqual([
      'p0',
      ...Array.from({ length: PAGES }, (_, page) => [`p${page}`, `p${page + 1}`])
        .flat()
        .slice(0, -1),
    ]);
    await expectAllRowsOnce();
    const asked = server.requests.length;
    expect((await fetchBars()).stdout).toContain('nothing new');
    expect(server.requests).toHaveLength(asked);
  },
);

test(
  'killed at any instant: every row is stored once, and a kill costs one page at most',
  { timeout: TIMEOUT_MS },
  async () => {
    const KILLS = 5;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // From the start of the process to behind its commit, which takes about a second here.
      const delayMs = 300 + kill * 180;
      const timers: NodeJS.Timeout[] = [];
      await fetchBars([], (child) => {
        timers.push(setTimeout(() => child.kill('SIGKILL'), delayMs));
      });
      for (const timer of timers) clearTimeout(timer);
    }
    expect((await fetchBars()).status).toBe(0);
    expect(server.requests.length).toBeLessThanOrEqual(PAGES + KILLS);
    await expectAllRowsOnce();
  },
);

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends in status 3 soon, and the same command goes on',
  async (signal) => {
    server.failNext([undefined, undefined, { kind: 'slow-head' }]);
    const stopped = await fetchBars([], whenAsked(3, signal));
    expect(stopped).toMatchObject({ status: 3, signal: null });
    expect(stopped.stdout).toContain('the same command goes on behind them');
    expect((await fetchBars()).stdout).toContain('asked     4 pages, 2 kept from an earlier one');
    expect(tokens()).toEqual(['p0', 'p1', 'p2', 'p2', 'p3', 'p4', 'p5']);
    await expectAllRowsOnce();
  },
);

test('refused in the middle and broken on the way: told with a code, gone on later', async () => {
  server.failNext([undefined, { kind: 'reset-body' }, undefined, { kind: 'status', status: 401 }]);
  const refused = await fetchBars(['--json']);
  expect(refused.status).toBe(2);
  expect(refused.stderr).not.toContain('error');
  expect(JSON.parse(refused.stdout)).toMatchObject({
    error: { code: 'credentials-refused' },
    orders: [{ state: 'failed', counts: { pages: 2 } }],
  });
  expect((await fetchBars()).status).toBe(0);
  expect(tokens()).toEqual(['p0', 'p1', 'p1', 'p2', 'p2', 'p3', 'p4', 'p5']);
  await expectAllRowsOnce();
});

test('a page that was damaged on disk is asked again, the ones before it are not', async () => {
  server.failNext([undefined, undefined, undefined, { kind: 'status', status: 403 }]);
  await fetchBars();
  const [spool = ''] = spools();
  const page = join(store, 'fetches', spool, 'page-000001.json');
  truncateSync(page, Math.floor(statSync(page).size / 2));
  expect((await fetchBars()).status).toBe(0);
  expect(tokens()).toEqual(['p0', 'p1', 'p2', 'p3', 'p1', 'p2', 'p3', 'p4', 'p5']);
  await expectAllRowsOnce();
});

test('a vendor that no longer knows the place is asked from the start', async () => {
  server.failNext([undefined, undefined, { kind: 'status', status: 403 }]);
  await fetchBars();
  server.failNext([{ kind: 'status', status: 400 }, undefined]);
  const refused = await fetchBars();
  // A proxy says the same in passing, so that only the second refusal of the place costs the pages before it.
  expect(refused.stderr).toContain('error request-refused: ');
  expect(refused.stderr).toContain('refused there once more, the fetch begins anew');
  expect(refused.stdout).toContain('the pages so far are kept');
  server.failNext([{ kind: 'status', status: 400 }]);
  expect((await fetchBars()).status).toBe(0);
  expect(tokens()).toEqual(['p0', 'p1', 'p2', 'p2', 'p2', 'p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
  await expectAllRowsOnce();
});

test('--refresh asks again and changes nothing where the vendor says the same', async () => {
  await fetchBars();
  const before = partsOf(store);
  const refreshed = await fetchBars(['--refresh', '--json']);
  expect(JSON.parse(refreshed.stdout)).toMatchObject({
    orders: [{ state: 'complete', counts: { pages: PAGES, stored: 0, alreadyStored: ROWS, conflicting: 0 } }],
  });
  expect(partsOf(store)).toEqual(before);
  await expectAllRowsOnce();
});

function partsOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.parquet'),
  );
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));
}

test(
  'a vendor that leads from behind the kept pages back to one of them is told as such',
  { timeout: TIMEOUT_MS },
  async () => {
    server.failNext([undefined, undefined, undefined, { kind: 'slow-head' }]);
    await fetchBars([], whenAsked(4, 'SIGKILL'));
    leadsBackTo = 'p1';
    const { status, stderr } = await fetchBars();
    expect(status).toBe(2);
    expect(stderr).toContain('error cursor-repeated');
    expect(tokens()).toEqual(['p0', 'p1', 'p2', 'p3', 'p3']);
  },
);
