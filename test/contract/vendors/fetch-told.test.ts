// What `quantor data fetch` tells of answers that lack something or hold what they should not, and the pace it shares.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  expectErrorSentence,
  type Outcome,
  quantor,
  scratchFolder,
} from '../../cli/quantor-command.fixture.ts';
import { startLoopbackServer } from './loopback-server.ts';

const KEY = 'CANARYPOLYGON0001';

describe('what a vendor does not give, or should not', () => {
  const HALF = 1_800_000;
  const sessionOf = (date: string, bars: number): readonly object[] =>
    Array.from({ length: bars }, (_, bar) => ({
      t: Date.parse(`${date}T13:30:00Z`) + bar * HALF,
      o: 511,
      h: 512 + bar / 100,
      l: 510,
      c: 511.5,
      v: 1e6 + bar,
    }));
  const halfHours = { results: [...sessionOf('2024-03-12', 13), ...sessionOf('2024-03-14', 11)] };

  async function fetchFrom(
    vendor: (url: URL) => object,
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Outcome & { readonly own: string; readonly asked: readonly string[] }> {
    const other = await startLoopbackServer((url) => ({
      type: 'application/json',
      body: JSON.stringify(vendor(url)),
    }));
    const own = join(scratchFolder(), 'store');
    const env = { QUANTOR_POLYGON_URL: other.origin, QUANTOR_ALPACA_URL: other.origin, HOME: own, ...more };
    const outcome = await quantor(['data', 'fetch', ...args, '--store', own], { env });
    await other.close();
    return { ...outcome, own, asked: other.requests.map(({ target }) => target) };
  }

  const bars = (from: string, to: string, timeframe = '30m'): readonly string[] => {
    const span = ['--from', from, '--to', to];
    return ['polygon', 'bars', 'SPY', '--timeframe', timeframe, ...span];
  };

  test('sessions that lack and sessions that are short, for persons and programs', async () => {
    const args = bars('2024-03-12', '2024-03-15');
    const text = await fetchFrom(() => ({ status: 'OK', ...halfHours }), args, { POLYGON_API_KEY: KEY });
    expect(text.status).toBe(0);
    expect(text.stdout).toContain(
      'polygon bars SPY 30m 2024-03-12..2024-03-15: all that the vendor gave is stored',
    );
    expect(text.stdout).toContain('  lacking   3 sessions, asked again next time: 2024-03-13..2024-03-15\n');
    expect(text.stdout).toContain('  short     1 session: 2024-03-14 11 of 13 bars\n');
    const json = await fetchFrom(() => ({ status: 'OK', ...halfHours }), [...args, '--json'], {
      POLYGON_API_KEY: KEY,
    });
    expect(JSON.parse(json.stdout)).toMatchObject({
      orders: [
        {
          state: 'incomplete',
          lacking: [{ from: '2024-03-13', to: '2024-03-15', sessions: 3 }],
          shortSessions: [{ date: '2024-03-14', bars: 11, expected: 13 }],
        },
      ],
    });
    const listed = await quantor(['data', 'list', '--json', '--store', text.own], { env: {} });
    expect(JSON.parse(listed.stdout)).toMatchObject({ items: [{ timeframe: '30m', sessions: 2, rows: 24 }] });
  });

  test('an answer without rows', async () => {
    const none = await fetchFrom(
      () => ({ status: 'OK', results: [] }),
      bars('2024-03-12', '2024-03-15', 'D'),
      {
        POLYGON_API_KEY: KEY,
      },
    );
    expect(none.status).toBe(2);
    expect(none.stdout).toContain('the vendor gave no rows');
    expect(none.stderr).toContain(
      'error nothing-given: polygon bars SPY D: expected rows of what was asked, found none',
    );
  });

  test('a key in a place between pages: no file holds it', async () => {
    const secret = 'sEcReTcAnArY/+abcdef0123456789';
    const vendor = (): object => ({ bars: { SPY: [] }, next_page_token: `U1BZ${secret}` });
    const span = ['--from', '2024-03-12', '--to', '2024-03-12'];
    const outcome = await fetchFrom(vendor, ['alpaca', 'bars', 'SPY', ...span], {
      APCA_API_KEY_ID: 'PKCANARYKEYID0001',
      APCA_API_SECRET_KEY: secret,
    });
    expect(outcome.status).toBe(2);
    expect(outcome.stdout + outcome.stderr).not.toContain(secret);
    const files = readdirSync(outcome.own, { recursive: true, encoding: 'utf8', withFileTypes: true });
    const texts = files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
    expect(texts.join('\n')).not.toContain(secret);
    expect(outcome.asked).toHaveLength(1);
  });

  test('a feed of the other kind of data is refused before anything is asked', async () => {
    const args = ['alpaca', 'bars', 'SPY', '--from', '2024-03-12', '--feed', 'opra'];
    const outcome = await fetchFrom(() => ({}), args, {
      APCA_API_KEY_ID: 'PKCANARYKEYID0001',
      APCA_API_SECRET_KEY: 'canary/secret+value=0002',
    });
    expectErrorSentence(outcome, 'feed-unknown');
    expect(outcome.stderr).toContain('expected sip or iex for alpaca bars SPY 5m');
    expect(outcome.asked).toEqual([]);
  });
});

test('processes that fetch of one vendor into one store share its pace', async () => {
  const server = await startLoopbackServer(() => ({
    type: 'text/csv',
    body: 'DATE,OPEN,HIGH,LOW,CLOSE\n03/11/2024,15.5,16.2,15.1,15.22\n',
  }));
  const own = join(scratchFolder(), 'store');
  const starts = (): number => {
    const text = readFileSync(join(own, 'fetches', 'pace', 'cboe.json'), 'utf8');
    return (JSON.parse(text) as readonly number[]).length;
  };
  const run = (isToBeStopped: boolean): Promise<Outcome> =>
    quantor(
      `data fetch cboe vix --from 2024-03-11 --to 2024-03-11 --refresh --requests-per-minute 1 --store ${own}`.split(
        ' ',
      ),
      {
        env: { QUANTOR_CBOE_URL: server.origin },
        whileRunning: (child) => {
          if (!isToBeStopped) return;
          const poll = setInterval(() => {
            if (starts() < 2) return;
            clearInterval(poll);
            child.kill('SIGINT');
          }, 50);
          child.once('close', () => {
            clearInterval(poll);
          });
        },
      },
    );
  expect((await run(false)).status).toBe(0);
  // The one request of this minute is used up: the second process has its place behind it, and waits until it is stopped.
  expect((await run(true)).status).toBe(3);
  expect(server.requests).toHaveLength(1);
  await server.close();
});
