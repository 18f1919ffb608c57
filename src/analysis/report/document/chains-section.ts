// How much of a run rests on recorded chains: bars, entries, exits and marks by the origin of their quotes.
import type { ChainOrigin } from '../../../core/domain/index.ts';
import type { ChainFacts, LedgerRecord, RunManifest } from '../../../core/ledger/index.ts';
import { hasWaitedInVain, type RecordedTrade } from './trades/trade-history.ts';

/** Counts by origin, and what the recorded chains held. */
export interface ChainsSection extends ChainFacts {
  /** Opening fills of all trades. */
  readonly entries: Readonly<Record<ChainOrigin, number>>;
  /** Closing fills; `settled` trades ended by their settlement, which is the underlying's, `waited` of them after an exit that did not fill. */
  readonly exits: Readonly<Record<ChainOrigin | 'settled' | 'waited', number>>;
  /** Open trades at bar closes; `repeated` on quotes that an earlier bar had seen, `stale` where a leg had no quote of the trade's origin. */
  readonly marks: Readonly<Record<ChainOrigin | 'repeated' | 'stale', number>>;
  /** Share of bars without a recorded chain. */
  readonly fallbackShare: number;
}

/** The origin of a fill's quotes; ledgers of before chains could be recorded do not say it. */
export function quotesOf(fill: { readonly quoteOrigin?: ChainOrigin }): ChainOrigin {
  return fill.quoteOrigin ?? 'simulated';
}

/** The section, or `null` for a run that was given no recorded chains. */
export function chainsSection(
  { data: { chains } }: RunManifest,
  records: readonly LedgerRecord[],
  trades: readonly RecordedTrade[],
): ChainsSection | null {
  if (chains === undefined) return null;
  const { bars, snapshots, rows, quotes, dropped, repaired, zeroBids, locked, crossed, spot } = chains;
  const { closes, passedOver } = chains;
  const entries = { recorded: 0, simulated: 0 };
  const exits = { recorded: 0, simulated: 0, settled: 0, waited: 0 };
  for (const trade of trades) {
    const { fills, closed, closingFill } = trade;
    if (hasWaitedInVain(trade)) exits.waited += 1;
    entries[quotesOf(fills[0])] += 1;
    if (closed !== undefined) exits[closingFill === undefined ? 'settled' : quotesOf(closingFill)] += 1;
  }
  const ended = records.findLast((record) => record.type === 'run-ended');
  const fallen = bars.simulated + bars.none;
  return {
    bars,
    fallbackShare: fallen / Math.max(1, bars.recorded + fallen),
    entries,
    exits,
    marks: { recorded: 0, simulated: 0, repeated: 0, stale: 0, ...ended?.marks },
    snapshots,
    rows,
    quotes,
    dropped: Object.fromEntries(Object.entries(dropped).filter(([, count]) => count > 0)),
    repaired,
    zeroBids,
    locked,
    crossed,
    spot,
    closes,
    passedOver,
  };
}
