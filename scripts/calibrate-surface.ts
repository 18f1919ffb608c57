// Fits the surface rule to recorded chains again and prints every coefficient beside the one in the tree.
import { join } from 'node:path';
import { readEconomicReleases } from '../src/adapters/bundled/index.ts';
import { DTE_BANDS, fitSurface, surfaceObservations } from '../src/analysis/chain-fit/index.ts';
import { readChains } from '../src/apps/chain-validation/index.ts';
import { buildEconomicCalendar } from '../src/core/market/index.ts';
import { SURFACE_TERMS, type SurfaceTerms } from '../src/core/synthetic/index.ts';

/** The recorded data's folder, laid out as the real-data tests expect it. */
const folder = process.env['QUANTOR_REAL_DATA'];
if (folder === undefined)
  throw new Error('set QUANTOR_REAL_DATA to the folder of recorded chains and indices');

const volatility = (name: string): string => join(folder, 'volatility', name);
const read = readChains({
  paths: [join(folder, 'chains')],
  volatility: {
    vix: [volatility('vix_daily_1990_2026.csv.gz'), volatility('vix_5m_2025-08_2026-02.csv.gz')],
    vix9d: [volatility('vix9d_daily_2016_2026.csv.gz')],
    vix3m: [volatility('vix3m_daily.csv.gz')],
    vix6m: [volatility('vix6m_daily.csv.gz')],
  },
  rates: join(folder, 'rates/us_3m_bill_1990_2026.csv.gz'),
  bars: join(folder, 'underlying/spy_daily_1993_2026.csv.gz'),
  dates: 'calibration',
});
if (!read.ok) throw new Error(read.error.message);
const economy = readEconomicReleases();
if (!economy.ok) throw new Error(economy.error.message);
const observations = surfaceObservations(read.value.snapshots, {
  sessions: read.value.calendar.sessions,
  releases: buildEconomicCalendar(economy.table).releases,
});
const fit = fitSurface(observations);

const weeks = new Set(observations.map(({ week }) => week)).size;
process.stdout.write(`${observations.length} smiles of ${weeks} odd weeks\n\n`);
const line = (cells: readonly string[]): string =>
  `${(cells[0] ?? '').padEnd(34)}${cells
    .slice(1)
    .map((cell) => cell.padStart(10))
    .join('')}\n`;
process.stdout.write(line(['coefficient', 'tree', 'fit', 'error']));
for (const [name, tree] of named(SURFACE_TERMS)) {
  const of = (terms: SurfaceTerms): number => named(terms).get(name) as number;
  process.stdout.write(line([name, tree.toFixed(3), of(fit.terms).toFixed(4), of(fit.errors).toFixed(4)]));
}
process.stdout.write(`\n${line(['days to expiry', ...DTE_BANDS])}`);
process.stdout.write(
  line(['RMSE on weeks left out, points', ...DTE_BANDS.map((band) => fit.leftOutPoints[band].toFixed(2))]),
);

function named(terms: SurfaceTerms): ReadonlyMap<string, number> {
  const rows = Object.entries(terms).flatMap(([group, value]): [string, number][] =>
    typeof value === 'number'
      ? [[group, value]]
      : Object.entries(value as Record<string, number>).map(([name, each]) => [`${group}.${name}`, each]),
  );
  return new Map(rows);
}
