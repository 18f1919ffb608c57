// Tests the legs chosen from a chain, their figures, and the gates of selection.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, contractKey, optionContract, type OptionExpiry } from '../domain/index.ts';
import { type FakeChain, strikeLadder } from '../domain/market/fake-chain.fixture.ts';
import { chainToday, LISTED, MONTHLY, STRATEGY, TODAY } from './entry-case.fixture.ts';
import { selectStructure } from './select-structure.ts';
import type { StructureSelection } from './strategy-config.ts';

const CALL = optionContract(LISTED[1] as OptionExpiry, 'call', cents(100));

function select(chain: FakeChain, changes: Partial<StructureSelection> = {}) {
  return selectStructure(chain, { ...STRATEGY.selection, ...changes }, { today: TODAY, calendar: MONTHLY });
}

function candidateFrom(chain: FakeChain, changes: Partial<StructureSelection> = {}) {
  const selected = select(chain, changes);
  if (selected.kind === 'stand') throw new Error(`stopped by ${selected.gate}`);
  return selected.candidate;
}

describe('a selected condor', () => {
  it('has its legs in strike order near their deltas, each with its own quote', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 240, max: 300, noNaN: true }),
        fc.double({ min: 0.1, max: 0.25, noNaN: true }),
        (spot, volatility) => {
          const chain = chainToday();
          chain.spotPoints = spot;
          chain.volatility = volatility;
          chain.strikes = chain.strikes.filter((strikeCents) => strikeCents % 200 === 0);
          const { structure, deltas, quotes, dte } = candidateFrom(chain, { deltaTolerance: 0.06 });
          const strikes = structure.legs.map(({ contract }) => contract.strikeCents);
          expect(strikes).toEqual(strikes.toSorted((a, b) => a - b));
          expect(dte).toBe(31);
          expect(structure.legs.map(({ quantity }) => quantity)).toEqual([1, -1, -1, 1]);
          for (const [leg, { contract }] of structure.legs.entries()) {
            const { right, expiry, strikeCents } = contract;
            const absDelta = [0.1, 0.2, 0.2, 0.1][leg] ?? 9;
            expect(deltas[leg]).toBe(chain.model(expiry, right, strikeCents)?.delta);
            expect(Math.abs(Math.abs(deltas[leg] ?? 0) - absDelta)).toBeLessThanOrEqual(0.06);
            const slot = { bidCents: 0, askCents: 0 };
            chain.readQuote(optionContract(expiry, right, strikeCents), slot);
            expect(quotes[leg]).toEqual(slot);
          }
        },
      ),
    );
  });

  it('is worth its mids and brings its natural prices; its width is that of the wider side', () => {
    const chain = chainToday();
    // Calls every 5 points, so that the call side becomes the wider one.
    chain.strikes = chain.strikes.filter((strikeCents) => strikeCents < 27_000 || strikeCents % 1000 === 0);
    const { structure } = candidateFrom(chain);
    const [longPut, shortPut, shortCall, longCall] = structure.legs.map(({ contract }) =>
      contractKey(contract),
    );
    const given = {
      [`${longPut}`]: [58, 63],
      [`${shortPut}`]: [110, 115],
      [`${shortCall}`]: [93, 97],
      [`${longCall}`]: [49, 51],
    };
    for (const [key, [bid = 0, ask = 0]] of Object.entries(given)) {
      chain.fixedQuotes.set(key, { bidCents: cents(bid), askCents: cents(ask) });
    }
    const candidate = candidateFrom(chain);
    expect(candidate.midCreditCents).toBe(112.5 + 95 - 60.5 - 50);
    expect(candidate.naturalCreditCents).toBe(110 + 93 - 63 - 51);
    // A wing that nobody bids for costs its whole ask, as it does when the order fills.
    chain.fixedQuotes.set(longPut ?? '', { bidCents: cents(0), askCents: cents(20) });
    expect(candidateFrom(chain)).toMatchObject({
      midCreditCents: 112.5 + 95 - 20 - 50,
      naturalCreditCents: 110 + 93 - 20 - 51,
    });
    const strikes = structure.legs.map(({ contract }) => contract.strikeCents);
    expect(strikes).toEqual([25_100, 25_800, 28_000, 29_000]);
    expect(candidate.structure.widthCents).toBe(1000);
  });
});

