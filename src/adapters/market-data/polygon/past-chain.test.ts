import { expect, test } from 'vitest';
import type { SessionClock, SessionDate } from '../../../core/domain/index.ts';
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

interface Change {
  readonly failing?: string;
  /** Of every quote, epoch ms. */
  readonly quotedAtMs?: readonly number[];
  readonly clock?: SessionClock;
}

/** 15:40 in New York. */
const QUOTED_AT_MS = Date.parse('2026-02-20T15:40:00-05:00');

async function asked(
  after?: PageCursor,
  { failing, quotedAtMs = [QUOTED_AT_MS], clock = { newYorkDay: easternDayNumber } }: Change = {},
): Promise<Asked> {
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
        const results = quotedAtMs.map((ms, place) => ({
          bid_price: bid + place,
          ask_price: bid + place + 1,
          sequence_number: 1,
          sip_timestamp: ms * 1e6,
        }));
        return json({ status: 'OK', results });
      },
    },
  });
  const order = {
    client,
    clock,
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
  const { steps } = await asked(undefined, { failing: 'SPY260320C00550000' });
  expect(steps).toHaveLength(2);
  expect(bidsOf(steps)).toHaveLength(100);
  expect(steps[1]).toMatchObject({ ok: false, error: { code: 'request-refused' } });
});

const newYork = (time: string): number => Date.parse(`2026-02-20T${time}-05:00`);

test.each([
  ['of the next session', Date.parse('2026-02-23T10:00:00-05:00')],
  ['of a minute past the set time', newYork('15:46:00')],
  ['of the session before', Date.parse('2026-02-19T15:40:00-05:00')],
])('a quote %s, which was not asked, ends the chain', async (_, ms) => {
  const { steps } = await asked(undefined, { quotedAtMs: [QUOTED_AT_MS, ms] });
  expect(steps).toMatchObject([{ ok: false, error: { code: 'response-malformed' } }]);
});

test('of several quotes the newest counts, wherever it stands', async () => {
  const { steps } = await asked(undefined, {
    quotedAtMs: [newYork('15:41:00'), newYork('15:44:00'), newYork('15:42:00')],
  });
  expect(bidsOf(steps)).toEqual(terms.map(({ strike_price }) => strike_price + 1));
});

test('a quote that stood for more than a quarter of an hour is counted and left out', async () => {
  const { steps } = await asked('past~200' as PageCursor, { quotedAtMs: [newYork('15:29:59')] });
  expect(steps).toMatchObject([{ ok: true, leftOut: { 'stale-quote': 30 }, rows: { rows: { length: 0 } } }]);
});

test('on a day that closes early the chain stands a quarter of an hour before that close', async () => {
  const sessionHours = () => ({ openMs: newYork('09:30:00'), closeMs: newYork('13:00:00') });
  const clock = { newYorkDay: easternDayNumber, sessionHours };
  const { steps } = await asked('past~200' as PageCursor, { clock, quotedAtMs: [newYork('12:40:00')] });
  const [step] = steps;
  expect(step?.ok === true && step.rows.kind === 'chain' && [...new Set(step.rows.rows.quotedAtMs)]).toEqual([
    newYork('12:45:00'),
  ]);
});

test.each(['past~x', '0~/v3/quotes/O:SPY', 'past~1234567', ''])(
  'the cursor %j is refused',
  async (cursor) => {
    const { steps, quotesAsked } = await asked(cursor as PageCursor);
    expect(steps).toMatchObject([{ ok: false, error: { code: 'cursor-refused' } }]);
    expect(quotesAsked).toEqual([]);
  },
);
