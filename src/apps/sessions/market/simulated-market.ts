// Builds the market a backtest runs on: bars, volatility levels, the simulated chain, and the labels that say what is what.
import {
  addDays,
  type BarClosed,
  type FeeSchedule,
  parseSessionDate,
  type Root,
  type SessionDate,
  type Timeframe,
} from '../../../core/domain/index.ts';
import type { Dataset, DatasetChain, LaneHistory } from '../../../core/engine/index.ts';
import type { DataFacts, DataLabels } from '../../../core/ledger/index.ts';
import {
  createListings,
  type Listings,
  type TradingCalendar,
  type TradingSession,
} from '../../../core/market/index.ts';
import type { KnownEvents } from '../../../core/risk/index.ts';
import {
  type CarryRates,
  createSimulatedChain,
  type SimulatedChain,
  spreadModelOf,
  VarianceClock,
  type VolatilityPath,
} from '../../../core/synthetic/index.ts';
import type { Settings } from '../../config/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';
import { dataLabels } from './data-labels.ts';
import { AS_DRAWN, type DrawnStream } from './drawn-stream.ts';
import { published, volatilityOf } from './volatility/market-volatility.ts';
import { type MorningSettlement, morningSettlements, openingSettlements } from './opening-settlement.ts';
import { BRIDGED_TIMEFRAME, daysBeforeBars, type PriceHistory, priceHistory } from './price-history.ts';
import type { RawInputs } from './read-inputs.ts';
import { type MarketRates, marketRates } from './rates/market-rates.ts';
import { type MarketChains, marketChains } from './chains/market-chains.ts';
import { volatilityCoverage } from './volatility/volatility-coverage.ts';

/** A prepared market; it can be run any number of times. */
export interface SimulatedMarket extends Pick<MarketRates, 'rateOn' | 'dividends'> {
  readonly calendar: TradingCalendar;
  readonly listings: Listings;
  /** Releases and the exchange calendar as they were known on a date. */
  readonly events: KnownEvents;
  readonly dataset: Dataset;
  /** Days of `--history` up to the session before the first bar, in the root's points, and the levels published by then. */
  readonly history: LaneHistory;
  readonly chain: SimulatedChain;
  readonly labels: DataLabels;
  readonly facts: DataFacts;
}

/** Error codes as the parts give them, and `no-bars-in-range`, `rates-coverage`, `volatility-coverage`. */
export function simulatedMarket(
  inputs: RawInputs,
  settings: Settings,
  feeSchedule: FeeSchedule,
  stream: DrawnStream = AS_DRAWN,
): UsageResult<SimulatedMarket> {
  const { calendar } = inputs;
  const from = settings.from === null ? undefined : parseSessionDate(settings.from);
  const prices = pricesOf(inputs, settings);
  if (!prices.ok) return prices;
  const history = stream.prices(prices.value, settings.root);
  const first = firstTradable(history, from);
  if (first === undefined) return emptyRange(history, settings);
  const traded = tradedSessions(history, first);
  const beyond = beyondCalendar(history, calendar);
  if (beyond !== undefined) return usageError('beyond-calendar', beyond);
  const coverage = volatilityCoverage(inputs, traded);
  if (!coverage.ok) return coverage;
  const volatility = stream.volatility(volatilityOf(inputs, history, settings), history, settings.root);
  const rates = marketRates(inputs, settings, traded);
  if (!rates.ok) return rates;
  const { carry, rateOn, dividends } = rates.value;
  const listings =
    inputs.chains?.listings ?? createListings(inputs.tables.listingRules, calendar, settings.root);
  const chain = chainOf(inputs, settings, { history, path: volatility.path, listings, carry });
  const simulatedAt: DatasetChain['at'] = (bar) => chainAt(chain, volatility.path, bar);
  const chains = marketChains({ inputs, settings, history, first, simulatedAt, carry });
  if (!chains.ok) return chains;
  const { before, during } = published(volatility.rows, calendar, history);
  const openingSettlement = openingSettlements(history, settings.market.soqMinutes);
  const mornings = morningSettlements(traded, calendar, listings, openingSettlement);
  const dataset: Dataset = {
    root: settings.root,
    series: history.market.bars,
    sessionOf: history.sessionOf,
    chain: chains.value.chain,
    volatility: during,
    openingSettlement,
    tradableFromMs: first.openMs,
  };
  const told = dataLabels({
    inputs,
    history,
    volatility: volatility.path,
    settings,
    feeSchedule,
    traded,
    mornings,
    chains: chains.value.facts,
  });
  const labels = { ...told, assumptions: [...told.assumptions, ...coverage.value] };
  const facts = { ...factsOf(history, first, traded, mornings), ...chainFacts(chains.value) };
  return {
    ok: true,
    value: {
      calendar,
      listings,
      events: eventsOf(inputs),
      dataset,
      history: { days: daysBeforeBars(history), volatility: before },
      chain,
      rateOn,
      dividends,
      labels,
      facts,
    },
  };
}

