// Tests when a tested condor is rolled out, for how much, and every reason for which it is not.
import { describe, expect, it } from 'vitest';
import { instant, stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import {
  type BarClosed,
  cents,
  contractKey,
  type EntryDecision,
  type OpenTrade,
} from '../../domain/index.ts';
import { candidateOf, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { barAt, chainToday, ELEVEN, LISTED, MONTHLY, STRATEGY, TODAY } from '../entry-case.fixture.ts';
import { decideRollOut, rollOutCreditRefusal, successorAt } from './decide-roll-out.ts';

// Ten days away; the strategy sells 20 to 40 days ahead.
const NEAR = LISTED[0] as NonNullable<(typeof LISTED)[0]>;
const CONDOR = stageCondor(NEAR, [251, 258, 282, 289]);
const ADJUST = { testedDelta: 0.3, untestedDelta: 0.2, creditCentsMin: 5, dteMin: 1, lossIncreaseMax: 0 };

interface Case {
  readonly spot?: number;
  readonly dteMax?: number;
  readonly creditCentsMin?: number;
  readonly trade?: Partial<OpenTrade>;
  readonly rolledFrom?: number;
  readonly change?: (chain: ReturnType<typeof chainToday>) => void;
  readonly selection?: Partial<typeof STRATEGY.selection>;
  readonly openTrades?: readonly OpenTrade[];
  /** When the bar closes, minutes after the open. */
  readonly minutes?: number;
  readonly bar?: Partial<BarClosed>;
}

function decide({
  spot = 261,
  dteMax = 14,
  creditCentsMin = -10_000,
  trade = {},
  rolledFrom,
  change,
  selection,
  openTrades = [],
  minutes = ELEVEN,
  bar = {},
}: Case = {}) {
  const chain = chainToday(minutes);
  chain.spotPoints = spot;
  change?.(chain);
  const rolled = rolledFrom === undefined ? {} : { rolledFrom };
  const opening = openingOf({ structure: CONDOR, candidate: candidateOf(CONDOR), ...rolled });
  return decideRollOut(
    openTradeOf({ opening, dte: 10, ...trade }),
    { bar: { ...barAt(minutes, chain), ...bar }, chain, calendar: MONTHLY, openTrades },
    {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, ...selection },
      adjust: { ...ADJUST, rollOut: { dteMax, creditCentsMin } },
    },
  );
}

/** Credit of the successor and cost of the old one, cents. */
function pricesOf(decision: ReturnType<typeof decide>): readonly [number, number] {
  if (decision?.kind !== 'roll-out') throw new Error('it is not rolled out');
  return [decision.candidate.naturalCreditCents, decision.closingCents];
}

const netOf = (decision: ReturnType<typeof decide>): number => {
  const [credit, cost] = pricesOf(decision);
  return credit - cost;
};

function expiryOf(decision: EntryDecision): string {
  return decision.kind === 'stand' ? decision.gate : decision.candidate.structure.expiry.sessionDate;
}

describe('a tested condor near its expiry', () => {
  it('is rolled out for what the later one brings above what this one costs', () => {
    const chain = chainToday(ELEVEN);
    chain.spotPoints = 261;
    const moment = { bar: barAt(ELEVEN, chain), calendar: MONTHLY, openTrades: [] };
    const later = successorAt(10, moment, STRATEGY);
    if (later.kind === 'stand') throw new Error(later.gate);
    expect(expiryOf(later)).toBe('2018-02-16');
    const slot = { bidCents: 0, askCents: 0 };
    let costCents = 0;
    for (const { contract, quantity } of CONDOR.legs) {
      expect(chain.readQuote(contract, slot)).toBe(true);
      costCents += quantity < 0 ? slot.askCents : -slot.bidCents;
    }
    expect(pricesOf(decide())).toEqual([later.candidate.naturalCreditCents, costCents]);
  });

  it('is not while no short is tested, with more days left, on stale quotes, or a second time', () => {
    expect(decide({ spot: 270 })).toBeUndefined();
    expect(decide({ dteMax: 10 })?.kind).toBe('roll-out');
    expect(decide({ dteMax: 9 })).toBeUndefined();
    expect(decide({ trade: { isMarkFresh: false } })).toBeUndefined();
    expect(decide({ rolledFrom: 4 })).toBeUndefined();
  });

  it('is for its least credit, and not for a cent less, which is told in dollars', () => {
    const net = netOf(decide());
    expect(decide({ creditCentsMin: net })?.kind).toBe('roll-out');
    expect(decide({ creditCentsMin: net + 1 })).toEqual({
      kind: 'refused',
      refusal: { kind: 'roll-out', gate: 'credit', measured: net / 100, limit: (net + 1) / 100 },
    });
  });

  it('is refused without a quote of its own, without a later expiry and by the gates of an entry', () => {
    const [long] = CONDOR.legs;
    const key = long === undefined ? '' : contractKey(long.contract);
    const without = decide({
      change: (chain) => {
        chain.faultOf = (contract) => (contractKey(contract) === key ? 'missing' : undefined);
      },
    });
    expect(without).toMatchObject({ refusal: { kind: 'roll-out', gate: 'no-quote' } });
    expect(decide({ selection: { dteMin: 100, dteMax: 120 } })).toMatchObject({
      refusal: { gate: 'no-listed-expiry' },
    });
    expect(decide({ selection: { creditWidthMin: 0.9 } })).toMatchObject({
      refusal: { gate: 'credit-width', limit: 0.9 },
    });
  });

  it('takes the place at an expiry that is later than its own, whatever the band says', () => {
    const chain = chainToday(ELEVEN);
    const config = {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, dteMin: 0, dteMax: 12, dteTarget: 10 },
    };
    const moment = { bar: barAt(ELEVEN, chain), calendar: MONTHLY, openTrades: [] };
    expect(expiryOf(successorAt(30, moment, config))).toBe('2018-02-16');
    const blind = { ...moment, bar: barAt(ELEVEN, { unavailable: 'none' }) };
    expect(successorAt(10, blind, config)).toEqual({ kind: 'stand', gate: 'volatility-unavailable' });
  });

  it('does not take the place with what is held already', () => {
    const decision = decide();
    if (decision?.kind !== 'roll-out') throw new Error('it is rolled out');
    const { candidate } = decision;
    const held = openTradeOf({ opening: openingOf({ structure: candidate.structure, candidate }) });
    expect(decide({ openTrades: [held] })).toEqual({
      kind: 'refused',
      refusal: { kind: 'roll-out', gate: 'duplicate-position' },
    });
  });
});

