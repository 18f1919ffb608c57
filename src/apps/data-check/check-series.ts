// Checks a file of bars, index levels or rates by the rules that a run applies to it.
import {
  type BarsFile,
  readBarsFile,
  readRatesFile,
  readVolatilityFile,
} from '../../adapters/market-data/csv/index.ts';
import type { InputFailure, Timeframe } from '../../core/domain/index.ts';
import {
  barDoubts,
  type HygieneActions,
  inspectBars,
  inspectLevels,
  inspectRates,
  type TradingCalendar,
} from '../../core/market/index.ts';
import type { SeriesKind } from '../data-import/index.ts';
import type { CheckedFile } from './checked-file.ts';

export interface SeriesRules {
  readonly timeframe?: Timeframe;
  readonly actions: HygieneActions;
}

/** Reads and checks one file; codes of the readers, and `input-rows` where no timeframe fits or no close is left. */
export function checkSeries(
  path: string,
  kind: SeriesKind,
  rules: SeriesRules,
  calendar: TradingCalendar,
): CheckedFile | InputFailure {
  if (kind === 'rates') {
    const file = readRatesFile(path);
    if (!file.ok) return file;
    return { path, kind, bytes: file.bytes, sha256: file.sha256, report: inspectRates(file.rates) };
  }
  const bars = readBarsFile(path);
  if (kind === 'bars') return bars.ok ? checkedBars(path, bars, rules, calendar) : bars;
  // A file of levels with all four prices has its ranges looked at, too.
  const values = bars.ok ? { ...bars, values: bars.bars } : readVolatilityFile(path);
  if (!values.ok) return values;
  const inspected = inspectLevels(values.values, calendar, { name: path });
  if (!inspected.ok) return inspected;
  return { path, kind, bytes: values.bytes, sha256: values.sha256, report: inspected.report };
}

/** Checks bars that have been read. */
export function checkedBars(
  path: string,
  file: BarsFile,
  { timeframe, actions }: SeriesRules,
  calendar: TradingCalendar,
): CheckedFile | InputFailure {
  const bars = inspectBars(file.bars, calendar, {
    name: path,
    actions,
    ...(timeframe === undefined ? {} : { timeframe }),
  });
  if (!bars.ok) return bars;
  return {
    path,
    kind: 'bars',
    bytes: file.bytes,
    sha256: file.sha256,
    timeframe: bars.timeframe,
    report: bars.report,
    doubts: barDoubts(bars),
    bars,
  };
}
