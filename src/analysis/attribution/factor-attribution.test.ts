// Tests which factors an entry has, and what is told of those that differ between winners and losers.
import { describe, expect, it } from 'vitest';
import type { LedgerRecord, OrderSubmittedRecord, TradeOpenedRecord } from '../../core/ledger/index.ts';
import { createRng, rankSumTest } from '../../core/numerics/index.ts';
import { entryFactors } from './entry-factors.ts';
import { factorAttribution } from './factor-attribution.ts';

const CANDIDATE = {
  expiry: '2018-02-16',
  dte: 31,
  strikesCents: [25_000, 26_000, 28_000, 29_000],
  bidsCents: [40, 90, 95, 30],
  asksCents: [50, 100, 105, 40],
  deltas: [-0.1, -0.2, 0.21, 0.09],
  ivs: [0.2, 0.18, 0.12, 0.11],
  midCreditCents: 110,
  naturalCreditCents: 95,
  widthCents: 1000,
};

function tradeOf(
  tradeId: number,
  told: {
    readonly vix?: number;
    readonly dte?: number;
    readonly pnlCents?: number;
    readonly signals?: unknown;
  },
): readonly LedgerRecord[] {
  const candidate = { ...CANDIDATE, dte: told.dte ?? 31 };
  const order = { type: 'order-submitted', action: 'open', tradeId, candidate, signals: told.signals };
  const opened = {
    type: 'trade-opened',
    tradeId,
    spotPoints: 270,
    ...(told.vix === undefined ? {} : { vixPoints: told.vix }),
  };
  const closed = { type: 'trade-closed', tradeId, pnlCents: told.pnlCents };
  return [order, opened, ...(told.pnlCents === undefined ? [] : [closed])] as unknown as LedgerRecord[];
}

const factorsOf = ([order, opened]: readonly LedgerRecord[]) =>
  Object.fromEntries(
    entryFactors(order as OrderSubmittedRecord, opened as TradeOpenedRecord).map(({ name, value }) => [
      name,
      value,
    ]),
  );

describe('the factors of an entry', () => {
  it('are of its structure and the level of volatility', () => {
    expect(factorsOf(tradeOf(1, { vix: 12 }))).toEqual({
      vix: 12,
      'days to expiry': 31,
      'credit / width': 0.11,
      'natural / mid credit': expect.closeTo(95 / 110, 12) as number,
      'width / spot': expect.closeTo(10 / 270, 12) as number,
      'short put delta': -0.2,
      'short call delta': 0.21,
      'short put volatility': 0.18,
      'put less call volatility': expect.closeTo(0.06, 12) as number,
    });
  });

  it('are of every signal, without what was missing', () => {
    const signals = {
      levels: [
        { name: 'gap', value: 0.001, asOfMs: 1 },
        { name: 'divergence', missing: 'no-peer' },
      ],
      regime: { available: true, inputs: [{ name: 'adx', value: 19, asOfMs: 1 }], probabilities: [0.9, 0.1] },
      fuzzy: {
        available: true,
        confidence: 0.7,
        biasValue: -0.1,
        inputs: [{ name: 'rsi', value: 41, asOfMs: 1 }],
      },
      consensus: {
        value: 0.6,
        votes: [
          { frame: '5m', weight: 1, vote: 0.6, asOfMs: 1 },
          { frame: 'D', weight: 1, reason: 'stale' },
        ],
      },
    };
    const factors = factorsOf(tradeOf(1, { signals }));
    expect(Object.keys(factors)).not.toContain('vix');
    expect(factors).toMatchObject({
      'level: gap': 0.001,
      'regime: adx': 19,
      'regime: state 1': 0.9,
      'regime: state 2': 0.1,
      'fuzzy: rsi': 41,
      'fuzzy: confidence': 0.7,
      'fuzzy: bias': -0.1,
      'vote: mean': 0.6,
      'vote: 5m': 0.6,
    });
    expect(Object.keys(factors).filter((name) => /divergence|vote: D/.test(name))).toEqual([]);
  });
});

describe('winners against losers', () => {
  it('names the factor that differs, corrected for all that were looked at', () => {
    const rng = createRng('factors');
    const values = Array.from({ length: 40 }, (_, id) => ({
      vix: (id % 2 === 0 ? 14 : 22) + rng.uniform(),
      dte: 30 + rng.integer(10),
      pnlCents: id % 2 === 0 ? 100 : -250,
    }));
    const { winners, losers, rows, leftOut } = factorAttribution(
      values.flatMap((one, id) => tradeOf(id, one)),
    );
    expect([winners, losers]).toEqual([20, 20]);
    expect(rows.map(({ factor }) => factor)).toEqual(['vix', 'days to expiry']);
    const [vix, dte] = rows;
    expect(vix).toMatchObject({ superiority: 0, winners: 20, losers: 20 });
    expect(vix?.pAdjusted).toBeCloseTo(2 * (vix?.p ?? 1), 15);
    const side = (isWinner: boolean) => values.filter(({ pnlCents }) => pnlCents > 0 === isWinner);
    const daysOf = (isWinner: boolean) => side(isWinner).map((one) => one.dte);
    // Holm: the last of two is corrected for itself alone, and never below the one before.
    expect(dte?.pAdjusted).toBeCloseTo(Math.max(vix?.pAdjusted ?? 1, dte?.p ?? 0), 15);
    expect(dte).toMatchObject({ ...rankSumTest(daysOf(true), daysOf(false)) });
    // What never differs cannot be compared.
    expect(leftOut).toContain('credit / width');
  });

  it('counts a trade that came out even among the losers, and none that is open', () => {
    const records = [...tradeOf(1, { vix: 12, pnlCents: 0 }), ...tradeOf(2, { vix: 12 })];
    expect(factorAttribution(records)).toMatchObject({ winners: 0, losers: 1, rows: [] });
  });

  it('compares nothing with fewer than five of a side', () => {
    const records = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((id) =>
      tradeOf(id, { vix: id, pnlCents: id <= 4 ? 10 : -10 }),
    );
    expect(factorAttribution(records).rows).toEqual([]);
    expect(factorAttribution([...records, ...tradeOf(10, { vix: 3, pnlCents: 1 })]).rows).toHaveLength(1);
  });
});
