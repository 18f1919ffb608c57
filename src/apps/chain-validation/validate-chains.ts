// Measures the simulated chain on recorded ones: reads, compares smile by smile, and sums up.
import { readEconomicReleases, readTickRules } from '../../adapters/bundled/index.ts';
import {
  ChainVixGathering,
  compareSmile,
  forEachSimulated,
  type SmileComparison,
} from '../../analysis/chain-fit/index.ts';
import { buildEconomicCalendar } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { type ChainInputs, readChains } from './read-chains.ts';
import { type SmileFigure, SmileFigureGathering } from './smile-figures.ts';
import { type ValidationDocument, validationDocument } from './validation-document.ts';

export interface Validation {
  readonly document: ValidationDocument;
  /** Smiles of several snapshots, for pictures. */
  readonly figures: readonly SmileFigure[];
}

/** The validation, or why there is none. Code `no-snapshots` where no file holds a chain of the dates asked for. */
export function validateChains(inputs: ChainInputs): UsageResult<Validation> {
  const read = readChains(inputs);
  if (!read.ok) return read;
  const { snapshots, calendar, files, leftOut, otherDates } = read.value;
  if (snapshots.length === 0) {
    const found =
      `${files.length} files with ${otherDates} snapshots of other dates, ` +
      `${leftOut.withoutIndex} without an index level and ${leftOut.withoutSmile} without a smile`;
    return usageError('no-snapshots', `expected chains of ${inputs.dates} dates, found ${found}`);
  }
  const tickRules = readTickRules();
  if (!tickRules.ok) return usageError(tickRules.error.code, tickRules.error.message);
  const economy = readEconomicReleases();
  if (!economy.ok) return usageError(economy.error.code, economy.error.message);
  const { releases } = buildEconomicCalendar(economy.table);
  const comparisons: SmileComparison[] = [];
  const vix = new ChainVixGathering();
  const figures = new SmileFigureGathering(snapshots);
  forEachSimulated(
    snapshots,
    { sessions: calendar.sessions, tickRules: tickRules.table, releases },
    (placed, simulated) => {
      comparisons.push(compareSmile(placed, simulated));
      vix.add(placed, simulated);
      figures.add(placed, simulated);
    },
  );
  const document = validationDocument(read.value, { comparisons, vix: vix.indices() }, inputs.dates);
  return { ok: true, value: { document, figures: figures.figures() } };
}
