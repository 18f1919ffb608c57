// `scan`: its document on the bundled days against arithmetic on its own quotes, against a backtest's first order, and its errors.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { smallMarket } from './market-files.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder, withoutProgress } from './quantor-command.fixture.ts';

const count = z.number().int().nonnegative();
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const figure = z.number().nullable();
const told = { gate: z.string(), measured: figure, limit: figure, reason: z.string().nullable() };

const leg = z.strictObject({
  right: z.enum(['put', 'call']),
  strike: z.number().positive(),
  side: z.enum(['long', 'short']),
  bid: z.number().nonnegative(),
  ask: z.number().positive(),
  delta: z.number().min(-1).max(1),
  vol: z.number().positive(),
});

const candidate = z.strictObject({
  rank: count,
  isOwn: z.boolean(),
  expiry: date,
  dte: count,
  legs: z.tuple([leg, leg, leg, leg]),
  midCreditDollars: z.number(),
  naturalCreditDollars: z.number(),
  widthDollars: z.number().positive(),
  putWidthDollars: z.number().positive(),
  callWidthDollars: z.number().positive(),
  creditWidth: z.number(),
  maxLossDollars: z.number(),
  returnOnRisk: figure,
  breakevens: z.array(z.number()).max(2),
  profitProbability: figure,
  marginDollars: figure,
  margins: z.strictObject({
    cboe: figure,
    ibkr: figure,
    alpaca: figure,
    lean: figure,
    worstExpiryLoss: z.number(),
  }),
  verdict: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('pass'),
      quantity: count.positive(),
      binding: z.string(),
      limitDollars: z.number().positive(),
    }),
    z.strictObject({ outcome: z.literal('refused'), ...told }),
  ]),
});

const scan = z.strictObject({
  at: instant,
  data: z.strictObject({
    underlying: z.string(),
    volatility: z.string(),
    chain: z.enum(['recorded', 'simulated']).nullable(),
    quotedAt: instant.nullable(),
  }),
  root: z.string(),
  spot: z.number().positive(),
  vix: z.strictObject({ points: figure, since: instant }),
  cashDollars: z.number(),
  stands: z.array(z.strictObject(told)),
  decision: z.looseObject({ outcome: z.enum(['enter', 'stand']) }),
  own: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('picked'), rank: count, expiry: date, strikes: z.array(z.number()) }),
    z.strictObject({ outcome: z.literal('none'), ...told }),
  ]),
  nothing: z.strictObject(told).nullable(),
  counts: z.strictObject({
    expiries: count,
    judged: count,
    pass: count,
    refused: z.record(z.string(), count),
    unquoted: count,
    leftOut: count,
    shown: count,
  }),
  sort: z.string(),
  methods: z.strictObject({ probability: z.string(), margin: z.string() }),
  candidates: z.array(candidate),
  unquoted: z.array(z.strictObject({ expiry: date, strikes: z.array(z.number()) })),
  emptyExpiries: z.array(date),
});

type Shown = z.infer<typeof candidate>;

async function scanned(...flags: readonly string[]): Promise<z.infer<typeof scan>> {
  const { status, stdout, stderr } = await quantor(['scan', ...flags, '--json']);
  expect(withoutProgress(stderr)).toBe('');
  expect(status).toBe(0);
  return scan.parse(JSON.parse(stdout));
}

/** What the printed quotes and strikes come to, dollars. */
function byHand({ legs: [longPut, shortPut, shortCall, longCall] }: Shown) {
  const natural = shortPut.bid + shortCall.bid - longPut.ask - longCall.ask;
  const widths = [shortPut.strike - longPut.strike, longCall.strike - shortCall.strike] as const;
  return {
    natural,
    mid:
      natural +
      [longPut, shortPut, shortCall, longCall].reduce((sum, { bid, ask }) => sum + (ask - bid) / 2, 0),
    widths,
    loss: 100 * (Math.max(...widths) - natural),
    breakevens: [shortPut.strike - natural, shortCall.strike + natural],
  };
}

