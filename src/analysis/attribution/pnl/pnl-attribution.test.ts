// Tests that every cent of a trade's result falls on a part, and on the right one in worlds where that is known.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { adjustedRun, rolledRun } from '../../../../test/fixtures/adjusted-run.ts';
import { lifecycleRun } from '../../../../test/fixtures/lifecycle-run.ts';
import { sampleRun } from '../../../../test/fixtures/sample-run.ts';
import { PNL_PARTS, pnlAttribution, type PnlAttribution, type PnlPart, sumOfParts } from '../index.ts';
import { type World, worldRecords, type WorldLook } from './black-world.fixture.ts';

const CONDOR = [1, -1, -1, 1];
const BACK = CONDOR.map((contracts) => -contracts);

function attributed(records: readonly LedgerRecord[]): PnlAttribution {
  const told = pnlAttribution(records);
  if ('unavailable' in told) throw new Error(told.unavailable);
  return told;
}

/** The one trade of a world whose last look is the fill that closes it. */
function tradeOf(looks: readonly WorldLook[], more: Partial<World> = {}) {
  const [first, ...rest] = looks;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) throw new Error('a world has looks');
  const { trades, differenceCents } = attributed(
    worldRecords({
      fills: [
        { ...first, contracts: CONDOR, worseCents: 0, feesCents: 0 },
        { ...last, contracts: BACK, worseCents: 0, feesCents: 0 },
      ],
      closes: rest.slice(0, -1),
      ...more,
    }),
  );
  expect(differenceCents).toBe(0);
  const [trade] = trades;
  if (trade === undefined) throw new Error('a world has a trade');
  expect(sumOfParts(trade.parts)).toBe(trade.pnlCents);
  return trade;
}

/** Share of the absolute parts of the market that one part has. */
function shareOf(parts: Readonly<Record<PnlPart, number>>, part: PnlPart): number {
  const market = (['delta', 'gamma', 'vega', 'theta', 'carry', 'residual', 'unquoted'] as const).map((name) =>
    Math.abs(parts[name]),
  );
  return Math.abs(parts[part]) / market.reduce((sum, cents) => sum + cents, 0);
}

const CALM = { spot: 270, vol: 0.15 };

describe('planted worlds', () => {
  it('in which volatility alone moves are all vega', () => {
    const { parts } = tradeOf([
      { day: 0, spot: 270, vol: 0.15 },
      { day: 1e-6, spot: 270, vol: 0.17 },
      { day: 2e-6, spot: 270, vol: 0.22 },
      { day: 3e-6, spot: 270, vol: 0.25 },
    ]);
    expect(parts.vega).toBeLessThan(-10_000);
    expect(shareOf(parts, 'vega')).toBeGreaterThan(0.99);
    expect([parts.delta, parts.gamma, parts.carry, parts.unquoted]).toEqual([0, 0, 0, 0]);
  });

  it('in which nothing but time moves are all theta', () => {
    const { parts } = tradeOf([0, 5, 10, 15, 20, 25].map((day) => ({ day, ...CALM })));
    expect(parts.theta).toBeGreaterThan(5000);
    expect(shareOf(parts, 'theta')).toBeGreaterThan(0.99);
    expect([parts.delta, parts.gamma, parts.vega, parts.carry]).toEqual([0, 0, 0, 0]);
  });

  it('in which the spot alone moves are delta and gamma, as a quadratic has them', () => {
    const spots = [270, 271, 272, 273];
    const { parts, pnlCents } = tradeOf(spots.map((spot, step) => ({ day: 1e-6 * step, spot, vol: 0.2 })));
    expect(parts.delta).not.toBe(0);
    expect(parts.gamma).toBeLessThan(0);
    expect(parts.theta).toBeCloseTo(0, 0);
    expect(shareOf(parts, 'residual')).toBeLessThan(0.01);
    const { entrySpread, exitSpread } = parts;
    expect(Math.abs(parts.delta + parts.gamma - (pnlCents - entrySpread - exitSpread))).toBeLessThan(20);
  });

  it('in which the forward alone moves are carry', () => {
    const { parts } = tradeOf(
      [0, 1, 2].map((step) => ({ day: 1e-6 * step, ...CALM, growth: 1 + step / 500 })),
    );
    expect(shareOf(parts, 'carry')).toBeGreaterThan(0.98);
    expect([parts.delta, parts.gamma, parts.vega]).toEqual([0, 0, 0]);
  });

  it('of storms leave a small residual all the same', () => {
    const spots = [270, 265, 255, 262, 248, 246, 252];
    const { parts } = tradeOf(
      spots.map((spot, step) => ({ day: 3 * step, spot, vol: 0.15 + (270 - spot) / 150 })),
    );
    expect(shareOf(parts, 'residual')).toBeLessThan(0.04);
    expect(parts.gamma).toBeLessThan(0);
  });

  it('that settle are told to the last instant', () => {
    const looks = [260, 256, 252, 249].map((spot, step) => ({
      day: 36 + 3 * step - (step === 3 ? 0.5 : 0),
      spot,
      vol: 0.2,
    }));
    const [first, ...closes] = looks;
    const { trades, differenceCents } = attributed(
      worldRecords({
        fills: [{ ...first, contracts: CONDOR, worseCents: 0, feesCents: 0 } as World['fills'][number]],
        closes,
        settlesAt: 246.5,
      }),
    );
    const [trade] = trades;
    expect(differenceCents).toBe(0);
    expect(trade?.parts.assignment).toBe(0);
    expect(shareOf(trade?.parts ?? ({} as never), 'residual')).toBeLessThan(0.06);
    expect(trade?.pnlCents).toBe(sumOfParts(trade?.parts ?? ({} as never)));
  });
});

