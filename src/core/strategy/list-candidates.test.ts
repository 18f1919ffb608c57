// Tests that a list holds every structure of the bands once, the strategy's own first, and says what it could not quote.
import { describe, expect, it } from 'vitest';
import { contractKey, type EntryCandidate, type OptionContract } from '../domain/index.ts';
import { type FakeChain, strikeLadder } from '../domain/market/fake-chain.fixture.ts';
import { chainToday, LISTED, MONTHLY, STRATEGY, TODAY } from './entry-case.fixture.ts';
import { listCandidates } from './list-candidates.ts';
import { selectStructure } from './select-structure.ts';
import type { StructureSelection } from './strategy-config.ts';
import { NO_TILT, type StructureTilt } from './structure-tilt.ts';

function listed(
  changes: Partial<StructureSelection> = {},
  {
    chain = chainToday(),
    tilt = NO_TILT,
  }: { readonly chain?: FakeChain; readonly tilt?: StructureTilt } = {},
) {
  const time = { today: TODAY, calendar: MONTHLY, tilt };
  const selection = { ...STRATEGY.selection, ...changes };
  return { ...listCandidates(chain, selection, time), selected: selectStructure(chain, selection, time) };
}

const keyOf = ({ structure }: EntryCandidate): string =>
  structure.legs.map(({ contract }) => contractKey(contract)).join();
const shortsOf = ({ structure, deltas }: EntryCandidate): readonly number[] =>
  structure.legs.flatMap(({ quantity }, leg) => (quantity < 0 ? [Math.abs(deltas[leg] ?? Number.NaN)] : []));

