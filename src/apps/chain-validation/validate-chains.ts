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
import { type LeftOutDocument, leftOutDocument, leftOutLines } from './left-out-document.ts';
import { type ChainInputs, readChains } from './read-chains.ts';
import { counted } from './text/figures.ts';
import { type SmileFigure, smileFigures } from './smile-figures.ts';
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
  const { snapshots, calendar } = read.value;
  if (snapshots.length === 0) return noSnapshots(inputs, leftOutDocument(read.value));
  const tickRules = readTickRules();
  if (!tickRules.ok) return usageError(tickRules.error.code, tickRules.error.message);
  const economy = readEconomicReleases();
  if (!economy.ok) return usageError(economy.error.code, economy.error.message);
  const { releases } = buildEconomicCalendar(economy.table);
  const comparisons: SmileComparison[] = [];
  const vix = new ChainVixGathering();
  const rules = { sessions: calendar.sessions, tickRules: tickRules.table, releases };
  forEachSimulated(snapshots, rules, (placed, simulated) => {
    comparisons.push(compareSmile(placed, simulated));
    vix.add(placed, simulated);
  });
  const document = validationDocument(read.value, { comparisons, vix: vix.indices() }, inputs.dates);
  return { ok: true, value: { document, figures: smileFigures(comparisons, rules) } };
}

function noSnapshots({ dates }: ChainInputs, leftOut: LeftOutDocument): UsageResult<never> {
  const { filesRead, rows } = leftOut;
  const which = dates === 'all' ? 'any date' : `${dates} dates`;
  const found = `${counted(rows.read, 'row')} in ${counted(filesRead, 'file')}`;
  const message = `expected chains of ${which} with an index level and a smile, found none among ${found}`;
  return usageError('no-snapshots', message, [
    { message },
    ...leftOutLines(leftOut).map((line) => ({ message: line })),
  ]);
}
