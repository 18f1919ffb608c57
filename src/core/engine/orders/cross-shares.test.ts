// Tests that shares of one trade are set against those of another before a venue is asked to trade the difference.
import { describe, expect, it } from 'vitest';
import { cents, type OpenTrade, type SessionDate } from '../../domain/index.ts';
import { OPENED_ON, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { PLAN } from '../engine-stage.fixture.ts';
import { initialEngineState } from '../engine-state.ts';
import { emptyStepOutput } from '../step-output.ts';
import { crossShares } from './cross-shares.ts';
import { windDown } from './wind-down.ts';

/** An engine whose trades hold nothing but these shares, at 270.126 a share, and are being wound down. */
function holding(...changes: readonly Partial<OpenTrade>[]) {
  const state = initialEngineState(PLAN, cents(10_000_000));
  for (const [index, change] of changes.entries()) {
    state.portfolio.openTrades.push(
      openTradeOf({
        opening: openingOf({ tradeId: index + 1 }),
        legContracts: [0, 0, 0, 0],
        sharePriceCents: 27_012.6,
        windDown: 'assignment',
        ...change,
      }),
    );
  }
  state.sessionDate = OPENED_ON as SessionDate;
  for (const lane of state.lanes) lane.spotPoints = 270;
  const output = emptyStepOutput();
  const trade = (id: number) => state.portfolio.openTrades.find(({ opening }) => opening.tradeId === id);
  return { state, output, trade };
}

describe('crossShares', () => {
  it('crosses with the oldest on the other side first and ends what holds nothing more', () => {
    const { state, output, trade } = holding(
      { shares: 100 },
      { shares: -300 },
      { shares: 500, windDown: 'expiry' },
    );
    crossShares(state, trade(3) as OpenTrade, output);
    expect(output.records).toMatchObject([
      {
        type: 'shares-crossed',
        root: 'XSP',
        longTradeId: 3,
        shortTradeId: 2,
        shares: 300,
        priceCents: 27_013,
      },
      { type: 'trade-closed', tradeId: 2, reason: 'assignment' },
    ]);
    expect(trade(3)?.shares).toBe(200);
    expect(trade(1)?.shares).toBe(100);
  });

  it('leaves what is on order to its order, and another root alone', () => {
    const { state, output, trade } = holding({ shares: 100 }, { shares: -100, shareOrderId: 7 });
    crossShares(state, trade(1) as OpenTrade, output);
    expect(output.records).toEqual([]);
    expect(trade(1)?.shares).toBe(100);
  });

  it('stops once the trade holds none, and ends it for its own reason', () => {
    const { state, output, trade } = holding(
      { shares: -100, windDown: 'expiry' },
      { shares: 60 },
      { shares: 40 },
      { shares: 10 },
    );
    crossShares(state, trade(1) as OpenTrade, output);
    expect(output.records.map(({ type }) => type)).toEqual([
      'shares-crossed',
      'trade-closed',
      'shares-crossed',
      'trade-closed',
      'trade-closed',
    ]);
    const reasons = output.records.flatMap((record) =>
      record.type === 'trade-closed' ? [`${record.tradeId} ${record.reason}`] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['2 assignment', '3 assignment', '1 expiry']));
    expect(trade(4)?.shares).toBe(10);
  });

  it('lets an order be sent for the difference alone', () => {
    const { state, output, trade } = holding({ shares: 1300 }, { shares: -1100 });
    windDown(state, trade(2) as OpenTrade, output);
    windDown(state, trade(1) as OpenTrade, output);
    expect(output.commands).toMatchObject([
      { kind: 'submit-share-order', order: { tradeId: 1, shares: -200 } },
    ]);
  });
});
