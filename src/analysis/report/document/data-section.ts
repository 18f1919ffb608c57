// What a run traded on: its span, and what of it was recorded, estimated, bridged or simulated.
import type { Root, SessionDate } from '../../../core/domain/index.ts';
import type { ChainsSection } from './chains-section.ts';
import type { DataFacts, DataLabels, RunManifest, SessionClosedRecord } from '../../../core/ledger/index.ts';

export interface DataSection
  extends Omit<DataLabels, 'fills' | 'assignment'>, Omit<DataFacts, 'chains' | 'setAside'> {
  readonly root: Root;
  readonly fills: 'modelled' | 'optimistic';
  /** `null` where the contracts deliver no shares, or where the ledger does not tell. */
  readonly assignment: 'simulated' | 'off' | null;
  /** First and last session traded; `null` where there was none. */
  readonly from: SessionDate | null;
  readonly to: SessionDate | null;
  /** Rows of the prices not to be trusted, by reason. */
  readonly setAside: Readonly<Partial<Record<string, number>>>;
  /** What rests on recorded chains; `null` where none were given. */
  readonly chains: ChainsSection | null;
}

/** The section; kinds of repair come in alphabetical order. */
export function dataSection(
  manifest: RunManifest,
  sessions: readonly SessionClosedRecord[],
  chains: ChainsSection | null,
): DataSection {
  const { data: facts } = manifest;
  const { underlying, volatility, chain, fills, assignment, assumptions } = manifest.labels;
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
    fills: fills ?? 'modelled',
    assignment: assignment ?? null,
    chains,
    repairs: Object.fromEntries(kinds.map((kind) => [kind, facts.repairs[kind] as number])),
    quarantined: facts.quarantined,
    setAside: facts.setAside ?? {},
    assumptions,
  };
}
