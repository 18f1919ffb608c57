// What a configuration of a campaign returned above cash in every session of its market, also where it lost everything.
import { sessionReturns } from '../../analysis/metrics/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

export interface CampaignReturns {
  /** A session each, decimals above cash. After the session that left nothing: 0. */
  readonly excess: readonly number[];
  /** Whether a session ended with nothing or less. */
  readonly isRuined: boolean;
}

/**
 * The returns of a run from its records, manifest first. A session that leaves nothing or less costs all of the account and is
 * the last that is traded: leaving such a configuration out of a search would judge the others by the survivors.
 */
export function campaignReturns(records: readonly LedgerRecord[]): CampaignReturns {
  const sessions = records.filter((record) => record.type === 'session-closed');
  const ruin = sessions.findIndex(({ equityCents }) => equityCents <= 0);
  if (ruin < 0) return { excess: sessionReturns(records).excess, isRuined: false };
  const after = new Set<LedgerRecord>(sessions.slice(ruin));
  const { excess } = sessionReturns(records.filter((record) => !after.has(record)));
  return {
    excess: sessions.map((_, index) => (index < ruin ? (excess[index] ?? 0) : index === ruin ? -1 : 0)),
    isRuined: true,
  };
}