describe('what both orders bring', () => {
  it('is less where fewer units are sold than bought back', () => {
    const decision = decide();
    if (decision?.kind !== 'roll-out') throw new Error('it is rolled out');
    const rules = { dteMax: 14, creditCentsMin: -300 };
    const wanted = { ...decision, candidate: { ...decision.candidate, naturalCreditCents: cents(150) } };
    const refusalAt = (taken: number) =>
      rollOutCreditRefusal({ ...wanted, closingCents: 400 }, { held: 3, taken }, rules);
    expect(refusalAt(3)).toBeUndefined();
    expect(refusalAt(2)).toBeUndefined();
    // 50 a share of what is bought back for 400.
    expect(refusalAt(1)).toEqual({ gate: 'credit', measured: -3.5, limit: -3 });
  });
});

describe('the last bars of a session', () => {
  const isDecided = (minutes: number, bar?: Partial<BarClosed>): boolean =>
    decide({ minutes, ...(bar && { bar }) }) !== undefined;

  it('are too late for two orders, one after the other, on bars of five minutes', () => {
    expect([375, 380, 385, 390].map((minutes) => isDecided(minutes))).toEqual([true, true, false, false]);
  });

  it('come earlier on a half day, and count a last bar that is shorter', () => {
    const sessionCloseMs = instant(TODAY, 210);
    expect([200, 205, 210].map((minutes) => isDecided(minutes, { sessionCloseMs }))).toEqual([
      true,
      false,
      false,
    ]);
    const hour = (minutes: number) => {
      const { bar } = barAt(minutes);
      return { bar: { ...bar, startMs: instant(TODAY, minutes - 60) } };
    };
    // Bars close at 13:30, 14:30, 15:30 and 16:00.
    expect([240, 300, 360].map((minutes) => isDecided(minutes, hour(minutes)))).toEqual([true, true, false]);
  });

  it('are none on daily bars, whose orders have the sessions that follow', () => {
    const { bar } = barAt(390);
    expect(isDecided(390, { bar: { ...bar, startMs: instant(TODAY, 0) } })).toBe(true);
  });
});
