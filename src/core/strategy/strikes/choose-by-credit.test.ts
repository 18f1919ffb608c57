// Tests structures chosen by what they pay: the nearest to a share of the width, or the furthest out that brings it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainSnapshot, contractKey, type OptionExpiry } from '../../domain/index.ts';
import type { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { chainToday, LISTED, STRATEGY } from '../entry-case.fixture.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { NO_TILT, type StructureTilt } from '../structure-tilt.ts';
import { chooseByCredit } from './choose-by-credit.ts';
import { chooseCondor } from './choose-condor.ts';
import { chooseShortPut } from './choose-short-put.ts';
import { quotedCredit } from './quoted-credit.ts';
import type { StructureChoice } from './structure-choice.ts';

const EXPIRY = LISTED[1] as OptionExpiry;
const BAND = {
  shortDelta: 0.2,
  shortDeltaMin: 0.1,
  shortDeltaMax: 0.3,
  putWingWidth: 5,
  callWingWidth: 5,
} as const;

type Changes = Partial<StructureSelection>;

function condorBy(changes: Changes, chain: FakeChain = chainToday(), tilt: StructureTilt = NO_TILT) {
  return chooseCondor(chain, EXPIRY, { ...STRATEGY.selection, ...BAND, ...changes }, tilt);
}

function creditWidthOf(chain: ChainSnapshot, choice: StructureChoice): number {
  return (quotedCredit(chain, choice.structure)?.midCreditCents ?? 0) / choice.structure.widthCents;
}

function chosen(found: ReturnType<typeof chooseCondor>): StructureChoice {
  if (found.kind === 'stand') throw new Error(`stopped by ${found.gate}`);
  return found;
}

/** Every condor of the band, as the same rule finds them for each target that one of them meets. */
function allInBand(chain: FakeChain): readonly StructureChoice[] {
  const found = new Map<string, StructureChoice>();
  for (let target = 0; target < 1; target += 0.002) {
    const choice = chosen(condorBy({ strikeRule: 'nearest-credit', creditWidthTarget: target }, chain));
    found.set(choice.structure.legs.map(({ contract }) => contractKey(contract)).join(' '), choice);
  }
  return [...found.values()];
}

describe('a condor by its credit', () => {
  it('is the one of the band whose credit is nearest the share of the width', () => {
    const anyTarget = fc.double({ min: 0, max: 0.9, noNaN: true });
    const chain = chainToday();
    const all = allInBand(chain);
    expect(all.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(anyTarget, (creditWidthTarget) => {
        const choice = chosen(condorBy({ strikeRule: 'nearest-credit', creditWidthTarget }, chain));
        const miss = Math.abs(creditWidthOf(chain, choice) - creditWidthTarget);
        for (const other of all)
          expect(miss).toBeLessThanOrEqual(Math.abs(creditWidthOf(chain, other) - creditWidthTarget));
      }),
      { numRuns: 40 },
    );
  });

  it('is the furthest out that brings a share, or none, told with the most there is', () => {
    const chain = chainToday();
    const all = allInBand(chain).toSorted((a, b) => creditWidthOf(chain, a) - creditWidthOf(chain, b));
    const [least, second] = all;
    const most = all.at(-1);
    if (least === undefined || second === undefined || most === undefined) throw new Error('too few');
    const byAtLeast = (creditWidthTarget: number) =>
      condorBy({ strikeRule: 'credit-at-least', creditWidthTarget }, chain);
    expect(byAtLeast(creditWidthOf(chain, least))).toEqual(least);
    expect(byAtLeast(creditWidthOf(chain, least) + 1e-9)).toEqual(second);
    expect(byAtLeast(creditWidthOf(chain, most) + 1e-9)).toEqual({
      kind: 'stand',
      gate: 'no-strike',
      reason: 'credit-out-of-reach',
      measured: creditWidthOf(chain, most),
      limit: creditWidthOf(chain, most) + 1e-9,
    });
    const outOfReach = { strikeRule: 'credit-at-least', creditWidthTarget: 0.99 } as const;
    for (const order of [all, all.toReversed()])
      expect(chooseByCredit(chain, order, outOfReach)).toMatchObject({
        measured: creditWidthOf(chain, most),
      });
  });

  it('has shorts as far from their targets on both sides, inside the band, and wings as wide as asked', () => {
    for (const creditWidthTarget of [0, 0.3, 0.9]) {
      const { structure, models } = chosen(condorBy({ strikeRule: 'nearest-credit', creditWidthTarget }));
      const [, put = Number.NaN, call = Number.NaN] = models.map(({ delta }) => Math.abs(delta));
      for (const absDelta of [put, call]) {
        expect(absDelta).toBeGreaterThanOrEqual(0.1);
        expect(absDelta).toBeLessThanOrEqual(0.3);
      }
      expect(Math.abs(put - call)).toBeLessThan(0.02);
      expect(structure.widthCents).toBe(500);
    }
    const leaning = { ...NO_TILT, callDeltaScale: 0.6 };
    const tilted = chosen(
      condorBy({ strikeRule: 'nearest-credit', creditWidthTarget: 0.2 }, chainToday(), leaning),
    );
    const [, put = 0, call = 0] = tilted.models.map(({ delta }) => Math.abs(delta));
    expect(Math.abs(call - 0.6 * put)).toBeLessThan(0.02);
  });

  it('passes over what is not quoted or pays its width, and stands where nothing is left', () => {
    const rule = { strikeRule: 'nearest-credit', creditWidthTarget: 0.2 } as const;
    const chain = chainToday();
    const first = chosen(condorBy(rule, chain));
    const shortKey = contractKey((first.structure.legs[1] as (typeof first.structure.legs)[number]).contract);
    chain.faultOf = (contract) => (contractKey(contract) === shortKey ? 'missing' : undefined);
    const second = chosen(condorBy(rule, chain));
    expect(second.structure.legs[1]?.contract.strikeCents).not.toBe(
      first.structure.legs[1]?.contract.strikeCents,
    );
    chain.faultOf = () => 'missing';
    expect(condorBy(rule, chain)).toEqual({ kind: 'stand', gate: 'no-strike' });
    const gift = chainToday();
    gift.readQuote = ({ strikeCents, right }, slot) => {
      const price = right === 'call' ? 50_000 - strikeCents : strikeCents;
      slot.bidCents = price;
      slot.askCents = price;
      return true;
    };
    expect(condorBy(rule, gift)).toEqual({ kind: 'stand', gate: 'no-strike' });
  });
});

it('a put by its credit brings the share of its strike that is nearest, from inside the band', () => {
  const chain = chainToday();
  const put = (changes: Changes) =>
    chosen(
      chooseShortPut(
        chain,
        EXPIRY,
        { ...STRATEGY.selection, ...BAND, structure: 'short-put', ...changes },
        NO_TILT,
      ),
    );
  const low = put({ strikeRule: 'nearest-credit', creditWidthTarget: 0 });
  const high = put({ strikeRule: 'nearest-credit', creditWidthTarget: 1 });
  expect(Math.abs(low.models[0]?.delta ?? 0)).toBeGreaterThanOrEqual(0.1);
  expect(Math.abs(high.models[0]?.delta ?? 1)).toBeLessThanOrEqual(0.3);
  const target = (creditWidthOf(chain, low) + creditWidthOf(chain, high)) / 2;
  const middle = put({ strikeRule: 'credit-at-least', creditWidthTarget: target });
  expect(creditWidthOf(chain, middle)).toBeGreaterThanOrEqual(target);
  expect(creditWidthOf(chain, middle)).toBeLessThan(creditWidthOf(chain, high));
});
