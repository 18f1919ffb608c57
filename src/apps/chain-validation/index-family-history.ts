// The levels of the whole volatility index family at an instant, as a simulated chain takes them.
import type { EpochMs } from '../../core/domain/index.ts';
import type { TradingCalendar, TradingSession } from '../../core/market/index.ts';
import { type IndexLevels, MEMBER_ELASTICITY } from '../../core/synthetic/index.ts';
import type { InputFailure } from '../../core/domain/index.ts';
import type { LevelSource } from '../../analysis/chain-fit/index.ts';
import { type IndexHistory, readIndexHistory } from './index-history.ts';

export const INDEX_MEMBERS = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;
export type IndexMember = (typeof INDEX_MEMBERS)[number];

/** Files by member; VIX is needed. */
export type IndexFiles = Readonly<Partial<Record<IndexMember, readonly string[]>>>;

export interface FamilyLevels {
  readonly levels: IndexLevels;
  /** How the level of VIX was found. */
  readonly source: LevelSource;
}

export interface IndexFamilyHistory {
  levelsAt(session: TradingSession, ms: EpochMs): FamilyLevels | undefined;
}

/** Reads every member that has files. */
export function readIndexFamily(
  files: IndexFiles,
  calendar: TradingCalendar,
): { readonly ok: true; readonly family: IndexFamilyHistory } | InputFailure {
  const histories = new Map<IndexMember, IndexHistory>();
  for (const member of INDEX_MEMBERS) {
    const paths = files[member];
    if (paths === undefined) continue;
    const read = readIndexHistory(member, paths, calendar);
    if (!read.ok) return read;
    histories.set(member, read.history);
  }
  return { ok: true, family: { levelsAt: (session, ms) => familyLevels(histories, session, ms) } };
}

function familyLevels(
  histories: ReadonlyMap<IndexMember, IndexHistory>,
  session: TradingSession,
  ms: EpochMs,
): FamilyLevels | undefined {
  const vix = histories.get('vix')?.levelAt(session, ms);
  if (vix === undefined) return undefined;
  // Where VIX is known better than by its day's line, the others leave their own lines as it does, by their elasticity.
  const line = vix.source === 'intraday' ? histories.get('vix')?.lineAt(session, ms) : undefined;
  const departure = line === undefined ? 1 : vix.points / line.points;
  const other = (member: Exclude<IndexMember, 'vix'>): number | undefined => {
    const level = histories.get(member)?.levelAt(session, ms);
    if (level === undefined) return undefined;
    return level.source === 'open-close-line'
      ? level.points * departure ** MEMBER_ELASTICITY[member]
      : level.points;
  };
  return {
    levels: { vix: vix.points, vix9d: other('vix9d'), vix3m: other('vix3m'), vix6m: other('vix6m') },
    source: vix.source,
  };
}
