// `quantor data list` and `quantor data show` as a person and a program see them, after an import of a small chain.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { priceOption } from '../../src/core/pricing/index.ts';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

const FORWARD = 3000;
const VOL = 0.2;
const STRIKES = [2700, 2800, 2900, 2950, 3000, 3050, 3100, 3200, 3300];
/** From 15:30 on 6 March 2020 to the close of 17 April, the standard monthly of which SPXW has the afternoon series. */
const YEARS = (Date.UTC(2020, 3, 17, 20) - Date.UTC(2020, 2, 6, 20, 30)) / (365 * 86_400_000);

let store: string;

beforeAll(async () => {
  const folder = scratchFolder();
  const rows = [
    'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv',
  ];
  // The second expiry has the prices of the first, so that its volatility is lower.
  for (const [time, expiry] of [
    ['10:00', '2020-04-17'],
    ['15:30', '2020-04-17'],
    ['15:30', '2020-05-15'],
  ] as const)
    for (const strike of STRIKES)
      for (const right of ['call', 'put'] as const) {
        const valued = priceOption({ right, strike, forward: FORWARD, years: YEARS, vol: VOL, discount: 1 });
        const price = valued.ok ? valued.price : Number.NaN;
        const [bid, ask] = [price - 0.05, price + 0.05].map((quote) => quote.toFixed(2));
        rows.push(`2020-03-06T${time},SPX,3000,SPXW,${expiry},${right},${strike},${bid},${ask},0,10,20,0.25`);
      }
  const chain = join(folder, 'chain.csv');
  writeFileSync(chain, `${rows.join('\n')}\n`);
  const bars = join(folder, 'SPY_D.csv');
  writeFileSync(
    bars,
    'date,open,high,low,close,volume\n2020-03-05,304,305,300,302,100\n2020-03-06,293,299,290,297,200\n',
  );
  store = join(folder, 'store');
  await quantor(['data', 'import', chain, bars, '--store', store, '--symbol', 'SPY']);
});

test('the list tells what is stored, in lines that fit a terminal', async () => {
  const listed = await quantor(['data', 'list'], { env: { QUANTOR_STORE: store } });
  expect(listed.status).toBe(0);
  expect(listed.stdout).toMatch(/chains\s+SPXW\s+2020-03-06\s+2020-03-06\s+1\s+54/);
  expect(listed.stdout).toMatch(/bars\s+SPY\s+D\s+2020-03-05\s+2020-03-06\s+2/);
  for (const line of listed.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  const document = JSON.parse(
    (await quantor(['data', 'list', '--store', store, '--json'])).stdout,
  ) as unknown;
  expect(document).toMatchObject({
    rows: 56,
    imports: [
      { name: 'SPY_D.csv', accepted: 2 },
      { name: 'chain.csv', accepted: 54 },
    ],
  });
});

const shown = z.object({
  at: z.string(),
  instants: z.number(),
  spotFrom: z.string(),
  sources: z.array(z.string()),
  expiries: z.array(
    z.object({
      dte: z.number(),
      forward: z.number(),
      quotes: z.array(
        z.object({
          right: z.string(),
          strike: z.number(),
          bid: z.number(),
          vendorVol: z.number().nullable(),
          vendorDelta: z.number().nullable(),
          own: z.object({
            vol: z.number(),
            delta: z.number(),
            gamma: z.number(),
            thetaPerDay: z.number(),
            vegaPerPoint: z.number(),
          }),
        }),
      ),
    }),
  ),
});

describe('a shown chain', () => {
  const request = ['data', 'show', '--root', 'spxw', '--date', '2020-03-06'];

  test('has the volatility that its prices were made with, and its Greeks, beside the vendor', async () => {
    const { stdout } = await quantor([...request, '--store', store, '--expiry', '2020-04-17', '--json']);
    const { at, instants, spotFrom, expiries, sources } = shown.parse(JSON.parse(stdout));
    expect({ at, instants, spotFrom, sources }).toEqual({
      at: '2020-03-06T20:30:00.000Z',
      instants: 2,
      spotFrom: 'parity',
      sources: ['chain.csv'],
    });
    const [expiry] = expiries;
    expect(expiry?.dte).toBe(42);
    expect(expiry?.forward).toBeCloseTo(FORWARD, 1);
    expect(expiry?.quotes).toHaveLength(18);
    const call = expiry?.quotes.find(({ right, strike }) => right === 'call' && strike === 3100);
    expect(call).toMatchObject({ vendorVol: 0.25, vendorDelta: null });
    const exact = priceOption({
      right: 'call',
      strike: 3100,
      forward: FORWARD,
      years: YEARS,
      vol: VOL,
      discount: 1,
    });
    if (!exact.ok) throw new Error('the option has a price');
    expect(call?.own.vol).toBeCloseTo(VOL, 3);
    expect(call?.own.delta).toBeCloseTo(exact.delta, 2);
    expect(call?.own.gamma).toBeCloseTo(exact.gamma ?? Number.NaN, 5);
    expect(call?.own.thetaPerDay).toBeCloseTo((exact.theta ?? Number.NaN) / 365, 2);
    expect(call?.own.vegaPerPoint).toBeCloseTo(exact.vega / 100, 2);
  });

  test('stands at the newest quotes by a time, and fits a terminal', async () => {
    const { stdout } = await quantor([
      ...request,
      '--store',
      store,
      '--at',
      '12:00',
      '--expiry',
      '2020-04-17',
    ]);
    expect(stdout).toContain('SPXW 2020-03-06 10:00 New York, inside the session, one of 2 instants');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect((await quantor([...request, '--store', store])).stdout).toMatch(
      /2020-04-17\s+42\s+PM\s+9\s+9\s+9\s+0\s+3000\.00\s+20\.0\d%\n\s+2020-05-15/,
    );
  });

  test('says what there is where the request has nothing', async () => {
    expectErrorDocument(
      await quantor(['data', 'show', '--root', 'SPXW', '--date', '2020-03-09', '--store', store, '--json']),
      'chain-missing',
    );
    expectErrorSentence(await quantor([...request, '--store', store, '--at', '09:45']), 'chain-instant');
    expectErrorSentence(
      await quantor([...request, '--store', store, '--expiry', '2020-04-20']),
      'chain-expiry',
    );
    expectErrorSentence(await quantor([...request, '--store', store, '--at', 'noon']), 'show-flag');
    expectErrorSentence(await quantor(['data', 'show', '--store', store]), 'show-what');
    expectErrorSentence(
      await quantor(['data', 'show', '--store', join(store, 'none'), '--root', 'SPX']),
      'store-missing',
    );
  });
});

test('shown bars are those of the symbol, up to the date', async () => {
  const { stdout } = await quantor(['data', 'show', '--store', store, '--symbol', 'SPY', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    timeframe: 'D',
    to: '2020-03-06',
    bars: [
      { start: '2020-03-05', close: 302 },
      { start: '2020-03-06', close: 297, volume: 200, dividend: null },
    ],
  });
  expectErrorSentence(
    await quantor(['data', 'show', '--store', store, '--symbol', 'SPY', '--timeframe', '5m']),
    'bars-missing',
  );
});
