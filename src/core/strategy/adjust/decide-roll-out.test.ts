// Tests when a tested condor is rolled out, for how much, and every reason for which it is not.
import { describe, expect, it } from 'vitest';
import { stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { contractKey, type OpenTrade } from '../../domain/index.ts';
import { candidateOf, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { barAt, chainToday, ELEVEN, LISTED, MONTHLY, STRATEGY } from '../entry-case.fixture.ts';
import { decideRollOut, successorAt } from './decide-roll-out.ts';

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
}

function decide({
  spot = 261,
  dteMax = 14,
  creditCentsMin = -10_000,
  trade = {},
  rolledFrom,
  change,
  selection,
}: Case = {}) {
  const chain = chainToday(ELEVEN);
  chain.spotPoints = spot;
  change?.(chain);
  const rolled = rolledFrom === undefined ? {} : { rolledFrom };
  const opening = openingOf({ structure: CONDOR, candidate: candidateOf(CONDOR), ...rolled });
  return decideRollOut(
    openTradeOf({ opening, dte: 10, ...trade }),
    { bar: barAt(ELEVEN, chain), chain, calendar: MONTHLY },
    {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, ...selection },
      adjust: { ...ADJUST, rollOut: { dteMax, creditCentsMin } },
    },
  );
}

const netOf = (decision: ReturnType<typeof decide>): number =>
  decision?.kind === 'roll-out' ? decision.netCreditCents : Number.NaN;

describe('a tested condor near its expiry', () => {
  it('is rolled out for what the later one brings above what this one costs', () => {
    const chain = chainToday(ELEVEN);
    chain.spotPoints = 261;
    const later = successorAt(barAt(ELEVEN, chain), 10, { calendar: MONTHLY, config: STRATEGY });
    if ('gate' in later) throw new Error(later.gate);
    expect(later.structure.expiry.sessionDate).toBe('2018-02-16');
    const slot = { bidCents: 0, askCents: 0 };
    let costCents = 0;
    for (const { contract, quantity } of CONDOR.legs) {
      expect(chain.readQuote(contract, slot)).toBe(true);
      costCents += quantity < 0 ? slot.askCents : -slot.bidCents;
    }
    expect(netOf(decide())).toBe(later.naturalCreditCents - costCents);
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
    const later = successorAt(barAt(ELEVEN, chain), 30, { calendar: MONTHLY, config });
    expect('gate' in later ? later.gate : later.structure.expiry.sessionDate).toBe('2018-02-16');
    expect(successorAt(barAt(ELEVEN, { unavailable: 'none' }), 10, { calendar: MONTHLY, config })).toEqual({
      gate: 'volatility-unavailable',
    });
  });
});