function chainOf(
  { calendar, economy, tables, smiles }: RawInputs,
  { root }: Settings,
  parts: {
    readonly history: PriceHistory;
    readonly path: VolatilityPath;
    readonly listings: Listings;
    readonly carry: CarryRates;
  },
): SimulatedChain {
  const { sessions } = calendar;
  return createSimulatedChain({
    root,
    market: parts.history.market,
    sessions,
    clock: new VarianceClock(sessions, economy.releases),
    volatility: parts.path,
    listings: parts.listings,
    carry: parts.carry,
    tickRules: tables.tickRules,
    spread: spreadModelOf(root),
    smiles,
  });
}

function eventsOf({ economy, calendars }: RawInputs): KnownEvents {
  return { economy, calendarOn: (date) => calendars.knownOn(date) };
}

function chainFacts({ facts }: MarketChains): Pick<DataFacts, 'chains'> {
  return facts === undefined ? {} : { chains: facts };
}

function pricesOf(inputs: RawInputs, settings: Settings): UsageResult<PriceHistory> {
  const { bars, history, calendar } = inputs;
  const { timeframe, seed } = settings;
  const to = settings.to === null ? undefined : parseSessionDate(settings.to);
  const priceScale = settings.market.priceScale ?? usualScale(settings.root, inputs.isSimulated);
  const dailyTimeframe = timeframeOfDays(inputs, settings);
  const imported = inputs.stored;
  return priceHistory({ bars, history, imported, timeframe, dailyTimeframe, to, priceScale, seed }, calendar);
}

/**
 * What daily bars are decided on: beside quotes of closes the days themselves, since prices drawn inside a day would stand
 * beside quotes of its close alone. Only quotes inside the run count: what lies outside it must not decide.
 */
function timeframeOfDays({ chains }: RawInputs, { from, to }: Settings): Timeframe {
  const seen = (chains?.book.snapshots ?? []).filter(
    ({ date }) => (from === null || date >= from) && (to === null || date <= to),
  );
  return seen.some(({ timing }) => timing === 'close') ? 'D' : BRIDGED_TIMEFRAME;
}

/** Bars are of the index, whose tenth XSP is; those given for SPY are SPY's own, but a simulated market draws the index. */
function usualScale(root: Root, isSimulated: boolean): number {
  return root === 'XSP' || (root === 'SPY' && isSimulated) ? 0.1 : 1;
}

/** Volatility indices look half a year ahead, and so must the calendar. */
const CALENDAR_DAYS_AHEAD = 200;

/** A sentence where the bars end too near the end of the exchange calendar. */
function beyondCalendar(history: PriceHistory, calendar: TradingCalendar): string | undefined {
  const last = history.sessionOf.at(-1)?.date;
  const latest = addDays(calendar.to, -CALENDAR_DAYS_AHEAD);
  return last === undefined || last <= latest
    ? undefined
    : `the bars run to ${last}: expected an end by ${latest}, since the exchange calendar is known to ${calendar.to}`;
}

function firstTradable(history: PriceHistory, from: SessionDate | undefined): TradingSession | undefined {
  return from === undefined
    ? history.sessionOf[0]
    : history.sessionOf.find((session) => session.date >= from);
}

function emptyRange(history: PriceHistory, settings: Settings): UsageResult<never> {
  const [first, last] = [history.sessionOf[0], history.sessionOf.at(-1)];
  return usageError(
    'no-bars-in-range',
    `the bars run from ${first?.date ?? 'nowhere'} to ${last?.date ?? 'nowhere'}: none lies between --from ${settings.from ?? '(start)'} and --to ${settings.to ?? '(end)'}`,
  );
}

function chainAt(chain: SimulatedChain, path: VolatilityPath, bar: number): BarClosed['chain'] {
  if (path.available[bar] !== 1) return { unavailable: path.unavailableReason };
  chain.moveTo(bar);
  return chain;
}

/** The sessions that may be traded, each once. */
function tradedSessions(history: PriceHistory, first: TradingSession): readonly TradingSession[] {
  const { sessionOf } = history;
  return sessionOf.filter((session, bar) => session.index >= first.index && session !== sessionOf[bar - 1]);
}

function factsOf(
  history: PriceHistory,
  first: TradingSession,
  traded: readonly TradingSession[],
  mornings: readonly MorningSettlement[],
): DataFacts {
  const late = mornings.filter(({ minutesLate }) => minutesLate > 0).length;
  return {
    timeframe: history.timeframe,
    bars: history.sessionOf.length - history.sessionOf.indexOf(first),
    sessions: traded.length,
    repairs: { ...history.repairs, ...(late > 0 ? { 'late-opening': late } : {}) },
    quarantined: history.quarantined,
    setAside: history.setAside.quarantineReasons,
  };
}
