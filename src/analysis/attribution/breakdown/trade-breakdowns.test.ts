// Tests the buckets of closed trades and the intervals of their means.
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { tradeBreakdowns } from '../index.ts';
import { closedTradeFacts } from './closed-trade-facts.ts';
import { meanInterval, type TimedResult } from './mean-interval.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2018, 0, 2, 15);

interface ToldTrade {
  readonly id: number;
  readonly day: number;
  readonly pnlCents: number;
  readonly vix?: number;
  readonly dte?: number;
  readonly regime?: string;
}

function recordsOf({ id, day, pnlCents, vix, dte = 45, regime }: ToldTrade): readonly LedgerRecord[] {
  const atMs = START_MS + day * DAY_MS;
  const signals = regime === undefined ? {} : { signals: { regime: { available: true, regime } } };
  return [
    { type: 'order-submitted', action: 'open', tradeId: id, atMs, ...signals },
    {
      type: 'trade-opened',
      tradeId: id,
      atMs,
      date: new Date(atMs).toISOString().slice(0, 10),
      candidate: { dte },
      ...(vix === undefined ? {} : { vixPoints: vix }),
    },
    { type: 'trade-closed', tradeId: id, atMs: atMs + 10 * DAY_MS, reason: 'profit-target', pnlCents },
  ] as unknown as LedgerRecord[];
}

const MANIFEST = { type: 'manifest', seed: 7 } as unknown as LedgerRecord;

describe('breakdowns of closed trades', () => {
  const trades: readonly ToldTrade[] = [
    { id: 1, day: 0, pnlCents: 1000, vix: 12, regime: 'low-vol-range' },
    { id: 2, day: 1, pnlCents: -3000, vix: 14.99, dte: 7 },
    { id: 3, day: 2, pnlCents: 0, vix: 15, dte: 8 },
    { id: 4, day: 3, pnlCents: 500, dte: 0 },
  ];
  const told = tradeBreakdowns([MANIFEST, ...trades.flatMap(recordsOf)]);
  const by = (name: string) =>
    told.find((one) => one.by === name)?.buckets.map((one) => [one.bucket, one.trades]);

  it('sort every trade into one bucket of each dimension, in order', () => {
    expect(by('vix')).toEqual([
      ['below 15', 2],
      ['15 to 20', 1],
      ['unknown', 1],
    ]);
    expect(by('dte')).toEqual([
      ['0 days', 1],
      ['1 to 7 days', 1],
      ['8 to 21 days', 1],
      ['36 to 49 days', 1],
    ]);
    // 2 January 2018 was a Tuesday.
    expect(by('weekday')?.map(([bucket]) => bucket)).toEqual(['Tuesday', 'Wednesday', 'Thursday', 'Friday']);
    expect(by('exitReason')).toEqual([['profit-target', 4]]);
    expect(by('regime')).toEqual([
      ['low-vol-range', 1],
      ['unknown', 3],
    ]);
  });

  it('leave a dimension out in which nothing is known', () => {
    expect(by('ivPercentile')).toBeUndefined();
  });

  it('count what came out even as no win, and add up', () => {
    const [all] = told.find((one) => one.by === 'exitReason')?.buckets ?? [];
    expect(all).toEqual({
      bucket: 'profit-target',
      trades: 4,
      winRate: 0.5,
      totalCents: -1500,
      meanCents: -375,
      interval: undefined,
    });
  });

  it('are the same for the same seed and others for another', () => {
    const many = Array.from({ length: 30 }, (_, id) => ({
      id,
      day: 2 * id,
      pnlCents: (id % 7) * 100 - 250,
      vix: 12,
    }));
    const records = many.flatMap(recordsOf);
    const again = tradeBreakdowns([MANIFEST, ...records]);
    expect(tradeBreakdowns([MANIFEST, ...records])).toEqual(again);
    expect(tradeBreakdowns([{ ...MANIFEST, seed: 8 } as LedgerRecord, ...records])).not.toEqual(again);
    // All thirty are in one bucket of each of these.
    const [vix, exit] = ['vix', 'exitReason'].map((name) => again.find((one) => one.by === name)?.buckets[0]);
    expect(vix?.interval).toBeDefined();
    expect(exit?.interval).toEqual(vix?.interval);
  });

  it('rank the level among the 252 sessions before the entry and no later ones', () => {
    const sessions = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        type: 'session-closed',
        vixPoints: 10 + index / 10,
        vixDate: `day ${index}`,
      })) as unknown as LedgerRecord[];
    const [entry, opened, closed] = recordsOf({ id: 1, day: 0, pnlCents: 1, vix: 22.65 }) as [
      LedgerRecord,
      LedgerRecord,
      LedgerRecord,
    ];
    const percentile = (count: number) =>
      closedTradeFacts([...sessions(count), entry, opened, ...sessions(9), closed])[0]?.ivPercentile;
    expect(percentile(251)).toBeUndefined();
    expect(percentile(252)).toBe(127 / 252);
    // The oldest eight have left the window.
    expect(percentile(260)).toBe(119 / 252);
  });

  it('count a level that stands over several sessions once', () => {
    const same = Array.from({ length: 300 }, () => ({
      type: 'session-closed',
      vixPoints: 10,
      vixDate: '2018-01-02',
    })) as unknown as LedgerRecord[];
    expect(
      closedTradeFacts([...same, ...recordsOf({ id: 1, day: 0, pnlCents: 1, vix: 12 })])[0]?.ivPercentile,
    ).toBe(undefined);
  });
});

