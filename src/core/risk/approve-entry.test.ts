// Tests the size of entries and their refusals at each sizing limit's cent, and the order that an approved one becomes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, type OpenTrade, optionContract, shortPut } from '../domain/index.ts';
import { instant, stageCondor, stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY, OPENED_ON, openingOf, openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { judge, MAX_LOSS, naturalCredit, refusalOf, type RiskCase, unitsOf } from './risk-case.fixture.ts';
import type { RiskLimits } from './risk-limits.ts';

/** The case with what most tests change brought to one level. */
interface FlatCase {
  readonly limits?: Partial<RiskLimits>;
  readonly structure?: RiskCase['structure'];
  readonly naturalCreditCents?: number;
  readonly creditSlipMax?: number;
  readonly rate?: number;
  readonly unitFeesCents?: number;
  readonly closingFeesCents?: number;
  readonly cashCents?: number;
  readonly equityCents?: number;
  readonly openTrades?: readonly OpenTrade[];
}

function caseOf(given: FlatCase): RiskCase {
  const { cashCents, equityCents, openTrades, closingFeesCents, rate, creditSlipMax, unitFeesCents } = given;
  const account = { cashCents, equityCents, openTrades, closingFeesCents };
  const request = { rate, creditSlipMax, unitFeesCents };
  return {
    limits: given.limits ?? {},
    structure: given.structure ?? CONDOR,
    candidate: naturalCredit(given.naturalCreditCents ?? 92),
    account: definedOf(account),
    request: definedOf(request),
  };
}

/** Without what is not given. */
function definedOf<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

const verdictOf = (given: FlatCase) => judge(caseOf(given));
const quantityOf = (given: FlatCase) => unitsOf(caseOf(given));
const refused = (given: FlatCase) => refusalOf(caseOf(given));

function held(strikes: [number, number, number, number], quantity: number, expiry = EXPIRY): OpenTrade {
  return openTradeOf({ opening: openingOf({ structure: stageCondor(expiry, strikes), quantity }) });
}

describe('entry size', () => {
  it('is the largest that every limit allows, none exceeded', () => {
    const amount = fc.integer({ min: 0, max: 3e6 });
    const anyPercent = fc.constantFrom(1, 2, 5, 10, 29, 50, 58, 100);
    fc.assert(
      fc.property(
        amount,
        amount,
        anyPercent,
        fc.integer({ min: 1, max: 12 }),
        (cash, equity, percent, contractsMax) => {
          const account = { cashCents: cash, equityCents: equity };
          const quantity = quantityOf({
            ...account,
            limits: { riskPerTradeRatio: percent / 100, contractsMax },
          });
          const isAllowed = (size: number) =>
            100 * size * MAX_LOSS <= percent * equity && size * MAX_LOSS <= cash && size <= contractsMax;
          expect(quantity === 0 || isAllowed(quantity)).toBe(true);
          expect(isAllowed(quantity + 1)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes a budget that is met to the cent and refuses one that is a cent short', () => {
    const twoPercent = { limits: { riskPerTradeRatio: 0.02 } };
    for (const condors of [1, 2, 7]) {
      expect(quantityOf({ cashCents: condors * MAX_LOSS })).toBe(condors);
      expect(quantityOf({ cashCents: condors * MAX_LOSS - 1 })).toBe(condors - 1);
      expect(quantityOf({ equityCents: condors * MAX_LOSS * 50, ...twoPercent })).toBe(condors);
      expect(quantityOf({ equityCents: condors * MAX_LOSS * 50 - 1, ...twoPercent })).toBe(condors - 1);
    }
    expect(quantityOf({ limits: { contractsMax: 3 } })).toBe(3);
  });

  it('nets the loss by the credit that its basis counts', () => {
    const needs = (limits: Partial<RiskLimits>, lossCents: number) => {
      expect(quantityOf({ cashCents: lossCents, limits }), JSON.stringify(limits)).toBe(1);
      expect(quantityOf({ cashCents: lossCents - 1, limits }), JSON.stringify(limits)).toBe(0);
    };
    needs({ lossBasis: 'order-limit' }, MAX_LOSS);
    needs({ lossBasis: 'gross' }, 100_000);
    // 96 at mid, 92 at natural.
    needs({ lossBasis: 'quoted-credit', creditNaturalShare: 0 }, 90_400);
    needs({ lossBasis: 'quoted-credit', creditNaturalShare: 0.5 }, 90_600);
    needs({ lossBasis: 'quoted-credit', creditNaturalShare: 1 }, 90_800);
  });

  it('lets bills pay their interest towards the loss, and only where they are the collateral', () => {
    const given = { rate: 0.05, cashCents: 1_000_000_000 };
    const bills = { lossBasis: 'gross', collateral: 'bills' } as const;
    // 31 days at 5%: 1,000 dollars then are 995.76 now.
    expect(quantityOf({ ...given, cashCents: 99_577, limits: bills })).toBe(1);
    expect(quantityOf({ ...given, cashCents: 99_576, limits: bills })).toBe(0);
    expect(quantityOf({ ...given, cashCents: 99_577, limits: { lossBasis: 'gross' } })).toBe(0);
    expect(quantityOf({ cashCents: 99_577, limits: bills })).toBe(0);
  });

  it('of a put sells as many as premium and bills secure in full: I / (K e^-rT - P)', () => {
    const put = shortPut(optionContract(EXPIRY, 'put', cents(27_000)));
    const sold = quantityOf({
      structure: put,
      rate: 0.05,
      cashCents: 1e11,
      equityCents: 1e11,
      limits: { lossBasis: 'quoted-credit', collateral: 'bills', contractsMax: 1e9 },
    });
    // 270 dollars in 31 days are 268.857 now; 0.92 of premium come in at natural.
    expect(sold).toBe(Math.floor(1e9 / (270 * Math.exp((-0.05 * 31) / 365) - 0.92) / 100));
  });

  it('counts the loss of the wider side', () => {
    const condor = stageCondor(EXPIRY, [255, 260, 280, 296]);
    // 16 points of calls less 82 cents.
    expect(quantityOf({ structure: condor, cashCents: 151_800 })).toBe(1);
    expect(quantityOf({ structure: condor, cashCents: 151_799 })).toBe(0);
  });

  it('is a whole number of one or more, or the run stops', () => {
    for (const contractsMax of [0, 0.5, Number.NaN]) {
      expect(() => verdictOf({ limits: { contractsMax } })).toThrow(
        `the most units of an entry are a whole number of one or more, found ${contractsMax}`,
      );
    }
  });
});

describe('refusal', () => {
  it('names the risk per trade first, with the loss and the budget in dollars', () => {
    const found = refused({ cashCents: 0, equityCents: 1_000_000, limits: { riskPerTradeRatio: 0.05 } });
    expect(found).toEqual({ gate: 'risk-per-trade', measured: 918, limit: 500 });
  });

  it('names the buying power where the risk would be borne', () => {
    expect(refused({ cashCents: MAX_LOSS - 1 })).toEqual({
      gate: 'buying-power',
      measured: 918,
      limit: 917.99,
    });
  });

  it('is the answer to an account without money or without a number', () => {
    for (const amount of [0, -1, -1e9, -Infinity, Number.NaN]) {
      expect(refused({ equityCents: amount })?.gate, `equity ${amount}`).toBe('risk-per-trade');
      expect(refused({ cashCents: amount })?.gate, `cash ${amount}`).toBe('buying-power');
    }
  });
});

describe('buying power', () => {
  const expectNeeds = (openTrades: OpenTrade[], neededCents: number) => {
    expect(refused({ openTrades, cashCents: neededCents + MAX_LOSS - 1 })?.gate).toBe('buying-power');
    expect(quantityOf({ openTrades, cashCents: neededCents + MAX_LOSS })).toBe(1);
  };

  it('is the cash that no open position’s worst expiry needs', () => {
    expectNeeds([held([250, 260, 280, 290], 2)], 200_000);
  });

  it('sums the worst losses of different expiries, though both cannot be lost at once', () => {
    const later = stageExpiry('XSP', '2018-03-16', 'PM');
    const other = stageExpiry('SPX', '2018-02-16', 'AM');
    // The first loses ten points below and one above, the others the reverse.
    const condors = [
      held([250, 260, 300, 301], 1),
      held([200, 201, 280, 290], 1, later),
      held([200, 201, 280, 290], 1, other),
    ];
    expectNeeds(condors, 300_000);
  });

  it('sets positions of one expiry against each other', () => {
    // Only one of the two can lose: below 260 the first, above 300 the second; they share no loss.
    expectNeeds([held([250, 260, 300, 310], 1), held([240, 250, 300, 310], 1)], 200_000);
    // The second is long the call that the first is short: 280 to 290 and 290 to 300 is one spread of 20 points.
    expectNeeds([held([250, 260, 280, 290], 1), held([200, 201, 290, 300], 1)], 200_000);
  });
});

describe('fees', () => {
  it('of opening and closing are kept back from buying power, to the cent', () => {
    expect(quantityOf({ unitFeesCents: 40, cashCents: 2 * (MAX_LOSS + 40) })).toBe(2);
    expect(quantityOf({ unitFeesCents: 40, cashCents: 2 * (MAX_LOSS + 40) - 1 })).toBe(1);
    expect(refused({ unitFeesCents: 40, cashCents: MAX_LOSS + 39 })).toEqual({
      gate: 'buying-power',
      measured: 918.4,
      limit: 918.39,
    });
    // The risk of a trade is its worst loss alone.
    expect(quantityOf({ unitFeesCents: 40, equityCents: MAX_LOSS })).toBe(1);
  });

  it('of closing what is held are kept back too', () => {
    expect(quantityOf({ closingFeesCents: 39, cashCents: MAX_LOSS + 39 })).toBe(1);
    expect(quantityOf({ closingFeesCents: 40, cashCents: MAX_LOSS + 39 })).toBe(0);
  });
});

describe('an entry order', () => {
  it('asks for the natural credit less what may slip, in whole cents and never for nothing', () => {
    const limitOf = (naturalCreditCents: number, creditSlipMax: number) => {
      const verdict = verdictOf({ naturalCreditCents, creditSlipMax });
      return verdict.kind === 'approved' ? verdict.order.limitCents : undefined;
    };
    expect([limitOf(92, 0.1), limitOf(92, 0), limitOf(92, 1), limitOf(1, 0.1)]).toEqual([82, 92, 1, 1]);
  });

  it('carries the request', () => {
    expect(verdictOf({ limits: { contractsMax: 2 } })).toEqual({
      kind: 'approved',
      size: {
        binding: 'contracts-max',
        limits: expect.objectContaining({ kelly: { kind: 'off' } }) as unknown,
      },
      collateral: { creditCents: 82, rate: 0 },
      order: {
        tradeId: 7,
        action: 'open',
        structure: CONDOR,
        quantity: 2,
        quoteOrigin: 'simulated',
        quotedAtMs: instant(OPENED_ON, 60),
        urgency: 'patient',
        limitCents: 82,
        exitReason: undefined,
        workFromMs: 88,
        expiresAtMs: 99,
      },
    });
  });
});
