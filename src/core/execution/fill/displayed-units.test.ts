// Tests how many units the displayed sizes allow: which size counts for which leg, and what counts where none is told.
import { expect, it } from 'vitest';
import { type DisplayedSize, type OrderIntent, type StructureLeg } from '../../domain/index.ts';
import { CONDOR } from '../../portfolio/open-trade.fixture.ts';
import { instant, stageChain, stageOrder } from '../../../../test/fixtures/venue-stage.ts';
import { displayedUnits, type DisplayedSizeRule } from './displayed-units.ts';

const AT = instant('2018-01-17', 60);
const ALL: DisplayedSizeRule = { shareMax: 1, assumedContracts: undefined };

/** Units of an order for a bought and a sold leg on a chain that tells these sizes of each contract. */
function units(
  sizeOf: ((leg: number) => DisplayedSize | undefined) | undefined,
  rule = ALL,
  ratios: readonly [number, number] = [1, -1],
): number {
  const legs = CONDOR.legs
    .slice(0, 2)
    .map(({ contract }, leg): StructureLeg => ({ contract, quantity: ratios[leg] as 1 }));
  const order: Pick<OrderIntent, 'structure' | 'action'> = stageOrder(CONDOR, {
    structure: { ...CONDOR, kind: 'part', legs },
  });
  const chain = stageChain(new Map(), AT);
  const placeOf = (contract: unknown): number => legs.findIndex((leg) => leg.contract === contract);
  const told = sizeOf && { ...chain, displayedSize: (contract: unknown) => sizeOf(placeOf(contract)) };
  const quotes = legs.map(({ quantity }) => ({ quantity, bidCents: 10, askCents: 20 }));
  return displayedUnits(order, quotes, { chain: told ?? chain, rule });
}

it('any number where the chain never tells a size, or none of a contract, unless one is assumed', () => {
  expect(units(undefined)).toBe(Number.POSITIVE_INFINITY);
  expect(units(() => undefined)).toBe(Number.POSITIVE_INFINITY);
  expect(units(undefined, { ...ALL, assumedContracts: 6 })).toBe(6);
  expect(units(() => undefined, { ...ALL, assumedContracts: 6 })).toBe(6);
});

it('a leg whose size is told is held to it, the other to what is assumed', () => {
  const first = (leg: number) => (leg === 0 ? { bidContracts: 1, askContracts: 4 } : undefined);
  expect(units(first)).toBe(4);
  expect(units(first, { ...ALL, assumedContracts: 3 })).toBe(3);
});

it('a leg of which a unit needs several has fewer units', () => {
  const sizes = () => ({ bidContracts: 9, askContracts: 9 });
  expect(units(sizes, ALL, [1, -2])).toBe(4);
  expect(units(sizes, ALL, [3, -2])).toBe(3);
});