describe('a scan of the bundled days', () => {
  test.concurrent('agrees with its own quotes, and passes what keeps the limits that refuse the others', async () => {
    const creditWidthMin = 0.33;
    const limit = `selection.creditWidthMin=${creditWidthMin}`;
    const found = await scanned('--at', '2018-03-05T10:00', '--top', '0', '--set', limit);
    const { candidates, counts } = found;
    expect(found).toMatchObject({ at: '2018-03-05T15:00:00.000Z', root: 'XSP', sort: 'return-on-risk' });
    expect(candidates.length).toBeGreaterThan(20);
    expect(counts).toMatchObject({ judged: candidates.length, shown: candidates.length, leftOut: 0 });
    for (const shown of candidates) {
      const hand = byHand(shown);
      expect(shown.naturalCreditDollars).toBeCloseTo(hand.natural, 9);
      expect(shown.midCreditDollars).toBeCloseTo(hand.mid, 9);
      expect([shown.putWidthDollars, shown.callWidthDollars]).toEqual(hand.widths);
      expect(shown.maxLossDollars).toBeCloseTo(hand.loss, 7);
      expect(shown.returnOnRisk).toBeCloseTo((100 * hand.natural) / hand.loss, 9);
      for (const [side, point] of hand.breakevens.entries())
        expect(shown.breakevens[side]).toBeCloseTo(point, 9);
      expect(shown.marginDollars).toBe(100 * Math.max(...hand.widths));
      expect(shown.profitProbability).toBeGreaterThan(0.3);
      expect(shown.profitProbability).toBeLessThan(0.8);
      const isRefused = shown.verdict.outcome === 'refused' && shown.verdict.gate === 'credit-width';
      expect(isRefused).toBe(hand.mid / Math.max(...hand.widths) < creditWidthMin);
    }
    expect(counts.refused['credit-width']).toBeGreaterThan(0);
    expect(counts.pass).toBeGreaterThan(0);
    const returns = candidates.flatMap(({ verdict, returnOnRisk }) =>
      verdict.outcome === 'pass' ? [returnOnRisk ?? 0] : [],
    );
    expect(returns).toEqual(returns.toSorted((a, b) => b - a));
    expect(candidates.slice(0, returns.length).every(({ verdict }) => verdict.outcome === 'pass')).toBe(true);
  });
});

describe('a scan of files', () => {
  const folder = scratchFolder();
  const market = smallMarket(folder, 60);

  test.concurrent('begins with the order that a backtest from that day on sends at that bar', async () => {
    const out = join(folder, 'out');
    const run = await quantor([
      'backtest',
      ...market,
      '--from',
      '2018-02-26',
      '--out',
      out,
      '--no-report',
      '--json',
    ]);
    expect(run.status).toBe(0);
    const first = readFileSync(join(out, 'ledger.txt'), 'utf8')
      .split('\n')
      .find((line) => line.includes('"type":"order-submitted"'));
    const {
      atMs,
      quantity,
      limitCents,
      candidate: sent,
    } = JSON.parse((first ?? '').slice(65)) as {
      readonly atMs: number;
      readonly quantity: number;
      readonly limitCents: number;
      readonly candidate: { readonly expiry: string; readonly strikesCents: readonly number[] };
    };
    const at = `${new Date(atMs).toISOString().slice(0, 16)}Z`;
    const found = await scanned(...market, '--at', at, '--sort', 'strategy', '--top', '1');
    expect(found.at).toBe(new Date(atMs).toISOString());
    expect(found.counts.shown).toBe(1);
    const [own] = found.candidates;
    expect(own).toMatchObject({ rank: 1, isOwn: true, expiry: sent.expiry });
    expect(own?.legs.map(({ strike }) => 100 * strike)).toEqual(sent.strikesCents);
    expect(own?.verdict).toMatchObject({ outcome: 'pass', quantity, limitDollars: limitCents / 100 });
    expect(found.decision).toMatchObject({ outcome: 'enter', quantity });
  });

  test.concurrent('is of the last bar without --at, and says what stands there', async () => {
    const { status, stdout } = await quantor(['scan', ...market]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^SCAN AT 2018-03-28 16:00 New York\n/);
    expect(stdout).toContain('Nothing may be opened at this bar: gate entry-window');
    expect(stdout).toContain('would pass every other gate');
  });

  test.concurrent('refuses a time that no bar of the run closed at', async () => {
    const flags = ['scan', ...market, '--from', '2018-02-05', '--at', '2018-02-02'];
    const message = expectErrorDocument(await quantor([...flags, '--json']), 'at-outside-run');
    expect(message).toContain('from 2018-02-05 09:35 New York to 2018-03-28 16:00 New York');
  });
});
