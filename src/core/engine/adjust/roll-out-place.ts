// The place that a trade leaves which was closed to be sold again at a later expiry.
import type { EpochMs, OpenTrade, Root, SessionDate } from '../../domain/index.ts';

/** A trade that was closed to be rolled out and whose place nothing has taken yet. */
export interface RollOut {
  readonly tradeId: number;
  readonly root: Root;
  readonly quantity: number;
  /** The expiry that it was of. */
  readonly expiry: SessionDate;
  /** Instant of the fill that closed it. */
  readonly leftAtMs: EpochMs;
}

/** The place that a closed trade leaves. */
export function rollOutOf({ opening }: Pick<OpenTrade, 'opening'>, leftAtMs: EpochMs): RollOut {
  const { tradeId, quantity, structure } = opening;
  const { root, sessionDate } = structure.expiry;
  return { tradeId, root, quantity, expiry: sessionDate, leftAtMs };
}
