// The summary's table of bars, marks, entries and exits by the origin of their quotes.
import type { ChainsSection } from '../document/chains-section.ts';
import { alignedRows } from './aligned-text.ts';
import { groupedNumber } from './number-text.ts';

/** What is counted, by origin: a title, the two origins, and what is neither with its name. */
export function chainCounts({ bars, entries, exits, marks }: ChainsSection): readonly (readonly string[])[] {
  const row = (
    title: string,
    counts: { readonly recorded: number; readonly simulated: number },
    neither: readonly (readonly [count: number, name: string])[],
  ): readonly string[] => [
    title,
    groupedNumber(counts.recorded, 0),
    groupedNumber(counts.simulated, 0),
    neither
      .flatMap(([count, name]) => (count === 0 ? [] : [`${groupedNumber(count, 0)} ${name}`]))
      .join(', ') || '-',
  ];
  return [
    row('bars', bars, [[bars.none, 'without a chain']]),
    row('entries', entries, []),
    row('exits', exits, [
      [exits.settled, 'settled'],
      [exits.waited, 'after an exit that did not fill'],
    ]),
    // Quotes that an earlier bar had seen mark nothing anew.
    row('marks', marks, [
      [marks.repeated, 'repeated'],
      [marks.stale, 'stood still'],
    ]),
  ];
}

/** The share of bars that had to do without a recorded chain, and what the files held. */
export function chainFactsText(chains: ChainsSection): string {
  const { fallbackShare, snapshots, rows, quotes, dropped, repaired, zeroBids, locked, crossed } = chains;
  const told = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([kind, count]) => `${groupedNumber(count, 0)} ${kind}`)
      .join(', ');
  return [
    `none at ${(100 * fallbackShare).toFixed(1)}% of bars, ${groupedNumber(snapshots, 0)} instants looked at`,
    `of ${groupedNumber(rows, 0)} rows ${groupedNumber(quotes, 0)} are quotes of the root (${groupedNumber(zeroBids, 0)} without a bid, ${locked} locked, ${crossed} crossed)`,
    ...(Object.keys(dropped).length === 0 ? [] : [`left out: ${told(dropped)}`]),
    ...(Object.keys(repaired).length === 0 ? [] : [`put right: ${told(repaired)}`]),
  ].join('; ');
}

/** Lines of the summary; none for a run without recorded chains. */
export function chainLines(chains: ChainsSection | null): readonly string[] {
  if (chains === null) return [];
  return alignedRows(
    [['quotes', 'recorded', 'simulated', 'neither'], ...chainCounts(chains)],
    ['left', 'right', 'right', 'left'],
  );
}