describe('a list of candidates', () => {
  it('has every listed put of the band, on every expiry of the band, each structure once', () => {
    const chain = chainToday();
    const { candidates, expiries, unquoted } = listed({}, { chain });
    expect(expiries).toEqual([LISTED[1], LISTED[2]]);
    expect(unquoted).toEqual([]);
    expect(new Set(candidates.map(keyOf)).size).toBe(candidates.length);
    for (const expiry of expiries) {
      const inBand = chain.strikesCents(expiry).filter((strike) => {
        const absDelta = Math.abs(chain.model(expiry, 'put', strike)?.delta ?? 0);
        return absDelta >= 0.15 && absDelta <= 0.25;
      });
      const puts = candidates.flatMap(({ structure }) =>
        structure.expiry === expiry ? [structure.legs[1]?.contract.strikeCents] : [],
      );
      expect(inBand.length).toBeGreaterThan(5);
      expect([...new Set(puts)].toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(inBand);
    }
    for (const candidate of candidates) {
      const shorts = shortsOf(candidate);
      expect(shorts).toHaveLength(2);
      for (const delta of shorts) {
        expect(delta).toBeGreaterThanOrEqual(0.15);
        expect(delta).toBeLessThanOrEqual(0.25);
      }
    }
  });

  it.each<[string, Partial<StructureSelection>, StructureTilt]>([
    ['nearest-delta', {}, NO_TILT],
    ['delta-at-most', { strikeRule: 'delta-at-most' }, NO_TILT],
    ['skew', { skewPenaltyWeight: 1 }, NO_TILT],
    ['wings in points', { putWingWidth: 10, callWingWidth: 6 }, NO_TILT],
    ['nearest-credit', { strikeRule: 'nearest-credit', creditWidthTarget: 0.3 }, NO_TILT],
    ['credit-at-least', { strikeRule: 'credit-at-least', creditWidthTarget: 0.2 }, NO_TILT],
    ['next-monthly', { expiryRule: 'next-monthly' }, NO_TILT],
    ['a tilt', {}, { putDeltaScale: 0.9, callDeltaScale: 1.1, widthScale: 1.5 }],
    ['a put', { structure: 'short-put' }, NO_TILT],
    ['the put at the money', { structure: 'short-put', strikeRule: 'at-or-below-spot' }, NO_TILT],
  ])('begins with what the strategy picks by %s, and goes on by distance from it', (_name, changes, tilt) => {
    const { own, candidates, selected } = listed(changes, { tilt });
    if (selected.kind === 'stand') throw new Error(`stopped by ${selected.gate}`);
    expect(own).toEqual(selected.candidate);
    expect(candidates[0]).toBe(own);
    expect(candidates.filter((candidate) => keyOf(candidate) === keyOf(selected.candidate))).toHaveLength(1);
    const days = candidates.slice(1).map(({ dte }) => Math.abs(dte - 30));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(candidates.length).toBeGreaterThan(1);
  });

  it.each<'iron-condor' | 'short-put'>(['iron-condor', 'short-put'])(
    'has no short above the delta wanted where the rule sells none: %s',
    (structure) => {
      const highest = (strikeRule: StructureSelection['strikeRule']): number =>
        Math.max(...listed({ structure, strikeRule }).candidates.flatMap(shortsOf));
      expect(highest('nearest-delta')).toBeGreaterThan(0.21);
      expect(highest('delta-at-most')).toBeLessThanOrEqual(0.2);
      expect(listed({ structure, strikeRule: 'delta-at-most' }).candidates.length).toBeGreaterThan(3);
    },
  );

  it('comes nearer to the wanted deltas the earlier a candidate of an expiry stands', () => {
    // Wings in points move with the shorts, so that an order that looked at them would be another.
    const wings = { putWingWidth: 10, callWingWidth: 6 };
    const tilt = { putDeltaScale: 0.9, callDeltaScale: 1.1, widthScale: 1 };
    const { candidates } = listed(wings, { tilt });
    const misses = candidates.slice(1).flatMap((candidate) => {
      const [put = Number.NaN, call = Number.NaN] = shortsOf(candidate);
      return candidate.dte === 31 ? [Math.abs(put - 0.18) + Math.abs(call - 0.22)] : [];
    });
    expect(misses.length).toBeGreaterThan(3);
    expect(misses).toEqual(misses.toSorted((a, b) => a - b));
  });

  it('comes nearer to the wanted credit the earlier a candidate of an expiry stands, where the rule goes by credit', () => {
    const { candidates } = listed({ strikeRule: 'nearest-credit', creditWidthTarget: 0.29 });
    const misses = candidates
      .slice(1)
      .flatMap(({ dte, midCreditCents, structure }) =>
        dte === 31 ? [Math.abs(midCreditCents / structure.widthCents - 0.29)] : [],
      );
    expect(misses.length).toBeGreaterThan(3);
    expect(misses).toEqual(misses.toSorted((a, b) => a - b));
  });

  it('keeps what has no quote apart', () => {
    const chain = chainToday();
    const whole = listed().candidates;
    const [gone] = whole.slice(3);
    const dropped = gone?.structure.legs[1]?.contract as OptionContract;
    chain.faultOf = (contract) => (contractKey(contract) === contractKey(dropped) ? 'missing' : undefined);
    const { candidates, unquoted } = listed({}, { chain });
    expect(unquoted.length).toBeGreaterThan(0);
    expect(candidates.length + unquoted.length).toBe(whole.length);
    for (const { legs } of unquoted) expect(legs.map(({ contract }) => contract)).toContainEqual(dropped);
  });

  it('names the expiries whose strikes lie too far from what is wanted', () => {
    expect(listed().emptyExpiries).toEqual([]);
    const sparse = chainToday();
    sparse.strikesCents = (expiry) => (expiry === LISTED[2] ? strikeLadder(200, 340, 30) : sparse.strikes);
    const { own, expiries, emptyExpiries, candidates } = listed({}, { chain: sparse });
    expect(own).toMatchObject({ structure: { expiry: LISTED[1] } });
    expect(expiries).toEqual([LISTED[1], LISTED[2]]);
    expect(emptyExpiries).toEqual([LISTED[2]]);
    expect(new Set(candidates.map(({ structure }) => structure.expiry))).toEqual(new Set([LISTED[1]]));
    const unquoted = chainToday();
    unquoted.faultOf = ({ expiry }) => (expiry === LISTED[2] ? 'missing' : undefined);
    expect(listed({}, { chain: unquoted })).toMatchObject({ emptyExpiries: [] });
  });

  it('says at which gate the strategy finds nothing, and lists what there is', () => {
    const nothing = listed({ dteMin: 39, dteTarget: 39 });
    expect(nothing).toMatchObject({ own: { gate: 'no-listed-expiry' }, candidates: [], expiries: [] });
    const dear = listed({ strikeRule: 'credit-at-least', creditWidthTarget: 0.9 });
    expect(dear.own).toMatchObject({ gate: 'no-strike', reason: 'credit-out-of-reach' });
    expect(dear.candidates.length).toBeGreaterThan(5);
  });
});