describe('the interval of a mean', () => {
  const results = (
    count: number,
    holdDays: number,
    valueOf: (index: number) => number,
  ): readonly TimedResult[] =>
    Array.from({ length: count }, (_, index) => ({
      openedAtMs: index * DAY_MS,
      closedAtMs: (index + holdDays) * DAY_MS,
      pnlCents: valueOf(index),
    }));
  const noise = createRng('results');
  const values = Array.from({ length: 400 }, () => 100 + 1000 * noise.normal());
  const widthOf = (told: readonly TimedResult[]) => {
    const found = meanInterval(told, createRng('interval'));
    return found === undefined ? Number.NaN : found.highCents - found.lowCents;
  };

  it('is none of fewer than 10 trades', () => {
    expect(
      meanInterval(
        results(9, 1, (index) => values[index] ?? 0),
        createRng(1),
      ),
    ).toBeUndefined();
    expect(
      meanInterval(
        results(10, 1, (index) => values[index] ?? 0),
        createRng(1),
      ),
    ).toBeDefined();
  });

  it('is as wide as the normal one where results are independent', () => {
    const width = widthOf(results(400, 1, (index) => values[index] ?? 0));
    expect(Math.abs(width / (2 * 1.96 * (1000 / Math.sqrt(400))) - 1)).toBeLessThan(0.2);
  });

  it('is wider where results that overlap share their luck', () => {
    // Each trade has the luck of its week of ten: a tenth as much evidence.
    const alike = results(400, 10, (index) => values[Math.floor(index / 10)] ?? 0);
    expect(widthOf(alike) / widthOf(results(400, 1, (index) => values[index] ?? 0))).toBeGreaterThan(2.2);
  });

  it('holds the truth about as often as it says, of a dozen trades too', () => {
    const chance = createRng('coverage');
    let held = 0;
    for (let sample = 0; sample < 300; sample += 1) {
      const found = meanInterval(
        results(12, 1, () => 1000 * chance.normal()),
        chance.fork('draws'),
      );
      if (found !== undefined && found.lowCents <= 0 && found.highCents >= 0) held += 1;
    }
    expect(held / 300).toBeGreaterThan(0.91);
    expect(held / 300).toBeLessThan(0.98);
  });

  it('is too good one time in three of a dozen trades where one in ten loses much, and once in thirty of a hundred', () => {
    // Nine win 50 to 150, one loses nine times as much: nothing on average.
    const tooGood = (trades: number): number => {
      const chance = createRng('rare losses');
      let count = 0;
      for (let sample = 0; sample < 300; sample += 1) {
        const found = meanInterval(
          results(trades, 1, () => (chance.uniform() < 0.9 ? 100 : -900) * (0.5 + chance.uniform())),
          chance.fork('draws'),
        );
        if (found !== undefined && found.lowCents > 0) count += 1;
      }
      return count / 300;
    };
    const ofDozen = tooGood(12);
    expect(ofDozen).toBeGreaterThan(0.26);
    expect(ofDozen).toBeLessThan(0.38);
    expect(tooGood(100)).toBeLessThan(0.07);
  });

  it('is nothing wide where all results are one', () => {
    expect(
      meanInterval(
        results(20, 1, () => 500),
        createRng(1),
      ),
    ).toEqual({ lowCents: 500, highCents: 500 });
  });
});
