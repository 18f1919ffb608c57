// Everything that a validation read and did not use, counted by reason, for its document and for the error where nothing is left.
import type { DropReason } from '../../core/market/index.ts';
import type { ReadChains } from './read-chains.ts';

export interface LeftOutDocument {
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly dropped: Readonly<Record<string, number>>;
  };
  /** Expiries that make no smile, by reason. */
  readonly expiriesLeftOut: Readonly<Record<string, number>>;
  readonly snapshotsLeftOut: Readonly<Record<string, number>>;
  /** Out-of-the-money quotes of the smiles that no volatility prices. */
  readonly quotesWithoutVol: number;
  readonly filesRead: number;
  /** Files in a folder that are no chains: `input-columns` of other content, any other reason damaged or incomplete. */
  readonly filesSkipped: readonly {
    readonly path: string;
    readonly reason: string;
    readonly message: string;
  }[];
  /** Files with the very bytes of one read before. */
  readonly filesRepeated: readonly { readonly path: string; readonly sameAs: string }[];
}

export function leftOutDocument(read: ReadChains): LeftOutDocument {
  const dropped: Partial<Record<DropReason, number>> = {};
  let rows = 0;
  let kept = 0;
  for (const { cleaning } of read.files) {
    rows += cleaning.rows;
    kept += cleaning.kept;
    for (const [reason, number] of Object.entries(cleaning.dropped))
      dropped[reason as DropReason] = (dropped[reason as DropReason] ?? 0) + number;
  }
  return {
    rows: { read: rows, kept, dropped },
    expiriesLeftOut: read.failures,
    snapshotsLeftOut: {
      'other-dates': read.otherDates,
      'without-index': read.leftOut.withoutIndex,
      'without-smile': read.leftOut.withoutSmile,
    },
    quotesWithoutVol: read.snapshots
      .flatMap(({ smiles }) => smiles)
      .reduce((sum, { withoutVol }) => sum + withoutVol, 0),
    filesRead: read.files.length,
    filesSkipped: read.skipped,
    filesRepeated: read.repeated,
  };
}

/** What is counted above 0, a line a kind, such as `rows: unreadable 12, no-bid 3`. */
export function leftOutLines({
  rows,
  expiriesLeftOut,
  snapshotsLeftOut,
  filesSkipped,
}: LeftOutDocument): readonly string[] {
  const kinds = [
    ['rows', rows.dropped],
    ['expiries', expiriesLeftOut],
    ['snapshots', snapshotsLeftOut],
  ] as const;
  const counts = kinds.flatMap(([kind, reasons]): readonly string[] => {
    const found = Object.entries(reasons).filter(([, number]) => number > 0);
    return found.length === 0
      ? []
      : [`${kind}: ${found.map(([reason, number]) => `${reason} ${number}`).join(', ')}`];
  });
  return [...counts, ...filesSkipped.map(({ message }) => `skipped ${message}`)];
}
