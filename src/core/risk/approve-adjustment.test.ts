// Tests what risk makes of an adjustment: the order it approves, and the gate of every limit it would break.
import { describe, expect, it } from 'vitest';
import { stageCondor } from '../../../test/fixtures/venue-stage.ts';
import { adjustingBundle, cents, type EpochMs, type OpenTrade } from '../domain/index.ts';
import { CONDOR, EXPIRY, openingOf, openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { type AdjustmentRequest, approveAdjustment } from './approve-adjustment.ts';
import type { AccountView, EntryMarket } from './entry-view.ts';
import { accountOf, LOOSE, marketOf } from './risk-case.fixture.ts';
import type { RiskLimits } from './risk-limits.ts';

const AFTER = stageCondor(EXPIRY, [250, 260, 272, 282]);

interface Case {
  readonly after?: typeof AFTER;
  readonly before?: typeof CONDOR;
  readonly request?: Partial<AdjustmentRequest>;
  readonly naturalCreditCents?: number;
  readonly midCreditCents?: number;
  readonly account?: Partial<AccountView>;
  readonly market?: Partial<EntryMarket>;
  readonly limits?: Partial<RiskLimits>;
  readonly trade?: Partial<OpenTrade>;
}

/** Two condors sold at 95, whose calls are to be moved for 178 at natural and 186 at mid. */
function judge(given: Case = {}) {
  const { before = CONDOR, after = AFTER, naturalCreditCents = 178, midCreditCents = 186 } = given;
  const opening = openingOf({ structure: before, quantity: 2 });
  const trade = openTradeOf({ opening, ...given.trade });
  const adjustment = { kind: 'roll-call-side', before, after } as const;
  const bundle = adjustingBundle(adjustment);
  const request: AdjustmentRequest = {
    trade,
    candidate: {
      adjustment,
      bundle,
      testedDelta: -0.3,
      dte: 27,
      quoteOrigin: 'simulated',
      quotedAtMs: 7 as EpochMs,
      quotes: [],
      deltas: [],
      ivs: [],
      midCreditCents,
      naturalCreditCents: cents(naturalCreditCents),
    },
    creditSlipMax: 0.1,
    creditCentsMin: 5,
    lossIncreaseMax: 0,
    rate: 0,
    feesCents: 0,
    expiresAtMs: 99 as EpochMs,
    ...given.request,
  };
  const view = {
    account: accountOf({ openTrades: [trade], ...given.account }),
    market: marketOf(given.market),
  };
  return approveAdjustment(request, view, { ...LOOSE, ...given.limits });
}

const refusalOf = (given: Case) => {
  const verdict = judge(given);
  return verdict.kind === 'refused' ? verdict.refusal : verdict.kind;
};

describe('an adjustment that is approved', () => {
  it('is an order for all units at the natural credit less its slip, and says what can be lost before and after', () => {
    expect(judge()).toMatchObject({
      kind: 'approved',
      order: {
        tradeId: 1,
        action: 'adjust',
        quantity: 2,
        // 178 less a tenth, rounded down.
        limitCents: 160,
        urgency: 'patient',
        adjustment: { kind: 'roll-call-side' },
        structure: { kind: 'roll' },
        exitReason: undefined,
        quotedAtMs: 7,
        expiresAtMs: 99,
      },
      // 2 x 100 x (1000 - 95), and 160 less a share.
      lossBeforeCents: 181_000,
      lossAfterCents: 149_000,
    });
  });

  it('accepts no less than the least credit of its rules', () => {
    expect(judge({ request: { creditCentsMin: 170 } })).toMatchObject({ order: { limitCents: 170 } });
    expect(judge({ naturalCreditCents: 1, request: { creditCentsMin: 1 } })).toMatchObject({
      order: { limitCents: 1 },
    });
  });
});

describe('an adjustment is refused', () => {
  it('where the worst of the trade would be worse, by more than is allowed', () => {
    const wider = stageCondor(EXPIRY, [250, 260, 272, 284]);
    // 2 x 100 x (1200 - 95 - 160) against 181,000: 8,000 more, which is 4.4%.
    expect(refusalOf({ after: wider })).toEqual({
      kind: 'roll-call-side',
      gate: 'worst-loss',
      measured: 1890,
      limit: 1810,
    });
    expect(refusalOf({ after: wider, request: { lossIncreaseMax: 0.04 } })).toMatchObject({
      gate: 'worst-loss',
    });
    expect(refusalOf({ after: wider, request: { lossIncreaseMax: 0.05 } })).toBe('approved');
  });

  it('where cash after it would not cover the worst of all that is held, its fees and those of closing', () => {
    // 2 x 100 x 1000 of payoff, against cash and 2 x 100 x 160 of credit.
    const enough = { cashCents: 168_000 + 700 };
    const request = { feesCents: 400 };
    const closing = { closingFeesCents: 300 };
    expect(refusalOf({ account: { ...enough, ...closing }, request })).toBe('approved');
    expect(refusalOf({ account: { cashCents: 168_699, ...closing }, request })).toMatchObject({
      gate: 'buying-power',
      measured: 2000,
      limit: 1999.99,
    });
    const other = openTradeOf({
      opening: openingOf({ tradeId: 2, structure: stageCondor(EXPIRY, [230, 240, 300, 310]) }),
    });
    expect(refusalOf({ account: { ...enough, openTrades: [other] }, request })).toMatchObject({
      gate: 'buying-power',
    });
  });

  it('at a price too far from the mid or from the model', () => {
    const priceCollar = { ratioMax: 0.1, ticksMax: 1 };
    expect(refusalOf({ limits: { priceCollar }, midCreditCents: 186 })).toMatchObject({
      gate: 'price-collar',
      measured: 0.26,
    });
    const market = { chainOf: () => undefined };
    expect(refusalOf({ limits: { priceCollar }, market })).toMatchObject({
      gate: 'price-collar',
      reason: 'no-model-price',
    });
  });

  it('where the same was sent a moment ago, by an adjustment or not, and where too much was', () => {
    const bundle = adjustingBundle({ before: CONDOR, after: AFTER });
    const { nowMs } = marketOf();
    const sent = { atMs: nowMs - 60_000, action: 'adjust', structure: bundle } as const;
    expect(refusalOf({ account: { sentOrders: [sent] }, limits: { duplicateMinutes: 5 } })).toMatchObject({
      gate: 'duplicate-order',
      measured: 1,
      limit: 5,
    });
    const busy = { ...sent, atMs: nowMs - 59_000 };
    expect(
      refusalOf({
        account: { sentOrders: [busy] },
        limits: { orderRate: { perMinuteMax: 2, keptForExits: 1 } },
      }),
    ).toMatchObject({ gate: 'orders-per-minute', measured: 2, limit: 1 });
  });

  it('where a day trade more is not allowed', () => {
    const dayTrading = {
      account: { kind: 'margin', equityCents: 100, dayTrades: [] },
      date: '2018-01-16',
      planned: 1,
      rule: undefined,
      calendar: undefined,
    } as unknown as AccountView['dayTrading'];
    expect(refusalOf({ account: { dayTrading } })).toMatchObject({
      gate: 'day-trades',
      reason: 'rule-unknown',
    });
  });

  it('where Greeks of the trade, of the book or near the expiry, or all losses together, are too much', () => {
    const none = { delta: 0, gamma: 0, vega: 0, theta: 0 };
    expect(refusalOf({ limits: { tradeGreeks: { vega: 0 } } })).toMatchObject({
      gate: 'trade-greeks',
      reason: 'vega',
    });
    expect(refusalOf({ limits: { portfolioGreeks: none } })).toMatchObject({ gate: 'portfolio-greeks' });
    expect(refusalOf({ limits: { gammaNearExpiry: { dteMax: 27, ratioMax: 0 } } })).toMatchObject({
      gate: 'gamma-near-expiry',
    });
    expect(refusalOf({ limits: { gammaNearExpiry: { dteMax: 26, ratioMax: 0 } } })).toBe('approved');
    const account = { equityCents: 200_000 };
    expect(refusalOf({ account, limits: { allocationMax: 0.99 } })).toMatchObject({ gate: 'allocation' });
    expect(refusalOf({ account, limits: { allocationMax: 1 } })).toBe('approved');
    const market = { chainOf: () => undefined };
    expect(refusalOf({ market, limits: { tradeGreeks: none } })).toMatchObject({ reason: 'no-greeks' });
  });
});

it('a trade of which a part is gone is never adjusted', () => {
  expect(() => judge({ trade: { legContracts: [2, -1, -2, 2] } })).toThrow(/while all of it is held/);
});
