// The surface rule's numbers in the tree against a fresh fit to the recorded chains of the weeks that calibrate.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEconomicReleases } from '../../src/adapters/bundled/index.ts';
import {
  calibrates,
  fitSurface,
  type SurfaceFit,
  surfaceObservations,
} from '../../src/analysis/chain-fit/index.ts';
import { readChains } from '../../src/apps/chain-validation/index.ts';
import { buildEconomicCalendar } from '../../src/core/market/index.ts';
import { SURFACE_TERMS, type SurfaceTerms } from '../../src/core/synthetic/index.ts';
import { CHAIN_INPUTS, isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

/** Every coefficient by its place in the terms. */
function numbersOf(terms: SurfaceTerms): ReadonlyMap<string, number> {
  const groups = (['level', 'tilt', 'curvature'] as const).flatMap((group) =>
    Object.entries(terms[group]).map(([name, value]): [string, number] => [join(group, name), value]),
  );
  return new Map([...groups, ['wingSlope', terms.wingSlope]]);
}

describe.skipIf(!isRecordedDataHere)(`calibration of the surface rule ${SKIPPED_NOTE}`, () => {
  let fit: SurfaceFit;

  beforeAll(() => {
    const read = readChains({ ...CHAIN_INPUTS, dates: 'calibration' });
    const economy = readEconomicReleases();
    if (!read.ok || !economy.ok) throw new Error('the recorded chains must be readable');
    if (!read.value.snapshots.every(({ recorded }) => calibrates(recorded.date)))
      throw new Error('odd weeks only');
    fit = fitSurface(
      surfaceObservations(read.value.snapshots, {
        sessions: read.value.calendar.sessions,
        releases: buildEconomicCalendar(economy.table).releases,
      }),
    );
  }, 120_000);

  test('every number in the tree is the one the fit finds, to a fifth of its standard error', () => {
    const found = numbersOf(fit.terms);
    const errors = numbersOf(fit.errors);
    for (const [name, value] of numbersOf(SURFACE_TERMS)) {
      const distance = Math.abs(value - (found.get(name) as number)) / (errors.get(name) as number);
      expect(distance, name).toBeLessThan(0.2);
    }
  });

  test('weeks left out of the fit are met as the decision record says', () => {
    expect(fit.leftOutPoints['0-3']).toBeLessThan(2.05);
    expect(fit.leftOutPoints['4-14']).toBeLessThan(1.25);
    expect(fit.leftOutPoints['15-60']).toBeLessThan(1);
    expect(fit.leftOutPoints['61-400']).toBeLessThan(1.45);
  });
});