describe('what is not the market', () => {
  it('is what fills paid beside their mids on the way in and out, and the fees', () => {
    const looks = [0, 5, 10].map((day) => ({ day, ...CALM }));
    const { trades } = attributed(
      worldRecords({
        fills: [
          { day: 0, ...CALM, contracts: [2, -2, -2, 2], worseCents: 3, feesCents: 111 },
          { day: 6, ...CALM, contracts: [-2, 2, 2, -2], worseCents: 5, feesCents: 222 },
        ],
        closes: looks,
      }),
    );
    const { parts } = trades[0] ?? { parts: undefined };
    // Prices are whole cents, mids are not: half a cent a share at most on eight contracts.
    expect(Math.abs((parts?.entrySpread ?? 0) + 2400)).toBeLessThanOrEqual(400);
    expect(Math.abs((parts?.exitSpread ?? 0) + 4000)).toBeLessThanOrEqual(400);
    expect(parts?.fees).toBe(-333);
  });
});

describe('a close that tells no quotes', () => {
  const looks: readonly WorldLook[] = [0, 1, 2, 3, 4].map((day) => ({
    day,
    spot: 270 - day,
    vol: 0.15 + day / 100,
  }));
  const faulty = (fault: 'no-quote' | 'no-volatility') =>
    looks.map((look, place) => (place === 2 ? { ...look, fault } : look));

  it.each(['no-quote', 'no-volatility'] as const)('leaves the moves around it unexplained (%s)', (fault) => {
    const sound = tradeOf(looks);
    const broken = tradeOf(faulty(fault));
    expect(broken.pnlCents).toBe(sound.pnlCents);
    expect(broken).toMatchObject({ closes: 3, unquotedCloses: 1 });
    expect(sound).toMatchObject({ closes: 3, unquotedCloses: 0, parts: { unquoted: 0 } });
    // From the first close to the third, and nothing else.
    const records = worldRecords({
      fills: [{ ...(looks[1] as WorldLook), contracts: CONDOR, worseCents: 0, feesCents: 0 }],
      closes: [looks[3] as WorldLook],
    });
    const [between] = attributed(records).trades;
    const marketCents = (between?.pnlCents ?? 0) - (between?.parts.entrySpread ?? 0);
    expect(Math.abs(broken.parts.unquoted - marketCents)).toBeLessThanOrEqual(2);
  });

  it('gives no exposure', () => {
    const told = (more: readonly WorldLook[]) =>
      attributed(
        worldRecords({
          fills: [{ ...(looks[0] as WorldLook), contracts: CONDOR, worseCents: 0, feesCents: 0 }],
          closes: more.slice(1),
        }),
      ).exposures.map(({ dollars }) => dollars !== undefined);
    expect(told(looks)).toEqual([true, true, true, true]);
    expect(told(faulty('no-quote'))).toEqual([true, false, true, true]);
    expect(told(faulty('no-volatility'))).toEqual([true, false, true, true]);
  });
});

