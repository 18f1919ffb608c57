// Reads every file of a run, bundled tables and a person's own, and keeps what the manifest says of each.
import {
  bundledPath,
  readBrokerRules,
  readCalendarTable,
  readEconomicReleases,
  readFeeSchedules,
  readListingRules,
  readScheduleChanges,
  readSpyDividends,
  readTickRules,
  readTradingHalts,
} from '../../../adapters/bundled/index.ts';
import { readBarsFile, readRatesFile } from '../../../adapters/market-data/csv/index.ts';
import type {
  BrokerRules,
  CashDividend,
  FeeSchedule,
  InputFailure,
  ListingRules,
  RawBars,
  RawRates,
  Root,
  TickRule,
  TradingHalt,
} from '../../../core/domain/index.ts';
import type { RunInput } from '../../../core/ledger/index.ts';
import { type Problem, usageError, type UsageResult } from '../../config/index.ts';
import {
  buildEconomicCalendar,
  createKnownCalendars,
  type EconomicCalendar,
  type KnownCalendars,
  type TradingCalendar,
} from '../../../core/market/index.ts';
import type { SmileSource } from '../../../core/synthetic/index.ts';
import { ALSO_ROLE, type BarsRole, type InputPaths, type InputRole, isBarsRole } from '../run-request.ts';
import type { RecordedChains } from './chains/read-chains.ts';
import type { ImportAccount, StoredInput, StoredInputs } from './stored/read-series.ts';
import { checkedIndex, type CheckedIndex, readVolatilityIndex } from './volatility/volatility-index.ts';

/** The dated rules of exchange and broker that come with the package. */
export interface BundledTables {
  readonly listingRules: ListingRules;
  readonly tickRules: readonly TickRule[];
  readonly feeSchedules: readonly FeeSchedule[];
  readonly brokerRules: BrokerRules;
  readonly spyDividends: readonly CashDividend[];
  readonly tradingHalts: readonly TradingHalt[];
}

/** What a run takes of a volatility index. */
export type IndexDays = Pick<CheckedIndex, 'closes' | 'bars'>;

/** What a run's bars, levels and rates were taken from where that is a store; the titles of the series. */
export interface StoredOrigins {
  readonly bars: ImportAccount | undefined;
  readonly history: ImportAccount | undefined;
  readonly peer: ImportAccount | undefined;
  readonly vix: string | undefined;
  readonly rates: string | undefined;
}

export interface RawInputs {
  readonly tables: BundledTables;
  readonly calendar: TradingCalendar;
  /** The exchange calendar as it was known on a date. */
  readonly calendars: KnownCalendars;
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
  /** Bars of a peer of the underlying. */
  readonly peer: RawBars | undefined;
  /** Bars of the classes traded beside the run's own. */
  readonly also: readonly { readonly root: Root; readonly bars: RawBars }[];
  /** Recorded chains of the run's root, where given. */
  readonly chains: Omit<RecordedChains, 'files'> | undefined;
  readonly stored: StoredOrigins;
  /** What prices simulated options in the place of the surface rule: in worlds that are drawn so. */
  readonly smiles?: SmileSource;
  readonly files: readonly RunInput[];
}

const BUNDLED_BARS = 'sp500-daily-2000-2020.csv';

