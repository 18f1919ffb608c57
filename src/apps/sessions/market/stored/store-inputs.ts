// Chooses what a run takes from a store: bars of its underlying, index levels, one series of rates, recorded chains.
import { DatasetError, type DatasetStore, openStore } from '../../../../adapters/dataset/index.ts';
import { addDays, parseSessionDate, type Root, type SessionDate } from '../../../../core/domain/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import type { InputPaths, RunSource } from '../../run-request.ts';
import { chooseBars } from './choose-bars.ts';
import { seriesPathOf, seriesTitle } from './series-place.ts';
import { contentsText, seriesIn, type StoredSpan } from './store-contents.ts';

/** Paths in the place of the store, and a sentence on what was chosen. */
export interface ChosenInputs {
  readonly paths: InputPaths;
  readonly told: string;
}

const UNDERLYINGS: Readonly<Record<Root, string>> = { SPX: 'SPX', SPXW: 'SPX', XSP: 'SPX', SPY: 'SPY' };
const LEVELS = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;
/** The rate of three months first, which is nearest to the life of a trade; overnight rates behind it. */
const RATES = ['DTB3', 'DGS3MO', 'SOFR', 'EFFR', 'DFF', 'RATE'] as const;
/** A rate is used for so many days at most. */
const RATE_AGE_DAYS = 10;
const MINUTES_A_DAY = 1440;

/**
 * What `source.store` has for the run; a path that is given stands before the store's series, and `without` names what is
 * left out. Codes: those of the store, and `store-lacks-bars`.
 */
export function inputsOfStore(
  given: InputPaths,
  { store: folder, without }: RunSource,
  settings: Settings,
): UsageResult<ChosenInputs> {
  let store: DatasetStore | undefined;
  try {
    store = openStore(folder);
    return chosen(store, given, without, settings);
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}

interface Span {
  readonly from: SessionDate | undefined;
  readonly to: SessionDate | undefined;
}

function chosen(
  store: DatasetStore,
  given: InputPaths,
  without: RunSource['without'],
  settings: Settings,
): UsageResult<ChosenInputs> {
  const series = seriesIn(store);
  const asked = { from: dateIn(settings.from), to: dateIn(settings.to) };
  const symbol = UNDERLYINGS[settings.root];
  const frames = series.filter(({ kind, name }) => kind === 'bars' && name === symbol);
  const bars = given.bars === undefined ? chooseBars(frames, asked, settings.timeframe) : undefined;
  if (given.bars === undefined && bars === undefined) return lacking(store, series, settings.root);
  const span = within(asked, bars);
  const isVolatilityGiven = LEVELS.some((role) => given[role] !== undefined);
  const levels = isVolatilityGiven || without.includes('volatility') ? [] : levelsIn(series);
  const rates = given.rates !== undefined || without.includes('rates') ? undefined : ratesIn(series, span);
  const days =
    given.chains !== undefined || without.includes('chains') ? [] : chainDays(store, settings, span);
  const paths: InputPaths = {
    ...given,
    ...(bars === undefined ? {} : { bars: seriesPathOf(bars) }),
    ...Object.fromEntries(levels.map(([role, one]) => [role, seriesPathOf(one)])),
    ...(rates === undefined ? {} : { rates: seriesPathOf(rates) }),
    ...(days.length === 0 ? {} : { chains: [store.folder] }),
  };
  const told = [
    ...(bars === undefined ? [] : [barsText(bars, frames)]),
    ...(levels.length === 0 ? [] : [`levels ${levels.map(([, one]) => seriesTitle(one)).join(', ')}`]),
    ...(rates === undefined ? [] : [`rates ${rates.name}`]),
    ...(days.length === 0 ? [] : [`chains ${settings.root} of ${days.length} days`]),
  ];
  return { ok: true, value: { paths, told: `${store.folder}: ${told.join('; ') || 'nothing was taken'}` } };
}

function barsText(bars: StoredSpan, frames: readonly StoredSpan[]): string {
  const others = frames.filter((one) => one !== bars).map(({ timeframe }) => timeframe);
  const beside = others.length === 0 ? '' : ` (also stored: ${others.join(', ')}; --timeframe chooses)`;
  return `bars ${seriesTitle(bars)}, ${bars.from} to ${bars.to}${beside}`;
}

function lacking(store: DatasetStore, series: readonly StoredSpan[], root: Root): UsageResult<never> {
  const symbol = UNDERLYINGS[root];
  const hasLevels = series.some(({ kind, name }) => kind === 'levels' && name === symbol);
  const hint = hasLevels ? `; levels of ${symbol} are closes, and bars need open, high and low` : '';
  return usageError(
    'store-lacks-bars',
    `--store ${store.folder}: expected bars of ${symbol}, the underlying of ${root}, found ${contentsText(store)}${hint}`,
  );
}

/** The indices by role: daily levels, else the finest. The others are of no use without VIX itself. */
function levelsIn(series: readonly StoredSpan[]): readonly (readonly [string, StoredSpan])[] {
  const found = LEVELS.flatMap((role) => {
    const frames = series.filter(({ kind, name }) => kind === 'levels' && name === role.toUpperCase());
    const one = frames.find(({ timeframe }) => timeframe === 'D') ?? frames[0];
    return one === undefined ? [] : [[role, one] as const];
  });
  return found[0]?.[0] === 'vix' ? found : [];
}

/** The first of the known series that reaches over the run, else the first there is: what it lacks is told on reading. */
function ratesIn(series: readonly StoredSpan[], { from, to }: Span): StoredSpan | undefined {
  const present = RATES.flatMap((wanted) =>
    series.filter(({ kind, name }) => kind === 'rates' && name === wanted),
  );
  const covers = (one: StoredSpan): boolean =>
    (from === undefined || one.from < from) && (to === undefined || addDays(one.to, RATE_AGE_DAYS) >= to);
  return present.find(covers) ?? present[0];
}

/** Days of recorded chains that a bar of the run may look at. */
function chainDays(
  store: DatasetStore,
  { root, market }: Settings,
  { from, to }: Span,
): readonly SessionDate[] {
  const daysBefore = Math.ceil(market.chainAgeMinutes / MINUTES_A_DAY);
  const first = from === undefined ? undefined : addDays(from, -daysBefore);
  return store
    .chainDates(root)
    .filter((date) => (first === undefined || date >= first) && (to === undefined || date <= to));
}

/** The dates asked for, as far as there are bars. */
function within(asked: Span, bars: StoredSpan | undefined): Span {
  if (bars === undefined) return asked;
  return {
    from: asked.from !== undefined && asked.from > bars.from ? asked.from : bars.from,
    to: asked.to !== undefined && asked.to < bars.to ? asked.to : bars.to,
  };
}

function dateIn(text: string | null): SessionDate | undefined {
  return text === null ? undefined : parseSessionDate(text);
}
