// From a peer's rows to its session closes: judged as every bar file is, a session that is cut short has none.
import { intradayMinutes, type PeerClose, type RawBars } from '../../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../../core/market/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { preparedBars, usageErrorOf } from '../price-history.ts';
import type { ImportAccount } from '../stored/read-series.ts';

export interface PeerCloses {
  /** Oldest first, one a session. */
  readonly closes: readonly PeerClose[];
  readonly quarantinedRows: number;
}

/** Error codes `input-rows`, and `peer-timeframe` for bars that span sessions. `imported`: judged when a store took them. */
export function peerCloses(
  raw: RawBars,
  calendar: TradingCalendar,
  imported: ImportAccount | undefined,
): UsageResult<PeerCloses> {
  const prepared = preparedBars(raw, calendar, { name: 'peer', imported });
  if (!prepared.ok) return usageErrorOf(prepared);
  const { series, sessionOf, timeframe, report } = prepared;
  if (timeframe !== 'D' && intradayMinutes(timeframe) === undefined)
    return usageError('peer-timeframe', `peer: expected daily or intraday bars, found ${timeframe}`);
  const closes = sessionOf.flatMap(({ date, closeMs }, bar): readonly PeerClose[] => {
    const isLast = (series.closeMs[bar] ?? 0) >= closeMs;
    return isLast ? [{ date, closeMs, points: series.close[bar] as number }] : [];
  });
  return { ok: true, value: { closes, quarantinedRows: report.quarantinedRows } };
}
