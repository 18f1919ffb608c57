// What holds of every condor that selection chooses, whatever the chain: random sparse ones, and simulated ones as exchanges list them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../test/fixtures/venue-stage.ts';
import {
  cents,
  type ChainSnapshot,
  contractKey,
  daysBetween,
  type EntryCandidate,
  type Root,
  type SessionDate,
} from '../domain/index.ts';
import { FakeChain, strikeLadder } from '../domain/market/fake-chain.fixture.ts';
import { nyse } from '../market/bundled-rules.fixture.ts';
import { randomChains } from '../synthetic/chain/random-chains.fixture.ts';
import { LISTED, MONTHLY, STRATEGY, TODAY } from './entry-case.fixture.ts';
import { selectStructure } from './select-structure.ts';
import type { StructureSelection } from './strategy-config.ts';
import type { StructureTilt } from './structure-tilt.ts';

const anyScale = fc.double({ min: 0.5, max: 2, noNaN: true });
const anyTilt: fc.Arbitrary<StructureTilt> = fc.record({
  putDeltaScale: anyScale,
  callDeltaScale: anyScale,
  widthScale: anyScale,
});
const anyWidth = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const anySelection: fc.Arbitrary<StructureSelection> = fc
  .record({
    strikeRule: fc.constantFrom(
      'nearest-delta' as const,
      'delta-at-most' as const,
      'nearest-credit' as const,
      'credit-at-least' as const,
    ),
    shortDelta: fc.double({ min: 0.05, max: 0.45, noNaN: true }),
    below: fc.option(fc.double({ min: 0, max: 0.1, noNaN: true }), { nil: undefined }),
    above: fc.option(fc.double({ min: 0, max: 0.1, noNaN: true }), { nil: undefined }),
    longShare: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
    deltaTolerance: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
    putWingWidth: anyWidth,
    callWingWidth: anyWidth,
    skewPenaltyWeight: fc.constantFrom(0, 0, 0.5, 1),
    creditWidthTarget: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map(({ below, above, longShare, ...drawn }) => ({
    ...STRATEGY.selection,
    ...drawn,
    longDelta: drawn.shortDelta * longShare,
    shortDeltaMin: below === undefined ? undefined : Math.max(0.001, drawn.shortDelta - below),
    shortDeltaMax: above === undefined ? undefined : drawn.shortDelta + above,
  }));

/** Strikes with holes, quotes that are missing or have no bid, and a surface with holes. */
const anyChain = fc
  .record({
    step: fc.constantFrom(0.5, 1, 1, 2, 5, 10),
    holes: fc.constantFrom(0, 0, 0.2, 0.5, 0.9),
    spot: fc.double({ min: 240, max: 300, noNaN: true }),
    volatility: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
    unquoted: fc.constantFrom(0, 0, 0.1),
    oneSided: fc.double({ min: 0, max: 0.3, noNaN: true }),
    unseen: fc.constantFrom(0, 0, 0.05),
    salt: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ step, holes, spot, volatility, unquoted, oneSided, unseen, salt }) => {
    const chain = new FakeChain(LISTED, instant(TODAY, 90));
    chain.spotPoints = spot;
    chain.volatility = volatility;
    const shareOf = (key: number) => ((key * 7919 + salt * 104_729) % 1009) / 1009;
    chain.strikes = strikeLadder(150, 400, step).filter((strikeCents) => shareOf(strikeCents + 3) >= holes);
    chain.hasModel = (strikeCents) => shareOf(strikeCents) >= unseen;
    chain.faultOf = ({ strikeCents }) => (shareOf(strikeCents + 1) < unquoted ? 'missing' : undefined);
    for (const expiry of LISTED) {
      for (const strikeCents of chain.strikes) {
        if (shareOf(strikeCents + 2) >= oneSided) continue;
        for (const right of ['put', 'call'] as const) {
          const noBid = { bidCents: cents(0), askCents: cents(5) };
          chain.fixedQuotes.set(contractKey({ expiry, right, strikeCents } as never), noBid);
        }
      }
    }
    return chain;
  });

const FAR = 1e-9;

/** Everything that a candidate promises, of whatever chain it was chosen on. */
function checkCondor(
  candidate: EntryCandidate,
  chain: ChainSnapshot,
  selection: StructureSelection,
  { date, tilt }: { readonly date: SessionDate; readonly tilt: StructureTilt },
): void {
  const { legs, expiry } = candidate.structure;
  const [longPut = 0, shortPut = 0, shortCall = 0, longCall = 0] = legs.map(
    ({ contract }) => contract.strikeCents,
  );
  expect(longPut).toBeLessThan(shortPut);
  expect(shortPut).toBeLessThanOrEqual(shortCall);
  expect(shortCall).toBeLessThan(longCall);
  expect(legs.map(({ contract }) => contract.right)).toEqual(['put', 'put', 'call', 'call']);
  // One object: puts and calls cannot differ in their expiry.
  for (const { contract } of legs) expect(contract.expiry).toBe(expiry);
  expect(chain.expiries()).toContain(expiry);
  const dte = daysBetween(date, expiry.sessionDate);
  expect(candidate.dte).toBe(dte);
  expect(dte).toBeGreaterThanOrEqual(selection.dteMin);
  expect(dte).toBeLessThanOrEqual(selection.dteMax);
  const strikes = chain.strikesCents(expiry);
  for (const { contract } of legs) expect(strikes).toContain(contract.strikeCents);
  checkSide(candidate, chain, selection, { leg: 1, scale: tilt.putDeltaScale });
  checkSide(candidate, chain, selection, { leg: 2, scale: tilt.callDeltaScale });
  const { putWingWidth, callWingWidth } = selection;
  const outside = (right: 'put' | 'call') =>
    strikes
      .map((strike) => (right === 'put' ? shortPut - strike : strike - shortCall))
      .filter((width) => width > 0);
  checkWidth(shortPut - longPut, putWingWidth, outside('put'), tilt.widthScale);
  checkWidth(longCall - shortCall, callWingWidth, outside('call'), tilt.widthScale);
}

/** Deltas lie in the band: a given bound as it is, the other side within the tolerance of the tilted target. */
function checkSide(
  { deltas }: EntryCandidate,
  _chain: ChainSnapshot,
  selection: StructureSelection,
  { leg, scale }: { readonly leg: 1 | 2; readonly scale: number },
): void {
  const { shortDelta, shortDeltaMin = 0, shortDeltaMax = 1, deltaTolerance } = selection;
  const wanted = Math.min(Math.max(shortDelta * scale, shortDeltaMin), shortDeltaMax);
  const absDelta = Math.abs(deltas[leg] ?? Number.NaN);
  const low = selection.shortDeltaMin ?? wanted - deltaTolerance - FAR;
  const high = selection.shortDeltaMax ?? wanted + deltaTolerance + FAR;
  expect(absDelta).toBeGreaterThanOrEqual(low);
  expect(absDelta).toBeLessThanOrEqual(high);
}

/** No listed strike outside the short is nearer to the width asked, and it is missed by half at most. */
function checkWidth(
  widthCents: number,
  points: number | undefined,
  others: readonly number[],
  scale: number,
): void {
  if (points === undefined) return;
  const wanted = 100 * points * scale;
  const miss = Math.abs(widthCents - wanted);
  expect(miss).toBeLessThanOrEqual(wanted / 2 + FAR);
  for (const other of others) expect(miss).toBeLessThanOrEqual(Math.abs(other - wanted) + FAR);
}

describe('every condor that is chosen', () => {
  it('has its strikes in order, on one listed expiry of the band, inside its deltas and as wide as asked, on any chain', () => {
    let chosen = 0;
    let stood = 0;
    fc.assert(
      fc.property(anyChain, anySelection, anyTilt, (chain, selection, tilt) => {
        const time = { today: TODAY, calendar: MONTHLY, tilt };
        const selected = selectStructure(chain, selection, time);
        expect(selectStructure(chain, selection, time)).toEqual(selected);
        if (selected.kind === 'stand') {
          stood += 1;
          expect(['no-strike', 'no-quote']).toContain(selected.gate);
          return;
        }
        chosen += 1;
        checkCondor(selected.candidate, chain, selection, { date: TODAY, tilt });
      }),
      { numRuns: 1500 },
    );
    expect(chosen).toBeGreaterThan(150);
    expect(stood).toBeGreaterThan(150);
  });

  it.each<Root>(['SPX', 'SPXW', 'XSP', 'SPY'])(
    'has one expiry on chains of %s as they are listed',
    (root) => {
      const chains = randomChains(root, 40, `condors of ${root}`);
      const points = root === 'SPY' || root === 'XSP' ? 5 : 50;
      const bases: readonly Partial<StructureSelection>[] = [
        { shortDelta: 0.175, shortDeltaMin: 0.1, shortDeltaMax: 0.25, skewPenaltyWeight: 1 },
        {
          strikeRule: 'nearest-credit',
          creditWidthTarget: 0.3,
          putWingWidth: points,
          callWingWidth: 2 * points,
        },
        { shortDelta: 0.3, longDelta: 0.16, dteMin: 0, dteMax: 60, dteTarget: 45 },
        { dteMin: 0, dteMax: 0, dteTarget: 0, deltaTolerance: 0.1 },
      ];
      let chosen = 0;
      for (let index = 0; index < chains.count; index += 1) {
        chains.moveTo(index);
        const { date } = nyse.lastOpened(chains.chain.atMs) ?? { date: TODAY };
        for (const base of bases) {
          const selection = { ...STRATEGY.selection, dteMin: 30, dteMax: 45, dteTarget: 37, ...base };
          const tilt = { putDeltaScale: 1, callDeltaScale: 1, widthScale: 1 };
          const selected = selectStructure(chains.chain, selection, { today: date, calendar: MONTHLY, tilt });
          if (selected.kind === 'stand') continue;
          chosen += 1;
          checkCondor(selected.candidate, chains.chain, selection, { date, tilt });
        }
      }
      expect(chosen).toBeGreaterThan(40);
    },
  );
});
