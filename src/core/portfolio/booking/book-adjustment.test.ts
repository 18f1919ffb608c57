import { describe, expect, it } from 'vitest';
import { stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { adjustingBundle, cents, type SessionDate } from '../../domain/index.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { CONDOR, EXPIRY } from '../open-trade.fixture.ts';
import { emptyPortfolio } from '../portfolio-state.ts';
import { type AdjustingFill, bookAdjustment } from './book-adjustment.ts';
import { bookClosing } from './book-orders.ts';
import { open } from './booked-trade.fixture.ts';

const AFTER = stageCondor(EXPIRY, [250, 260, 272, 282]);
/** Sold at 301, bought at 96 and 73, sold at 50: 182 a share. */
const FILL: AdjustingFill = {
  kind: 'roll-call-side',
  bundle: adjustingBundle({ before: CONDOR, after: AFTER }),
  quantity: 2,
  legPricesCents: [301, 96, 73, 50].map(cents),
  legIvs: [0.3, 0.27, 0.29, 0.26],
  feesCents: cents(520),
  quotedAtMs: 7 as AdjustingFill['quotedAtMs'],
  date: '2018-01-20' as SessionDate,
};

/** Two condors sold for 95 cents and 260 cents of fees, and the change of their calls. */
function adjusted(fill: Partial<AdjustingFill> = {}) {
  const portfolio = emptyPortfolio(cents(1_000_000));
  const trade = open(portfolio, 1, CONDOR, 2);
  Object.assign(trade, { stopBreachCount: 1, ivBreachCount: 1, isMarkFresh: true });
  bookAdjustment(portfolio, trade, { ...FILL, ...fill });
  return { portfolio, trade };
}

describe('bookAdjustment', () => {
  it('changes the legs and adds the credit of the order to that of the opening, to the cent', () => {
    const { portfolio, trade } = adjusted();
    expect(trade.opening).toMatchObject({
      tradeId: 1,
      quantity: 2,
      legPricesCents: [59, 111, 301, 73],
      creditCents: 277,
      feesCents: 260,
    });
    expect(trade.opening.structure.legs).toEqual(AFTER.legs);
    expect(trade.legContracts).toEqual([2, -2, -2, 2]);
    expect(trade.legExitCashCents).toEqual([0, 0, 0, 0]);
    // 2 x 100 x (95 + 182) less 260 and 520 of fees.
    expect(trade).toMatchObject({ cashFlowCents: 54_620, feesCents: 780 });
    expect(portfolio.cashCents).toBe(1_054_620);
    expect(() => {
      assertCashIdentity(portfolio);
    }).not.toThrow();
  });

  it('marks the trade at the fill and forgets what was seen of the legs before', () => {
    const { trade } = adjusted();
    expect(trade.legDoubleMarksCents).toEqual([118, 222, 602, 146]);
    // 2 x 100 x (59 - 111 - 301 + 73).
    expect(trade).toMatchObject({ markCents: -56_000, closeCostDoubleCents: 560, quotedAtMs: 7 });
    expect(trade).toMatchObject({ isMarkFresh: false, stopBreachCount: 0, ivBreachCount: 0 });
    expect(trade).toMatchObject({ adjustments: ['roll-call-side'], adjustedOn: '2018-01-20' });
  });

  it('knows the volatility at which each leg was decided on', () => {
    const { portfolio, trade } = adjusted();
    // Legs of before that stay have theirs of the opening.
    expect(trade.opening.legIvs).toEqual([0.2, 0.2, 0.3, 0.29]);
    const moved = stageCondor(EXPIRY, [255, 265, 280, 290]);
    bookAdjustment(portfolio, trade, {
      ...FILL,
      kind: 'roll-put-side',
      bundle: adjustingBundle({ before: CONDOR, after: moved }),
      legPricesCents: [60, 85, 115, 150].map(cents),
      legIvs: undefined,
    });
    expect(trade.opening.legIvs).toEqual([Number.NaN, Number.NaN, 0.3, 0.29]);
  });

  it('leaves the best profit as it was', () => {
    const portfolio = emptyPortfolio(cents(1_000_000));
    const trade = open(portfolio, 1, CONDOR, 2);
    trade.peakProfitDoubleCents = 90;
    bookAdjustment(portfolio, trade, FILL);
    expect(trade.peakProfitDoubleCents).toBe(90);
  });

  it('earns in the end what all its orders brought', () => {
    const { portfolio, trade } = adjusted();
    const legPricesCents = [20, 60, 40, 10].map(cents);
    const closed = bookClosing(portfolio, trade, {
      bundle: trade.opening.structure,
      quantity: 2,
      legPricesCents,
      feesCents: cents(100),
    });
    // 54,620 less 2 x 100 x 70 and 100.
    expect(closed).toMatchObject({ pnlCents: 40_520, feesCents: 880, legExitPricesCents: [20, 60, 40, 10] });
    expect(portfolio).toMatchObject({ cashCents: 1_040_520, realisedPnlCents: 40_520 });
  });

  it('works on what is held when it is told, whatever it was decided on', () => {
    const { portfolio, trade } = adjusted();
    const moved = stageCondor(EXPIRY, [255, 265, 280, 290]);
    bookAdjustment(portfolio, trade, {
      ...FILL,
      kind: 'roll-put-side',
      bundle: adjustingBundle({ before: CONDOR, after: moved }),
      legPricesCents: [60, 85, 115, 150].map(cents),
    });
    expect(trade.opening.structure.legs.map(({ contract }) => contract.strikeCents / 100)).toEqual([
      255, 265, 272, 282,
    ]);
    expect(trade.legContracts).toEqual([2, -2, -2, 2]);
    expect(trade.adjustments).toEqual(['roll-call-side', 'roll-put-side']);
    // 60 - 85 - 115 + 150 more.
    expect(trade.opening.creditCents).toBe(287);
  });

  it('gives a leg up in all its contracts or stops', () => {
    expect(() => adjusted({ quantity: 1 })).toThrow(/in all its contracts/);
    expect(() => adjusted({ quantity: 3 })).toThrow(/cannot be taken/);
  });
});
