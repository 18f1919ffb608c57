// Where the slices of a validation are from, and which of them are missed most.
import {
  DTE_BANDS,
  dteBandOf,
  type LevelSource,
  type SmileComparison,
  summarise,
} from '../../analysis/chain-fit/index.ts';
import type { ChainLayout, SessionDate } from '../../core/domain/index.ts';
import type { RecordedUnderlying } from '../../core/market/index.ts';

export interface SourceDocument {
  readonly layout: ChainLayout;
  readonly underlying: RecordedUnderlying;
  readonly snapshots: number;
  readonly slices: number;
  readonly rmseVolPoints: number | null;
  readonly atmBiasRelative: number | null;
}

/** One slice and how far it is missed. */
export interface SliceDocument {
  readonly date: SessionDate;
  readonly layout: ChainLayout;
  readonly root: string;
  readonly expiry: SessionDate;
  readonly dte: number;
  readonly vix: number;
  readonly levelSource: LevelSource;
  readonly rmseVolPoints: number;
  readonly biasVolPoints: number;
}

/** One entry a layout and underlying. */
export function sourceDocuments(comparisons: readonly SmileComparison[]): readonly SourceDocument[] {
  const groups = new Map<string, SmileComparison[]>();
  for (const each of comparisons) {
    const { layout, underlying } = each.placed.snapshot.recorded;
    const key = `${layout} ${underlying}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const { layout, underlying } = (group[0] as SmileComparison).placed.snapshot.recorded;
    const cell = summarise(group, { dte: 'all', delta: 'all', vix: 'all' });
    return {
      layout,
      underlying,
      snapshots: new Set(group.map(({ placed }) => placed.snapshot)).size,
      slices: cell.smiles,
      rmseVolPoints: cell.rmseVolPoints ?? null,
      atmBiasRelative: cell.atmBiasRelative ?? null,
    };
  });
}

/** Of each band this many are named. */
const WORST = 3;

/** The slices with the largest errors of each band of days, largest first. */
export function worstSlices(comparisons: readonly SmileComparison[]): readonly SliceDocument[] {
  return DTE_BANDS.flatMap((band) =>
    largest(comparisons.filter(({ placed }) => dteBandOf(placed.smile.dte) === band)),
  );
}

function largest(comparisons: readonly SmileComparison[]): readonly SliceDocument[] {
  const slices = comparisons.flatMap((each): readonly SliceDocument[] => {
    const { snapshot, smile } = each.placed;
    const cell = summarise([each], { dte: 'all', delta: 'all', vix: 'all' });
    if (cell.rmseVolPoints === undefined || cell.biasVolPoints === undefined) return [];
    return [
      {
        date: snapshot.recorded.date,
        layout: snapshot.recorded.layout,
        root: smile.expiry.root,
        expiry: smile.expiry.sessionDate,
        dte: smile.dte,
        vix: snapshot.levels.vix,
        levelSource: snapshot.levelSource,
        rmseVolPoints: cell.rmseVolPoints,
        biasVolPoints: cell.biasVolPoints,
      },
    ];
  });
  return slices.toSorted((a, b) => b.rmseVolPoints - a.rmseVolPoints).slice(0, WORST);
}