describe('a selected put', () => {
  const put = { structure: 'short-put', strikeRule: 'at-or-below-spot' } as const;

  // Reference prices and strikes of rolls of the put-write index, as Cboe (2021) published them.
  it.each([
    [3926.93, 3925],
    [3913.49, 3910],
    [4178.75, 4175],
    [4175, 4175],
  ])('of an index at %f is struck at %f where strikes are five points apart', (spot, strike) => {
    const chain = chainToday();
    chain.spotPoints = spot;
    chain.strikes = strikeLadder(3500, 4500, 5);
    const { structure, deltas, ivs, quotes } = candidateFrom(chain, put);
    expect(structure).toMatchObject({ kind: 'short-put', widthCents: 100 * strike });
    const { right, expiry, strikeCents } = structure.legs[0]?.contract ?? CALL;
    expect([right, strikeCents]).toEqual(['put', 100 * strike]);
    const model = chain.model(expiry, 'put', strikeCents);
    expect([deltas, ivs]).toEqual([[model?.delta], [model?.iv]]);
    expect(quotes).toHaveLength(1);
  });

  it('brings its mid, and its bid at natural', () => {
    const chain = chainToday();
    const { structure } = candidateFrom(chain, put);
    const key = contractKey(structure.legs[0]?.contract ?? CALL);
    chain.fixedQuotes.set(key, { bidCents: cents(410), askCents: cents(425) });
    expect(candidateFrom(chain, put)).toMatchObject({ midCreditCents: 417.5, naturalCreditCents: 410 });
  });

  it('may be found by its delta, within the tolerance', () => {
    const chain = chainToday();
    const byDelta = { ...put, strikeRule: 'nearest-delta', shortDelta: 0.3 } as const;
    expect(candidateFrom(chain, byDelta).deltas[0]).toBeCloseTo(-0.3, 1);
    chain.strikes = [20_000, 30_000].map(cents);
    expect(select(chain, byDelta)).toMatchObject({ gate: 'no-strike', limit: 0.05 });
  });

  it('is none below the lowest strike, or where the surface has no view', () => {
    const low = chainToday();
    low.spotPoints = 199;
    expect(select(low, put)).toEqual({ kind: 'stand', gate: 'no-strike' });
    const blind = chainToday();
    blind.hasModel = () => false;
    expect(select(blind, put)).toEqual({ kind: 'stand', gate: 'no-strike' });
  });
});

describe('selection stops', () => {
  it('without an expiry in the band', () => {
    expect(select(chainToday(), { dteMin: 11, dteMax: 30 })).toEqual({
      kind: 'stand',
      gate: 'no-listed-expiry',
    });
    const late = chainToday();
    late.atMs = LISTED[2]?.lastTradeMs ?? late.atMs;
    expect(select(late)).toMatchObject({ gate: 'no-listed-expiry' });
  });

  it('where the nearest strike is further from its delta than tolerated, and says by how much', () => {
    const chain = chainToday();
    chain.strikes = [24_000, 26_000, 28_000, 30_000].map(cents);
    const loose = candidateFrom(chain, { deltaTolerance: 0.1 });
    const distance = ([long, short]: readonly number[]) =>
      Math.max(Math.abs(Math.abs(short ?? 9) - 0.2), Math.abs(Math.abs(long ?? 9) - 0.1));
    const putDistance = distance(loose.deltas);
    const limit = Math.max(putDistance, distance(loose.deltas.toReversed()));
    expect(select(chain, { deltaTolerance: limit })).toMatchObject({ kind: 'selected' });
    expect(select(chain, { deltaTolerance: putDistance - 1e-9 })).toEqual({
      kind: 'stand',
      gate: 'no-strike',
      measured: putDistance,
      limit: putDistance - 1e-9,
    });
  });

  it('where a long falls on its short, the shorts cross, or the surface has no view', () => {
    const coarse = chainToday();
    coarse.strikes = [25_500, 28_500].map(cents);
    expect(select(coarse, { deltaTolerance: 1 })).toEqual({ kind: 'stand', gate: 'no-strike' });
    expect(select(chainToday(), { shortDelta: 0.7, longDelta: 0.1 })).toEqual({
      kind: 'stand',
      gate: 'no-strike',
    });
    const blind = chainToday();
    blind.hasModel = (strikeCents) => strikeCents < 27_000;
    expect(select(blind)).toEqual({ kind: 'stand', gate: 'no-strike' });
  });

  it('where any leg is not quoted', () => {
    for (const { contract: leg } of candidateFrom(chainToday()).structure.legs) {
      const chain = chainToday();
      chain.faultOf = (contract) => (contractKey(contract) === contractKey(leg) ? 'missing' : undefined);
      expect(select(chain)).toEqual({ kind: 'stand', gate: 'no-quote' });
    }
  });

  it('not for a short put and a short call of one strike', () => {
    expect(select(chainToday(), { shortDelta: 0.5, longDelta: 0.2 })).toMatchObject({ kind: 'selected' });
  });
});
