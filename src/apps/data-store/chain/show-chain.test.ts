import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Root } from '../../../core/domain/index.ts';
import { blackPrice } from '../../../core/pricing/index.ts';
import { importFiles } from '../../data-import/index.ts';
import { chainText } from './chain-text.ts';
import { type ChainView, showChain } from './show-chain.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-show-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'quoted_at,root,expiry,right,strike,bid,ask';

interface Quotes {
  readonly at: string;
  readonly root: Root;
  readonly forward: number;
  readonly strikes: readonly number[];
  readonly expiry: string;
  readonly years: number;
  readonly rate: number;
  readonly smile: number;
}

/** Calls and puts on a smile, with neither a bid nor an own volatility where they are worth little. */
function rowsOf({ at, root, forward, strikes, expiry, years, rate, smile }: Quotes): readonly string[] {
  const discount = Math.exp(-rate * years);
  return strikes.flatMap((strike) =>
    (['put', 'call'] as const).map((right) => {
      const vol = 0.2 + smile * Math.abs(Math.log(strike / forward));
      const price = blackPrice({ right, forward, strike, years, vol, discount });
      const bid = price < 0.1 ? 0 : price - 0.01;
      return [at, root, expiry, right, strike, bid.toFixed(2), (price + 0.05).toFixed(2)].join();
    }),
  );
}

let stores = 0;

async function shown(rows: readonly string[], root: Root, rate: number): Promise<ChainView> {
  stores += 1;
  const file = join(folder, `${stores}.csv`);
  const store = join(folder, `store${stores}`);
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  const hooks = { progress: () => undefined, isStopped: () => false };
  const outcome = await importFiles({ paths: [file], store, hooks });
  if (!outcome.ok) throw new Error(outcome.error.message);
  const view = await showChain({
    store,
    root,
    date: undefined,
    atMinute: undefined,
    expiry: undefined,
    rate,
  });
  if (!view.ok) throw new Error(view.error.message);
  return view.value;
}

const strikes = Array.from({ length: 41 }, (_, at) => 3000 + at * 40);
const usual = {
  root: 'SPXW',
  forward: 3800,
  strikes,
  expiry: '2021-02-03',
  years: 30 / 365,
  rate: 0.01,
  smile: 0.01,
} as const;

describe('a shown expiry', () => {
  it('has each contract once, of the quotes that a run sees, and tells when they were made', async () => {
    const rows = ['16:32', '18:40'].flatMap((minute, at) =>
      rowsOf({ ...usual, at: `2021-01-04T${minute}:00-05:00`, forward: 3800 + 20 * at }),
    );
    const view = await shown(rows, 'SPXW', 0.01);
    const [only] = view.expiries;
    expect(only?.quotes).toHaveLength(2 * strikes.length);
    expect(only?.forward).toBeCloseTo(3800, 0);
    expect(new Date(view.quotedToMs).toISOString()).toBe('2021-01-04T21:32:00.000Z');
    expect(chainText(view, 10)).toContain('quoted 2021-01-04 16:32');
  });

  it('has no own volatility beyond the last strike that a quote tells one of', async () => {
    const view = await shown(rowsOf({ ...usual, at: '2021-01-04T16:00:00-05:00' }), 'SPXW', 0.01);
    const quotes = view.expiries[0]?.quotes ?? [];
    const bidless = quotes.filter(
      ({ strike, right, bid }) => bid === 0 && (right === 'call') === strike > 3800,
    );
    expect(bidless.length).toBeGreaterThan(4);
    for (const { own } of bidless) expect(own).toBeUndefined();
    expect(quotes.find(({ strike }) => strike === 3800)?.own?.vol).toBeCloseTo(0.2, 2);
  });

  it('has one exercise style: beside a delta that reckons with early exercise nothing that does not', async () => {
    const rows = rowsOf({
      at: '2024-01-12T16:00:00-05:00',
      root: 'SPY',
      forward: 485,
      strikes: Array.from({ length: 33 }, (_, at) => 400 + at * 5),
      expiry: '2024-06-21',
      years: 161 / 365,
      rate: 0.05,
      smile: 0.5,
    });
    const view = await shown(rows, 'SPY', 0.05);
    const own = (strike: number, right: string): unknown =>
      view.expiries[0]?.quotes.find((quote) => quote.strike === strike && quote.right === right)?.own;
    expect(own(540, 'put')).toMatchObject({ gamma: undefined, vegaPerPoint: undefined });
    expect(own(485, 'call')).toMatchObject({ vegaPerPoint: expect.any(Number) as number });
  });
});
