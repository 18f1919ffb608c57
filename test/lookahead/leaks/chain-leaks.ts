// Leaks in the quotes that a run is shown.
import { type ChainSnapshot, type EpochMs, intrinsicPoints } from '../../../src/core/domain/index.ts';
import type { Dataset, DatasetChain } from '../../../src/core/engine/index.ts';
import type { ProofSubject } from '../../../src/apps/look-ahead/index.ts';
import { inDataset, type PlantedLeak, sessionSpan } from './planted-leak.ts';

/** A chain with some of its answers replaced; what it was made from may not move while it is looked at. */
function chainWith(chain: ChainSnapshot, changes: Partial<ChainSnapshot>): ChainSnapshot {
  return {
    root: chain.root,
    origin: chain.origin,
    atMs: chain.atMs,
    spotPoints: chain.spotPoints,
    expiries: () => chain.expiries(),
    strikesCents: (expiry) => chain.strikesCents(expiry),
    forwardPoints: (expiry) => chain.forwardPoints(expiry),
    readQuote: (contract, slot) => chain.readQuote(contract, slot),
    model: (expiry, right, strikeCents) => chain.model(expiry, right, strikeCents),
    ...changes,
  };
}

/** Shows other quotes in the place of each bar's. */
function inQuotes(
  subject: ProofSubject,
  change: (chain: ChainSnapshot, bar: number, dataset: Dataset) => ReturnType<DatasetChain['at']>,
): ProofSubject {
  return inDataset(subject, (dataset) => ({
    ...dataset,
    chain: {
      at(bar) {
        const chain = dataset.chain.at(bar);
        return 'unavailable' in chain ? chain : change(chain, bar, dataset);
      },
    },
  }));
}

const lastCloseOfDay = (dataset: Dataset, bar: number): number =>
  dataset.series.close[sessionSpan(dataset, bar).to] ?? 0;

export const CHAIN_LEAKS: readonly PlantedLeak[] = [
  {
    name: 'quotes of the next bar',
    how: 'The chain of the next bar stands under the name of this one, a join by the nearest stamp.',
    module: 'chain quotes',
    plant: (subject) =>
      inDataset(subject, (dataset) => ({
        ...dataset,
        chain: {
          at(bar) {
            const next = dataset.chain.at(Math.min(bar + 1, dataset.series.length - 1));
            const atMs = dataset.series.closeMs[bar] as EpochMs;
            return 'unavailable' in next ? next : chainWith(next, { atMs });
          },
        },
      })),
  },
  {
    name: 'the end-of-day chain from the first bar on',
    how: 'Quotes made at the close of the day are used from its morning, as the predecessor of this program did.',
    module: 'chain quotes',
    plant: (subject) =>
      inDataset(subject, (dataset) => ({
        ...dataset,
        chain: {
          at(bar) {
            const last = dataset.chain.at(sessionSpan(dataset, bar).to);
            const atMs = dataset.series.closeMs[bar] as EpochMs;
            return 'unavailable' in last ? last : chainWith(last, { atMs });
          },
        },
      })),
  },
  {
    name: 'expiring series quoted at what they will settle at',
    how: 'On its last day a series is worth what the close of the day makes of it, from the morning on.',
    module: 'chain quotes',
    plant: (subject) =>
      inQuotes(subject, (chain, bar, dataset) =>
        chainWith(chain, {
          readQuote(contract, slot) {
            const isLastDay = contract.expiry.sessionDate === dataset.sessionOf[bar]?.date;
            if (!chain.readQuote(contract, slot) || !isLastDay) return chain.readQuote(contract, slot);
            const worth = Math.round(100 * intrinsicPoints(contract, lastCloseOfDay(dataset, bar)));
            slot.bidCents = worth;
            slot.askCents = worth + 5;
            return true;
          },
        }),
      ),
  },
  {
    name: 'strikes listed around the close',
    how: 'Only strikes that the day came near are listed, as in files that keep what was traded.',
    module: 'chain quotes',
    plant: (subject) =>
      inQuotes(subject, (chain, bar, dataset) =>
        chainWith(chain, {
          strikesCents: (expiry) =>
            chain
              .strikesCents(expiry)
              .filter((cents) => Math.abs(cents / 100 / lastCloseOfDay(dataset, bar) - 1) < 0.06),
        }),
      ),
  },
  {
    name: 'quotes at the volatility of the whole sample',
    how: 'Quotes are scaled by how far the range of all bars lies above its usual size, an estimate with a full-sample mean.',
    module: 'chain quotes',
    plant: (subject) =>
      inQuotes(subject, (chain, _bar, { series }) => {
        let sum = 0;
        for (let row = 0; row < series.length; row += 1)
          sum += Math.log((series.high[row] ?? 1) / (series.low[row] ?? 1));
        const scale = 1 + 50 * (sum / series.length);
        return chainWith(chain, {
          readQuote(contract, slot) {
            if (!chain.readQuote(contract, slot)) return false;
            slot.bidCents = Math.round(slot.bidCents * scale);
            slot.askCents = Math.round(slot.askCents * scale) + 5;
            return true;
          },
        });
      }),
  },
  {
    name: 'only quiet days have quotes',
    how: 'Days that end far from where they opened are left out of the data, as where bad days count as errors.',
    module: 'chain quotes',
    plant: (subject) =>
      inQuotes(subject, (chain, bar, dataset) => {
        const { from } = sessionSpan(dataset, bar);
        const move = lastCloseOfDay(dataset, bar) / (dataset.series.open[from] ?? 1) - 1;
        return Math.abs(move) > 0.012 ? { unavailable: 'left-out' } : chain;
      }),
  },
];