describe('every ledger', () => {
  const look = fc.record({
    spot: fc.integer({ min: 230, max: 310 }),
    vol: fc.integer({ min: 8, max: 60 }).map((points) => points / 100),
    growth: fc.integer({ min: -5, max: 5 }).map((steps) => 1 + steps / 1000),
    fault: fc.constantFrom(undefined, undefined, undefined, 'no-quote' as const, 'no-volatility' as const),
  });
  const world = fc.record({
    looks: fc.array(look, { minLength: 4, maxLength: 12 }),
    units: fc.integer({ min: 1, max: 9 }),
    more: fc.integer({ min: 0, max: 4 }),
    moved: fc.boolean(),
    end: fc.constantFrom('closed', 'settled', 'open'),
    worseCents: fc.integer({ min: 0, max: 20 }),
    settlesAt: fc.integer({ min: 230, max: 310 }),
  });

  it('has parts that add up to the cent, whatever was filled, moved, missed, closed, settled or left open', () => {
    fc.assert(
      fc.property(world, ({ looks, units, more, moved, end, worseCents, settlesAt }) => {
        const days = looks.map(({ fault, ...one }, place) => ({
          day: 3 * place + 1,
          ...one,
          ...(fault === undefined ? {} : { fault }),
        }));
        const times = (contracts: readonly number[], by: number) => contracts.map((one) => by * one);
        const at = (place: number) => days[place] as WorldLook;
        const fill = (place: number, contracts: readonly number[]) => ({
          ...at(place),
          day: at(place).day - 0.5,
          contracts,
          worseCents,
          feesCents: 65 * units,
        });
        const held = units + more;
        // The calls of a unit are given up: an adjustment that takes nothing in their place.
        const after = moved ? [held, -held, 0, 0] : times(CONDOR, held);
        const records = worldRecords({
          fills: [
            fill(0, times(CONDOR, units)),
            ...(more > 0 ? [fill(1, times(CONDOR, more))] : []),
            ...(moved ? [fill(2, [0, 0, held, -held])] : []),
            ...(end === 'closed' ? [fill(days.length - 1, times(after, -1))] : []),
          ],
          closes: days,
          ...(end === 'settled' ? { settlesAt } : {}),
        });
        const { trades, closed, open, differenceCents } = attributed(records);
        expect(differenceCents).toBe(0);
        for (const { parts, pnlCents } of trades) {
          expect(Object.values(parts).every(Number.isSafeInteger)).toBe(true);
          expect(sumOfParts(parts)).toBe(pnlCents);
        }
        expect(sumOfParts(closed) + sumOfParts(open)).toBe(
          trades.reduce((sum, { pnlCents }) => sum + pnlCents, 0),
        );
      }),
      { numRuns: 150 },
    );
  });

  const inFormat5 = (records: readonly LedgerRecord[]): readonly LedgerRecord[] =>
    records.map((record) => (record.type === 'manifest' ? { ...record, formatVersion: 5 } : record));

  it.each([
    ['a side that is moved', adjustedRun()],
    ['a condor that is rolled out', rolledRun()],
    ['shares, dividends, assignment and liquidation', lifecycleRun()],
    ['a trade that settles and one left open', sampleRun()],
  ])('of %s is walked to the cent', (_, records) => {
    const { trades, differenceCents } = attributed(inFormat5(records));
    expect(differenceCents).toBe(0);
    expect(trades.length).toBeGreaterThan(0);
    for (const { tradeId, parts, pnlCents, isOpen } of trades) {
      expect(sumOfParts(parts)).toBe(pnlCents);
      const closed = records.find((record) => record.type === 'trade-closed' && record.tradeId === tradeId);
      expect(isOpen).toBe(closed === undefined);
      if (closed?.type === 'trade-closed') {
        expect(pnlCents).toBe(closed.pnlCents);
        expect(parts.fees).toBe(-closed.feesCents);
      }
    }
  });

  it('of an earlier format, or cut short, is told to have none', () => {
    expect(pnlAttribution(sampleRun())).toEqual({ unavailable: 'earlier-format' });
    expect(pnlAttribution(inFormat5(sampleRun()).slice(0, -1))).toEqual({ unavailable: 'cut-short' });
  });

  it('names every part once', () => {
    expect(new Set(PNL_PARTS).size).toBe(11);
  });
});
