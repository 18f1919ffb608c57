// Reads every file of a run, bundled tables and a person's own, and keeps what the manifest says of each.
import {
  bundledPath,
  readCalendarTable,
  readEconomicReleases,
  readFeeSchedules,
  readListingRules,
  readSpyDividends,
  readTickRules,
} from '../../../adapters/bundled/index.ts';
import { readBarsFile, readRatesFile } from '../../../adapters/market-data/csv/index.ts';
import type {
  CashDividend,
  FeeSchedule,
  InputFailure,
  ListingRules,
  RawBars,
  RawRates,
  TickRule,
} from '../../../core/domain/index.ts';
import type { RunInput } from '../../../core/ledger/index.ts';
import { type Problem, usageError, type UsageResult } from '../../config/index.ts';
import {
  buildEconomicCalendar,
  buildTradingCalendar,
  type EconomicCalendar,
  type TradingCalendar,
} from '../../../core/market/index.ts';
import type { InputPaths } from '../run-request.ts';
import type { RecordedChains } from './chains/read-chains.ts';
import { readVolatilityIndex, type VolatilityIndex } from './volatility-index.ts';

/** The dated rules of exchange and broker that come with the package. */
export interface BundledTables {
  readonly listingRules: ListingRules;
  readonly tickRules: readonly TickRule[];
  readonly feeSchedules: readonly FeeSchedule[];
  readonly spyDividends: readonly CashDividend[];
}

/** What a run takes of a volatility index. */
export type IndexDays = Pick<VolatilityIndex, 'closes' | 'bars'>;

export interface RawInputs {
  readonly tables: BundledTables;
  readonly calendar: TradingCalendar;
  readonly economy: EconomicCalendar;
  readonly bars: RawBars;
  /** True where `bars` are the package's own S&P 500 days. */
  readonly isBundledBars: boolean;
  /** True where bars and indices are drawn from a model. */
  readonly isSimulated: boolean;
  readonly vix: IndexDays | undefined;
  readonly vix9d: IndexDays | undefined;
  readonly vix3m: IndexDays | undefined;
  readonly vix6m: IndexDays | undefined;
  readonly rates: RawRates | undefined;
  readonly history: RawBars | undefined;
  /** Recorded chains of the run's root, where given. */
  readonly chains: Omit<RecordedChains, 'files'> | undefined;
  readonly files: readonly RunInput[];
}

const BUNDLED_BARS = 'sp500-daily-2000-2020.csv';

/** Everything a run reads, or every problem with it at once. */
export function readInputs(paths: InputPaths): UsageResult<RawInputs> {
  const reading = new Reading();
  const calendarTable = reading.table(readCalendarTable());
  const calendar = calendarTable && buildTradingCalendar(calendarTable);
  const releases = reading.table(readEconomicReleases());
  const listingRules = reading.table(readListingRules());
  const tickRules = reading.table(readTickRules());
  const feeSchedules = reading.table(readFeeSchedules());
  const spyDividends = reading.table(readSpyDividends());
  const bars = paths.bars === undefined ? reading.bundledBars() : reading.bars('bars', paths.bars);
  const vix = reading.volatility('vix', paths.vix, calendar);
  const vix9d = reading.volatility('vix9d', paths.vix9d, calendar);
  const vix3m = reading.volatility('vix3m', paths.vix3m, calendar);
  const vix6m = reading.volatility('vix6m', paths.vix6m, calendar);
  const rates = reading.rates(paths.rates);
  const history = reading.bars('history', paths.history);
  if (
    calendar === undefined ||
    releases === undefined ||
    listingRules === undefined ||
    tickRules === undefined ||
    feeSchedules === undefined ||
    spyDividends === undefined ||
    bars === undefined ||
    reading.failures.length > 0
  ) {
    return firstFailure(reading.failures);
  }
  return {
    ok: true,
    value: {
      tables: { listingRules, tickRules, feeSchedules, spyDividends },
      calendar,
      economy: buildEconomicCalendar(releases),
      bars,
      isBundledBars: paths.bars === undefined,
      isSimulated: false,
      vix,
      vix9d,
      vix3m,
      vix6m,
      rates,
      history,
      chains: undefined,
      files: reading.files,
    },
  };
}

/** Collects files and failures while inputs are read one after the other. */
class Reading {
  readonly files: RunInput[] = [];
  readonly failures: InputFailure[] = [];

  table<T>(
    read: { readonly ok: true; readonly table: T; readonly input: RunInput } | InputFailure,
  ): T | undefined {
    if (!read.ok) {
      this.failures.push(read);
      return undefined;
    }
    this.files.push(read.input);
    return read.table;
  }

  bundledBars(): RawBars | undefined {
    return this.bars('bars', `bundled:${BUNDLED_BARS}`, bundledPath(BUNDLED_BARS));
  }

  /** Reads the bars at `place`, which the manifest will call `path`. */
  bars(role: string, path: string | undefined, place = path): RawBars | undefined {
    if (path === undefined || place === undefined) return undefined;
    const read = readBarsFile(place);
    if (!read.ok) {
      this.failures.push(read);
      return undefined;
    }
    this.files.push({ role, path, sha256: read.sha256, bytes: read.bytes });
    return read.bars;
  }

  volatility(
    role: string,
    path: string | undefined,
    calendar: TradingCalendar | undefined,
  ): VolatilityIndex | undefined {
    if (path === undefined || calendar === undefined) return undefined;
    const read = readVolatilityIndex(role, path, calendar);
    if (!read.ok) {
      this.failures.push(read);
      return undefined;
    }
    this.files.push(read.input);
    return read;
  }

  rates(path: string | undefined): RawRates | undefined {
    if (path === undefined) return undefined;
    const read = readRatesFile(path);
    if (!read.ok) {
      this.failures.push(read);
      return undefined;
    }
    this.files.push({ role: 'rates', path, sha256: read.sha256, bytes: read.bytes });
    return read.rates;
  }
}

function firstFailure(failures: readonly InputFailure[]): UsageResult<never> {
  const problems: Problem[] = failures.flatMap(({ error }) => [
    { message: error.message },
    ...error.problems.map((message) => ({ message })),
  ]);
  const first = failures[0]?.error;
  return usageError(first?.code ?? 'input-missing', first?.message ?? 'an input is missing', problems);
}
