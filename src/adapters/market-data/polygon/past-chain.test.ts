import { expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { easternDayNumber } from '../../../core/market/index.ts';
import type { FailedAnswer, MarketDataPage, PageCursor } from '../../../core/ports/index.ts';
import { pastChain } from './past-chain.ts';
import { createPolygonClient } from './polygon-options.ts';

const CONTRACTS = 230;
const ADJUSTED = {
  contract_type: 'call',
  expiration_date: '2026-03-20',
  strike_price: 400,
  ticker: 'O:SPY1260320C00400000',
};
const terms = Array.from({ length: CONTRACTS }, (_, place) => ({
  contract_type: 'call',
  expiration_date: '2026-03-20',
  strike_price: 400 + place,
  ticker: `O:SPY260320C00${400 + place}000`,
}));

interface Asked {
  readonly steps: readonly (MarketDataPage | FailedAnswer)[];
  readonly quotesAsked: readonly string[];
  readonly atOnceMax: number;
}

async function asked(after?: PageCursor, failing?: string): Promise<Asked> {
  const quotesAsked: string[] = [];
  let atOnce = 0;
  let atOnceMax = 0;
  const json = (body: object, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const client = createPolygonClient({
    apiKey: { reveal: () => 'CANARY-0123456789' },
    newYorkDay: easternDayNumber,
    requestsPerMinute: 10_000,
    surroundings: {
      fetch: async (url) => {
        if (!url.includes('/v3/quotes/'))
          // In the order of the vendor's choosing.
          return json({
            status: 'OK',
            results: url.includes('expired=true') ? [ADJUSTED, ...terms.toReversed()] : [],
          });
        atOnce += 1;
        atOnceMax = Math.max(atOnceMax, atOnce);
        await Promise.resolve();
        atOnce -= 1;
        const symbol = /O:(\w+)\?/.exec(decodeURIComponent(url))?.[1] ?? '';
        quotesAsked.push(symbol);
        if (symbol === failing) return json({ status: 'ERROR', error: 'broken' }, 400);
        const bid = Number(symbol.slice(-6, -3));
        const quote = { bid_price: bid, ask_price: bid + 1, sequence_number: 1 };
        return json({ status: 'OK', results: [{ ...quote, sip_timestamp: 1_771_600_000_000_000_000 }] });
      },
    },
  });
  const order = {
    client,
    newYorkDay: easternDayNumber,
    underlying: 'SPY',
    date: '2026-02-20' as SessionDate,
    expiries: { from: '2026-03-01' as SessionDate, to: '2026-03-31' as SessionDate },
  };
  const steps: (MarketDataPage | FailedAnswer)[] = [];
  for await (const step of pastChain(order, after === undefined ? {} : { after })) steps.push(step);
  return { steps, quotesAsked, atOnceMax };
}

const bidsOf = (steps: Asked['steps']): readonly number[] =>
  steps.flatMap((step) => (step.ok && step.rows.kind === 'chain' ? [...step.rows.rows.bid] : []));

test('every contract is asked once, a few at a time, and rows come in the order of symbols', async () => {
  const { steps, quotesAsked, atOnceMax } = await asked();
  expect(steps.map((step) => step.ok && step.next)).toEqual(['past~100', 'past~200', undefined]);
  expect(steps.map((step) => step.ok && step.leftOut)).toEqual([{ nonstandard: 1 }, {}, {}]);
  expect(new Set(quotesAsked).size).toBe(CONTRACTS);
  expect(quotesAsked).toHaveLength(CONTRACTS);
  expect(atOnceMax).toBeLessThanOrEqual(8);
  expect(bidsOf(steps)).toEqual(terms.map(({ strike_price }) => strike_price));
});

test('behind a page’s cursor only the rest is asked', async () => {
  const { steps, quotesAsked } = await asked('past~200' as PageCursor);
  expect(quotesAsked).toHaveLength(30);
  expect(steps.map((step) => step.ok && step.leftOut)).toEqual([{}]);
  expect(bidsOf(steps)).toEqual(terms.slice(200).map(({ strike_price }) => strike_price));
});

test('a failure ends the chain behind whole pages', async () => {
  const { steps } = await asked(undefined, 'SPY260320C00550000');
  expect(steps).toHaveLength(2);
  expect(bidsOf(steps)).toHaveLength(100);
  expect(steps[1]).toMatchObject({ ok: false, error: { code: 'request-refused' } });
});

test.each(['past~x', '0~/v3/quotes/O:SPY', 'past~1234567', ''])(
  'the cursor %j is refused',
  async (cursor) => {
    const { steps, quotesAsked } = await asked(cursor as PageCursor);
    expect(steps).toMatchObject([{ ok: false, error: { code: 'cursor-refused' } }]);
    expect(quotesAsked).toEqual([]);
  },
);
