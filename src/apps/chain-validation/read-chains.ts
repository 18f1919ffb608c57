// Reads chain files into snapshots with smiles and index levels, and keeps count of everything that is left out.
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import { readBarsFile, readChainFile, readRatesFile } from '../../adapters/market-data/csv/index.ts';
import {
  type ChainDates,
  isAmong,
  noFailures,
  type SmileFailures,
  smilesOf,
  type SmileSnapshot,
} from '../../analysis/chain-fit/index.ts';
import {
  type ChainLayout,
  type DayNumber,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
  sessionDateOf,
} from '../../core/domain/index.ts';
import {
  buildTradingCalendar,
  cleanChain,
  type CleaningReport,
  createRateCurve,
  type KnownDividends,
  type RateCurve,
  type RecordedSnapshot,
  type TradingCalendar,
  type TradingSession,
} from '../../core/market/index.ts';
import { usageError, usageErrorOfInput, type UsageResult } from '../config/index.ts';
import { type ChainPath, chainFiles } from '../sessions/index.ts';
import { type IndexFamilyHistory, type IndexFiles, readIndexFamily } from './index-family-history.ts';

export interface ChainInputs {
  readonly paths: readonly string[];
  readonly volatility: IndexFiles;
  readonly rates?: string;
  /** Daily bars of the underlying with dividends, for files that quote one side only. */
  readonly bars?: string;
  readonly dates: ChainDates;
}

/** What became of one file. */
export interface ReadFile {
  readonly path: string;
  readonly layout: ChainLayout;
  readonly cleaning: CleaningReport;
}

export interface ReadChains {
  readonly calendar: TradingCalendar;
  readonly files: readonly ReadFile[];
  /** Files in a folder that are no chains, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string; readonly message: string }[];
  /** Files with the very bytes of one read before, which count once. */
  readonly repeated: readonly { readonly path: string; readonly sameAs: string }[];
  /** In order of time. */
  readonly snapshots: readonly SmileSnapshot[];
  /** Snapshots of the dates asked for that are left out. */
  readonly leftOut: { readonly withoutIndex: number; readonly withoutSmile: number };
  readonly failures: SmileFailures;
  /** Snapshots of other dates. */
  readonly otherDates: number;
  /** Snapshots for which the rates file had no rate. */
  readonly withoutRate: number;
}

/** Reads everything, or says what cannot be read. */
export function readChains(inputs: ChainInputs): UsageResult<ReadChains> {
  const table = readCalendarTable();
  if (!table.ok) return usageErrorOfInput(table);
  const calendar = buildTradingCalendar(table.table);
  const paths = chainFiles(inputs.paths);
  if (!paths.ok) return paths;
  const family = readIndexFamily(inputs.volatility, calendar);
  if (!family.ok) return usageErrorOfInput(family);
  const rates = inputs.rates === undefined ? undefined : readRatesFile(inputs.rates);
  if (rates?.ok === false) return usageErrorOfInput(rates);
  const bars = inputs.bars === undefined ? undefined : readBarsFile(inputs.bars);
  if (bars?.ok === false) return usageErrorOfInput(bars);
  return new ChainReading({
    calendar,
    family: family.family,
    rates: rates && createRateCurve(rates.rates),
    dividends: bars && dividendsOf(bars.bars),
    dates: inputs.dates,
  }).read(paths.value);
}

interface Sources {
  readonly calendar: TradingCalendar;
  readonly family: IndexFamilyHistory;
  readonly rates: RateCurve | undefined;
  readonly dividends: KnownDividends | undefined;
  readonly dates: ChainDates;
}

class ChainReading {
  readonly #sources: Sources;
  readonly #files: ReadFile[] = [];
  readonly #skipped: { path: string; reason: string; message: string }[] = [];
  readonly #repeated: { path: string; sameAs: string }[] = [];
  readonly #pathOfHash = new Map<string, string>();
  readonly #snapshots: SmileSnapshot[] = [];
  readonly #failures = noFailures();
  #withoutIndex = 0;
  #withoutSmile = 0;
  #otherDates = 0;
  #withoutRate = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  read(paths: readonly ChainPath[]): UsageResult<ReadChains> {
    const { calendar, dates } = this.#sources;
    for (const { path, isNamed } of paths) {
      const file = readChainFile(path);
      if (!file.ok && isNamed) return usageErrorOfInput(file);
      if (!file.ok) {
        this.#skipped.push({ path, reason: file.error.code, message: file.error.message });
        continue;
      }
      const sameAs = this.#pathOfHash.get(file.sha256);
      if (sameAs !== undefined) {
        this.#repeated.push({ path, sameAs });
        continue;
      }
      this.#pathOfHash.set(file.sha256, path);
      const { snapshots, report } = cleanChain(file.chain, calendar);
      this.#files.push({ path, layout: file.chain.layout, cleaning: report });
      for (const snapshot of snapshots) {
        if (isAmong(dates, snapshot.date)) this.#add(snapshot);
        else this.#otherDates += 1;
      }
    }
    if (this.#files.length === 0) {
      const found = this.#skipped.map(({ message }) => ({ message }));
      return usageError('input-empty', 'expected at least one file of option chains, found none', found);
    }
    return { ok: true, value: this.#result() };
  }

  #add(recorded: RecordedSnapshot): void {
    const { calendar, family, rates, dividends } = this.#sources;
    const session = calendar.sessionOn(recorded.date) as TradingSession;
    const known = family.levelsAt(session, recorded.atMs);
    if (known === undefined) {
      this.#withoutIndex += 1;
      return;
    }
    const rate = rates?.rateOn(recorded.date);
    const smiles = smilesOf(
      recorded,
      { rate: rate?.available === true ? rate.rate : 0, dividends },
      this.#failures,
    );
    if (smiles.length === 0) {
      this.#withoutSmile += 1;
      return;
    }
    if (rate?.available !== true) this.#withoutRate += 1;
    this.#snapshots.push({
      recorded,
      session,
      levels: known.levels,
      levelSource: known.source,
      rate: rate?.available === true ? rate.rate : 0,
      smiles,
    });
  }

  #result(): ReadChains {
    return {
      calendar: this.#sources.calendar,
      files: this.#files,
      skipped: this.#skipped,
      repeated: this.#repeated,
      snapshots: this.#snapshots.toSorted((a, b) => a.recorded.atMs - b.recorded.atMs),
      leftOut: { withoutIndex: this.#withoutIndex, withoutSmile: this.#withoutSmile },
      failures: this.#failures,
      otherDates: this.#otherDates,
      withoutRate: this.#withoutRate,
    };
  }
}

/** The dividends of daily bars, known to the last bar's date; `undefined` where the file tells none. */
function dividendsOf(bars: RawBars): KnownDividends | undefined {
  const { dividend, stampsMs } = bars;
  if (dividend === undefined) return undefined;
  const dateAt = (row: number): SessionDate =>
    sessionDateOf(Math.floor((stampsMs[row] as number) / MS_PER_DAY) as DayNumber);
  const paid = Array.from(dividend, (dollars, row) => ({ exDate: dateAt(row), dollars })).filter(
    ({ dollars }) => dollars > 0,
  );
  return { paid, knownTo: dateAt(bars.length - 1) };
}
