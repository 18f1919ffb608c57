// Whether the volatility files of a run reach the sessions it trades, and what is said where they do not.
import type { TradingSession } from '../../../../core/market/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import type { RawInputs } from '../read-inputs.ts';

const MEMBERS = ['vix', 'vix9d', 'vix3m', 'vix6m'] as const;

/** A sentence for each index that lacks some of the sessions traded; error code `volatility-coverage` where VIX lacks all. */
export function volatilityCoverage(
  inputs: Pick<RawInputs, (typeof MEMBERS)[number]>,
  sessions: readonly TradingSession[],
): UsageResult<readonly string[]> {
  const sentences: string[] = [];
  for (const member of MEMBERS) {
    const closes = inputs[member]?.closes;
    if (closes === undefined) continue;
    const missing = sessions.filter(({ date }) => !closes.has(date));
    if (member === 'vix' && missing.length === sessions.length) {
      const [first, last] = [[...closes.keys()][0], [...closes.keys()].at(-1)];
      return usageError(
        'volatility-coverage',
        `the ${member} file runs from ${first ?? 'nowhere'} to ${last ?? 'nowhere'}: expected rows for the sessions traded, ${sessions[0]?.date ?? ''} to ${sessions.at(-1)?.date ?? ''}`,
      );
    }
    if (missing.length > 0) {
      const effect =
        member === 'vix' ? 'nothing was entered there' : 'it was estimated from the others there';
      sentences.push(
        `${member} has no row for ${missing.length} of ${sessions.length} sessions, the first on ${missing[0]?.date ?? ''}: ${effect}.`,
      );
    }
  }
  return { ok: true, value: sentences };
}
