// Decides bar by bar which chain a run looks at: a recorded one that is recent enough, else the fallback that was asked for.
import { isoInstant, type EpochMs, NO_RECORDED_CHAIN } from '../../../../core/domain/index.ts';
import type { DatasetChain } from '../../../../core/engine/index.ts';
import type { ChainFacts } from '../../../../core/ledger/index.ts';
import {
  type BookSnapshot,
  type ChainBook,
  type ChainCarry,
  createRecordedChain,
  NO_SNAPSHOT,
  type RecordedChain,
  snapshotsAsOf,
  type TradingSession,
} from '../../../../core/market/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import type { PriceHistory } from '../price-history.ts';
import type { RawInputs } from '../read-inputs.ts';

export interface MarketChainParts {
  readonly inputs: Pick<RawInputs, 'chains'>;
  readonly settings: Settings;
  readonly history: PriceHistory;
  /** The first session that may be traded. */
  readonly first: TradingSession;
  readonly simulatedAt: DatasetChain['at'];
  readonly carry: ChainCarry;
}

export interface MarketChains {
  readonly chain: DatasetChain;
  /** Where recorded chains were given. */
  readonly facts: ChainFacts | undefined;
}

const MS_PER_MINUTE = 60_000;
const NO_CHAIN = { unavailable: NO_RECORDED_CHAIN } as const;
/** An underlying this far from the bar's close, as a share of it, is another than the bar's. */
const SPOT_APART = 0.001;
/** Bars whose underlying is compared, at most: each asks for a forward. */
const COMPARED_MAX = 500;

/** Error code `chains-coverage` where no bar that may be traded has a recorded chain. */
export function marketChains(parts: MarketChainParts): UsageResult<MarketChains> {
  const { inputs, settings, history, simulatedAt, carry } = parts;
  const book = inputs.chains?.book;
  if (book === undefined) return { ok: true, value: { chain: { at: simulatedAt }, facts: undefined } };
  const { closeMs, close } = history.market.bars;
  const ageMs = settings.market.chainAgeMinutes * MS_PER_MINUTE;
  const places = snapshotsAsOf(closeMs, book.snapshots, ageMs);
  const recorded = createRecordedChain(book, carry);
  const hasFallback = settings.market.chainFallback === 'simulated';
  const moved = (bar: number): RecordedChain => {
    recorded.moveTo(places[bar] as number, closeMs[bar] as EpochMs, close[bar] as number);
    return recorded;
  };
  const chain: DatasetChain = {
    at: (bar) => (places[bar] !== NO_SNAPSHOT ? moved(bar) : hasFallback ? simulatedAt(bar) : NO_CHAIN),
    otherAt: (bar) => {
      if (places[bar] === NO_SNAPSHOT || !hasFallback) return undefined;
      const simulated = simulatedAt(bar);
      return 'unavailable' in simulated ? undefined : simulated;
    },
  };
  const facts = factsOf(parts, book, { places, chain, moved });
  if (facts.bars.recorded === 0) return uncovered(parts, book);
  return { ok: true, value: { chain, facts } };
}

interface Seen {
  readonly places: Int32Array;
  readonly chain: DatasetChain;
  /** The recorded chain as a bar with one sees it. */
  readonly moved: (bar: number) => RecordedChain;
}

function factsOf(
  { inputs, history, first }: MarketChainParts,
  book: ChainBook,
  { places, chain, moved }: Seen,
): ChainFacts {
  const bars = { recorded: 0, simulated: 0, none: 0 };
  const seen = new Set<number>();
  const covered: number[] = [];
  for (const [bar, { index }] of history.sessionOf.entries()) {
    if (index < first.index) continue;
    const at = chain.at(bar);
    bars['unavailable' in at ? 'none' : at.origin] += 1;
    if (places[bar] === NO_SNAPSHOT) continue;
    seen.add(places[bar] as number);
    covered.push(bar);
  }
  const { rows, quotes, zeroBids, locked, crossed } = book.report;
  const { quarantined = {}, repaired = {} } = inputs.chains?.judged ?? {};
  const dropped = summed(quarantined, book.report.dropped);
  const keptOut = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  return {
    bars,
    snapshots: seen.size,
    rows: rows + keptOut,
    quotes,
    dropped,
    repaired,
    zeroBids,
    locked,
    crossed,
    spot: comparedSpots(history, covered, moved),
    closes: closesOf([...seen].flatMap((place) => book.snapshots[place] ?? [])),
    passedOver: inputs.chains?.passedOver ?? [],
  };
}

/** How late the quotes were made that stand for a close. */
function closesOf(snapshots: readonly BookSnapshot[]): ChainFacts['closes'] {
  const closes = snapshots.filter(({ timing }) => timing === 'close');
  const minutes = closes
    .flatMap(({ atMs, stampedAtMs }) => (stampedAtMs === undefined ? [] : [stampedAtMs - atMs]))
    .map((lateMs) => Math.round(lateMs / MS_PER_MINUTE))
    .toSorted((a, b) => a - b);
  const [least, median, most] = [minutes[0], minutes[Math.floor(minutes.length / 2)], minutes.at(-1)];
  const isTold = least !== undefined && median !== undefined && most !== undefined;
  return {
    instants: closes.length,
    stamped: minutes.length,
    ...(isTold ? { minutesLate: { least, median, most } } : {}),
  };
}

function summed(
  first: Readonly<Record<string, number>>,
  second: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { ...first };
  for (const [reason, count] of Object.entries(second)) sums[reason] = (sums[reason] ?? 0) + count;
  return sums;
}

/** How far the underlying that quotes imply lies from the close of the bar that looks at them; what a vendor or the bar itself says is no such thing. */
function comparedSpots(
  { market }: PriceHistory,
  covered: readonly number[],
  recordedAt: (bar: number) => RecordedChain,
): ChainFacts['spot'] {
  const step = Math.max(1, Math.ceil(covered.length / COMPARED_MAX));
  let compared = 0;
  let apart = 0;
  let farthest = 0;
  for (let at = 0; at < covered.length; at += step) {
    const bar = covered[at] as number;
    const seen = recordedAt(bar);
    if (seen.spotFrom !== 'parity') continue;
    compared += 1;
    const share = Math.abs(seen.spotPoints / (market.bars.close[bar] as number) - 1);
    if (share >= SPOT_APART) apart += 1;
    farthest = Math.max(farthest, share);
  }
  return { compared, apart, farthest };
}

function uncovered({ history, settings }: MarketChainParts, book: ChainBook): UsageResult<never> {
  const { length, closeMs } = history.market.bars;
  const text = (ms: number | undefined): string => (ms === undefined ? 'nowhere' : isoInstant(ms as EpochMs));
  const quotes = `${text(book.snapshots[0]?.atMs)} to ${text(book.snapshots.at(-1)?.atMs)}`;
  const bars = `${text(closeMs[0])} to ${text(closeMs[length - 1])}`;
  return usageError(
    'chains-coverage',
    `--chains: expected quotes at most ${settings.market.chainAgeMinutes} minutes (market.chainAgeMinutes) before the close of a bar, found quotes of ${quotes} and bars that close ${bars}`,
  );
}