/** Everything a run reads, or every problem with it at once; a series of `stored` stands in the place of its role's file. */
export function readInputs(paths: InputPaths, stored: StoredInputs = new Map()): UsageResult<RawInputs> {
  const reading = new Reading(stored);
  const calendarTable = reading.table(readCalendarTable());
  const calendars = calendarTable && createKnownCalendars(calendarTable);
  const calendar = calendars?.final;
  const releases = reading.table(readEconomicReleases());
  const changes = reading.table(readScheduleChanges());
  const listingRules = reading.table(readListingRules());
  const tickRules = reading.table(readTickRules());
  const feeSchedules = reading.table(readFeeSchedules());
  const brokerRules = reading.table(readBrokerRules());
  const spyDividends = reading.table(readSpyDividends());
  const tradingHalts = reading.table(readTradingHalts());
  const bars = paths.bars === undefined ? reading.bundledBars() : reading.bars('bars', paths.bars);
  const vix = reading.volatility('vix', paths.vix, calendar);
  const vix9d = reading.volatility('vix9d', paths.vix9d, calendar);
  const vix3m = reading.volatility('vix3m', paths.vix3m, calendar);
  const vix6m = reading.volatility('vix6m', paths.vix6m, calendar);
  const rates = reading.rates(paths.rates);
  const history = reading.bars('history', paths.history);
  const peer = reading.bars('peer', paths.peer);
  const also = (paths.also ?? []).flatMap((one) => {
    const own = reading.bars(`${ALSO_ROLE}${one.root}`, one.bars);
    return own === undefined ? [] : [{ root: one.root, bars: own }];
  });
  if (
    calendars === undefined ||
    calendar === undefined ||
    releases === undefined ||
    changes === undefined ||
    listingRules === undefined ||
    tickRules === undefined ||
    feeSchedules === undefined ||
    brokerRules === undefined ||
    spyDividends === undefined ||
    tradingHalts === undefined ||
    bars === undefined ||
    reading.failures.length > 0
  ) {
    return firstFailure(reading.failures);
  }
  return {
    ok: true,
    value: {
      tables: { listingRules, tickRules, feeSchedules, brokerRules, spyDividends, tradingHalts },
      calendar,
      calendars,
      economy: buildEconomicCalendar(releases, changes),
      bars,
      isBundledBars: paths.bars === undefined,
      isSimulated: false,
      vix,
      vix9d,
      vix3m,
      vix6m,
      rates,
      history,
      peer,
      also,
      chains: undefined,
      stored: reading.origins(),
      files: reading.files,
    },
  };
}

type RowsOf = { readonly [One in StoredInput as One['kind']]: One['rows'] };

/** Collects files and failures while inputs are read one after the other. */
class Reading {
  readonly files: RunInput[] = [];
  readonly failures: InputFailure[] = [];
  readonly #stored: StoredInputs;

  constructor(stored: StoredInputs) {
    this.#stored = stored;
  }

  /** The rows of a series of the store, whose parts are told as files. */
  series<Kind extends StoredInput['kind']>(role: InputRole, kind: Kind): RowsOf[Kind] | undefined {
    const found = this.#stored.get(role);
    if (found?.kind !== kind) return undefined;
    this.files.push(...found.files);
    return found.rows as RowsOf[Kind];
  }

  origins(): StoredOrigins {
    const account = (role: InputRole): ImportAccount | undefined => {
      const found = this.#stored.get(role);
      return found?.kind === 'bars' ? found.account : undefined;
    };
    return {
      bars: account('bars'),
      history: account('history'),
      peer: account('peer'),
      vix: this.#stored.get('vix')?.title,
      rates: this.#stored.get('rates')?.title,
    };
  }

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
  bars(
    role: BarsRole | `${typeof ALSO_ROLE}${Root}`,
    path: string | undefined,
    place = path,
  ): RawBars | undefined {
    if (path === undefined || place === undefined) return undefined;
    const rows = isBarsRole(role) ? this.series(role, 'bars') : undefined;
    if (rows !== undefined) return rows;
    const read = readBarsFile(place);
    if (!read.ok) {
      this.failures.push(read);
      return undefined;
    }
    this.files.push({ role, path, sha256: read.sha256, bytes: read.bytes });
    return read.bars;
  }

  volatility(
    role: InputRole,
    path: string | undefined,
    calendar: TradingCalendar | undefined,
  ): IndexDays | undefined {
    if (path === undefined || calendar === undefined) return undefined;
    const values = this.series(role, 'levels');
    if (values !== undefined) {
      const index = checkedIndex({ name: `${role} ${path}`, values, ranges: undefined }, calendar);
      return index.ok ? index : this.failed(index);
    }
    const read = readVolatilityIndex(role, path, calendar);
    if (!read.ok) return this.failed(read);
    this.files.push(read.input);
    return read;
  }

  failed(failure: InputFailure): undefined {
    this.failures.push(failure);
    return undefined;
  }

  rates(path: string | undefined): RawRates | undefined {
    if (path === undefined) return undefined;
    const rows = this.series('rates', 'rates');
    if (rows !== undefined) return rows;
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
