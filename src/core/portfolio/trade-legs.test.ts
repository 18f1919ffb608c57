// Tests what is told of a trade's holdings while its legs differ.
import { describe, expect, it } from 'vitest';
import { optionContract } from '../domain/index.ts';
import { CONDOR, EXPIRY, openingOf, openTradeOf } from './open-trade.fixture.ts';
import { closableBundle, heldContracts, legPlace, wholeUnits } from './trade-legs.ts';

const twoUnits = () => openTradeOf({ opening: openingOf({ quantity: 2 }) });
const contracts = CONDOR.legs.map(({ contract }) => contract);

describe('held contracts', () => {
  it('are those of every trade, without the legs that are gone', () => {
    const whole = twoUnits();
    const broken = openTradeOf({ legContracts: [1, 0, -1, 1] });
    expect(heldContracts([whole, broken])).toEqual([
      { contract: contracts[0], quantity: 2 },
      { contract: contracts[1], quantity: -2 },
      { contract: contracts[2], quantity: -2 },
      { contract: contracts[3], quantity: 2 },
      { contract: contracts[0], quantity: 1 },
      { contract: contracts[2], quantity: -1 },
      { contract: contracts[3], quantity: 1 },
    ]);
    expect(heldContracts([])).toEqual([]);
  });
});

describe('a leg', () => {
  it('is found by its contract, whichever object that is', () => {
    const trade = twoUnits();
    const same = optionContract(EXPIRY, 'call', contracts[2]?.strikeCents ?? (0 as never));
    expect(legPlace(trade, same)).toBe(2);
    expect(() => legPlace(trade, optionContract({ ...EXPIRY }, 'call', same.strikeCents))).toThrow(
      /trade 1 has a leg in every contract/,
    );
    expect(() => legPlace(trade, optionContract(EXPIRY, 'put', same.strikeCents))).toThrow(
      /trade 1 has a leg/,
    );
  });
});

describe('units', () => {
  it('are whole while all legs are held alike and no shares are', () => {
    expect(wholeUnits(twoUnits())).toBe(2);
    expect(wholeUnits(openTradeOf({ legContracts: [0, 0, 0, 0] }))).toBe(0);
    expect(wholeUnits(openTradeOf({ legContracts: [1, -1, -1, 0] }))).toBeUndefined();
    expect(wholeUnits(openTradeOf({ legContracts: [2, -1, -1, 1] }))).toBeUndefined();
    expect(wholeUnits(openTradeOf({ shares: 100 }))).toBeUndefined();
  });
});

describe('the bundle that one order can close', () => {
  it('is of all legs held, in the units they have in common', () => {
    expect(closableBundle(twoUnits())).toEqual({ places: [0, 1, 2, 3], units: 2 });
    expect(closableBundle(openTradeOf({ legContracts: [3, -3, -1, 3] }))).toEqual({
      places: [0, 1, 2, 3],
      units: 1,
    });
    expect(closableBundle(openTradeOf({ legContracts: [3, -2, 0, 3] }))).toEqual({
      places: [0, 1, 3],
      units: 2,
    });
    expect(closableBundle(openTradeOf({ legContracts: [0, 0, 0, 0] }))).toBeUndefined();
  });
});
