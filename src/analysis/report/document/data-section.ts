// What a run traded on: its span, and what of it was recorded, estimated, bridged or simulated.
import type { Root, SessionDate } from '../../../core/domain/index.ts';
import type { DataLabels, RunManifest, SessionClosedRecord } from '../../../core/ledger/index.ts';

/** What reading the files found, which the ledger does not hold. */
export interface DataFacts {
  /** Bar length of the run, such as `5m`. */
  readonly timeframe: string;
  readonly bars: number;
  readonly sessions: number;
  /** Repairs made, by kind. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Rows set aside as not to be trusted. */
  readonly quarantined: number;
}

export interface DataSection extends DataLabels {
  readonly root: Root;
  /** First and last session traded; `null` where there was none. */
  readonly from: SessionDate | null;
  readonly to: SessionDate | null;
  readonly timeframe: string;
  readonly bars: number;
  readonly sessions: number;
  readonly repairs: Readonly<Record<string, number>>;
  readonly quarantined: number;
}

/** The section; kinds of repair come in alphabetical order. */
export function dataSection(
  manifest: RunManifest,
  sessions: readonly SessionClosedRecord[],
  facts: DataFacts,
): DataSection {
  const { underlying, volatility, chain, assumptions } = manifest.labels;
  const kinds = Object.keys(facts.repairs).toSorted();
  return {
    root: manifest.root,
    from: sessions[0]?.date ?? null,
    to: sessions.at(-1)?.date ?? null,
    timeframe: facts.timeframe,
    bars: facts.bars,
    sessions: facts.sessions,
    underlying,
    volatility,
    chain,
    repairs: Object.fromEntries(kinds.map((kind) => [kind, facts.repairs[kind] as number])),
    quarantined: facts.quarantined,
    assumptions,
  };
}
