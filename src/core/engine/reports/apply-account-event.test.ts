// Tests settlements and interest as the engine books them, and that it stops where venue and portfolio disagree.
import { describe, expect, it } from 'vitest';
import {
  cents,
  exerciseCashCents,
  type OptionExpiry,
  type OptionStructure,
  type SessionDate,
  type SettledLeg,
} from '../../domain/index.ts';
import { condorContracts, instant, stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { bookOpening } from '../../portfolio/index.ts';
import { openingOf } from '../../portfolio/open-trade.fixture.ts';
import { settledLegs } from '../../execution/venue/settle-expiry.ts';
import { chainToday, ELEVEN, LISTED } from '../../strategy/entry-case.fixture.ts';
import { stagedEngine, types } from '../engine-stage.fixture.ts';

const FRIDAY = '2018-01-26';
const [EXPIRY, OTHER] = LISTED as [OptionExpiry, OptionExpiry];
const INNER = stageCondor(EXPIRY, [250, 260, 280, 290]);
const OUTER = stageCondor(EXPIRY, [240, 250, 290, 300]);

/** An engine at the close of the expiry's Friday that holds these condors, each in one trade. */
function holding(condors: readonly (readonly [OptionStructure, quantity: number])[]) {
  const engine = stagedEngine();
  engine.bar(390, chainToday(390), FRIDAY);
  for (const [index, [structure, quantity]] of condors.entries()) {
    bookOpening(engine.state.portfolio, openingOf({ tradeId: index + 1, structure, quantity }));
  }
  const settle = (points: number, legs: readonly SettledLeg[]) =>
    engine.feed(
      {
        kind: 'expiry-settled',
        expiry: EXPIRY,
        settlementPoints: points,
        source: 'close',
        legs,
        feesCents: cents(0),
      },
      instant(FRIDAY, 390),
    );
  return { ...engine, settle };
}

/** What a venue that holds the condors reports: each contract's two sides against each other. */
function netLegs(
  condors: readonly (readonly [OptionStructure, number])[],
  points: number,
): readonly SettledLeg[] {
  const held = condors.flatMap(([condor, quantity]) =>
    condor.legs.map((leg) => ({
      contract: leg.contract,
      signed: leg.quantity * quantity,
    })),
  );
  const strikes = [...new Set(held.map(({ contract }) => contract.strikeCents))];
  return settledLegs(
    strikes.flatMap((strikeCents) => {
      const same = held.filter(({ contract }) => contract.strikeCents === strikeCents);
      const sum = (sign: number) => same.reduce((total, { signed }) => total + Math.max(0, sign * signed), 0);
      return same[0] === undefined ? [] : [{ contract: same[0].contract, long: sum(1), short: sum(-1) }];
    }),
    points,
  );
}

describe('settlement', () => {
  it('ends every trade of the expiry for the cash the venue pays, and records both', () => {
    const condors = [
      [INNER, 3],
      [OUTER, 2],
    ] as const;
    const { state, settle } = holding(condors);
    const before = state.portfolio.cashCents;
    const stepped = settle(296.25, netLegs(condors, 296.25));
    expect(types(stepped)).toEqual(['expiry-settled', 'trade-closed', 'trade-closed']);
    // 280 calls, three short: 16.25 each; 290 calls, three long and two short: 6.25.
    const cash = -3 * 162_500 + 62_500;
    expect(stepped.records[0]).toMatchObject({ settlementPoints: 296.25, cashCents: before + cash });
    expect(stepped.records.slice(1)).toMatchObject([{ reason: 'expiry' }, { reason: 'expiry' }]);
    expect(state.portfolio).toMatchObject({ openTrades: [], cashCents: before + cash });
  });

  it('needs no leg where two trades cancel out in every contract it would list', () => {
    const condors = [
      [INNER, 2],
      [OUTER, 2],
    ] as const;
    const { settle } = holding(condors);
    const legs = netLegs(condors, 270);
    expect(legs.map(({ contract }) => contract.strikeCents)).toEqual([26_000, 28_000, 24_000, 30_000]);
    expect(types(settle(270, legs))).toHaveLength(3);
  });

  it('leaves trades of other expiries open', () => {
    const { state, settle } = holding([
      [INNER, 1],
      [stageCondor(OTHER, [250, 260, 280, 290]), 1],
    ]);
    settle(270, netLegs([[INNER, 1]], 270));
    expect(state.portfolio.openTrades.map(({ opening }) => opening.tradeId)).toEqual([2]);
  });

  it('stops the run where the venue settles other holdings or other cash', () => {
    const legs = netLegs([[INNER, 1]], 285);
    const wrong: [what: string, legs: readonly SettledLeg[], message: RegExp][] = [
      ['one leg missing', legs.slice(1), /which the venue did not settle/],
      [
        'another quantity',
        legs.map((leg) => ({ ...leg, quantity: 2 * leg.quantity })),
        /the portfolio holds/,
      ],
      [
        'an unknown contract',
        [
          ...legs,
          {
            contract: condorContracts(OUTER).longCall,
            quantity: 1,
            exercised: 0,
            cashPerContractCents: cents(0),
            sharesPerContract: 0,
          },
        ],
        /holds 0/,
      ],
    ];
    expect(exerciseCashCents(condorContracts(INNER).shortCall, 285)).toBe(50_000);
    for (const [what, given, message] of wrong) {
      expect(() => holding([[INNER, 1]]).settle(285, given), what).toThrow(message);
    }
    // One cent on every leg of a condor cancels out; one on a short leg does not.
    const short = legs.map((leg) =>
      leg.quantity < 0 ? { ...leg, cashPerContractCents: cents(leg.cashPerContractCents + 1) } : leg,
    );
    expect(() => holding([[INNER, 1]]).settle(285, short)).toThrow(/settle for the same cash/);
  });
});

describe('interest', () => {
  it('is booked and recorded, paid or charged', () => {
    const { state, bar, feed } = stagedEngine();
    bar(ELEVEN);
    for (const amount of [1234, -34]) {
      const before = state.portfolio.cashCents;
      const event = {
        kind: 'interest-credited',
        date: FRIDAY as SessionDate,
        amountCents: cents(amount),
        rate: 0.02,
      } as const;
      expect(feed(event).records).toMatchObject([
        { type: 'interest-credited', amountCents: amount, rate: 0.02, cashCents: before + amount },
      ]);
    }
    expect(state.portfolio.interestCents).toBe(1200);
  });
});
