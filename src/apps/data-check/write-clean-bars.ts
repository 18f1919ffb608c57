// Writes cleaned bars as a file that every reader here takes: instants in UTC for bars inside the day, else dates.
import { type EpochMs, intradayMinutes, type SessionDate } from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { FileOutcome } from './checked-file.ts';

/** The text of the one bars file among `files`; code `out-needs-bars` where there is none, or more than one. */
export function cleanBarsText(files: readonly FileOutcome[]): UsageResult<string> {
  const [file] = files;
  if (file === undefined || files.length > 1 || file.kind !== 'bars') {
    const found = files.length > 1 ? `${files.length} files` : (file?.kind ?? 'none');
    return usageError('out-needs-bars', `--out: expected one file of bars, found ${found}`);
  }
  const { series, sessionOf, dividends, timeframe } = file.bars;
  const isIntraday = intradayMinutes(timeframe) !== undefined;
  const hasDividends = dividends.size > 0;
  const header = [
    isIntraday ? 'ts' : 'date',
    'open,high,low,close',
    ...(series.volume === undefined ? [] : ['volume']),
    ...(hasDividends ? ['dividend'] : []),
  ];
  const lines = [header.join(',')];
  for (let bar = 0; bar < series.length; bar += 1) {
    const startMs = series.startMs[bar] as EpochMs;
    const date = sessionOf[bar]?.date as SessionDate;
    const cells = [
      // A weekly bar is dated by its first session.
      isIntraday ? new Date(startMs).toISOString() : easternDateOf(startMs),
      series.open[bar],
      series.high[bar],
      series.low[bar],
      series.close[bar],
      ...(series.volume === undefined ? [] : [series.volume[bar]]),
      ...(hasDividends ? [dividends.get(date) ?? 0] : []),
    ];
    lines.push(cells.join(','));
  }
  return { ok: true, value: `${lines.join('\n')}\n` };
}
