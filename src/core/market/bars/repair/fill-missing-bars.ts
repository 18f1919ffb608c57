// Draws bars into short holes of a session, where a person asked for it: no run does, for a filled bar knows what follows.
import { type BarSeries, emptyBarSeries, intradayMinutes } from '../../../domain/index.ts';
import type { TradingSession } from '../../calendar/trading-calendar.ts';
import type { JudgedBars } from '../judge-bars.ts';
import { countGaps } from '../session-gaps.ts';

/** Longer holes hide too much to draw a line through. */
export const FILLED_BARS_MAX = 3;

/**
 * The bars with every hole of at most three bars inside a session filled along a straight line from the close before to
 * the open after, without volume. Line 0 marks a filled bar. Holes across sessions, at their ends and of days stay.
 */
export function fillMissingBars(judged: JudgedBars): JudgedBars {
  const minutes = intradayMinutes(judged.timeframe);
  if (minutes === undefined) return judged;
  const frameMs = minutes * 60_000;
  const holes = holesOf(judged, frameMs);
  const filled = holes.reduce((sum, bars) => sum + bars, 0);
  if (filled === 0) return judged;
  const { series } = judged;
  const into = new Growing(series.length + filled, series.volume !== undefined);
  for (let bar = 0; bar < series.length; bar += 1) {
    into.copy(judged, bar);
    const missing = holes[bar] ?? 0;
    const [from, to] = [series.close[bar] as number, series.open[bar + 1] ?? Number.NaN];
    for (let step = 1; step <= missing; step += 1) {
      const [open, close] = [
        from + ((to - from) * (step - 1)) / missing,
        from + ((to - from) * step) / missing,
      ];
      const startMs = (series.startMs[bar] as number) + step * frameMs;
      into.draw({ startMs, frameMs, open, close, session: judged.sessionOf[bar] as TradingSession });
    }
  }
  const { report } = judged;
  return {
    ...judged,
    series: into.series,
    sessionOf: into.sessionOf,
    lines: into.lines,
    report: {
      ...report,
      accepted: into.series.length,
      repaired: { ...report.repaired, 'missing-bar': filled },
      ...countGaps(into.series, into.sessionOf, judged.timeframe),
    },
  };
}

/** Bars missing after each bar, where few enough and in one session. */
function holesOf({ series, sessionOf }: JudgedBars, frameMs: number): readonly number[] {
  return Array.from(series.startMs, (startMs, bar) => {
    if (sessionOf[bar + 1] !== sessionOf[bar]) return 0;
    const missing = ((series.startMs[bar + 1] as number) - startMs) / frameMs - 1;
    return missing <= FILLED_BARS_MAX ? missing : 0;
  });
}

class Growing {
  readonly series: BarSeries;
  readonly sessionOf: TradingSession[] = [];
  readonly lines: Int32Array;
  #length = 0;

  constructor(length: number, hasVolume: boolean) {
    this.series = emptyBarSeries(length, hasVolume);
    this.lines = new Int32Array(length);
  }

  copy(from: JudgedBars, bar: number): void {
    const at = this.#length;
    for (const column of ['startMs', 'closeMs', 'open', 'high', 'low', 'close'] as const)
      this.series[column][at] = from.series[column][bar] as number;
    if (this.series.volume !== undefined) this.series.volume[at] = from.series.volume?.[bar] ?? 0;
    this.lines[at] = from.lines[bar] as number;
    this.sessionOf.push(from.sessionOf[bar] as TradingSession);
    this.#length += 1;
  }

  draw(bar: {
    readonly startMs: number;
    readonly frameMs: number;
    readonly open: number;
    readonly close: number;
    readonly session: TradingSession;
  }): void {
    const at = this.#length;
    this.series.startMs[at] = bar.startMs;
    this.series.closeMs[at] = bar.startMs + bar.frameMs;
    this.series.open[at] = bar.open;
    this.series.close[at] = bar.close;
    this.series.high[at] = Math.max(bar.open, bar.close);
    this.series.low[at] = Math.min(bar.open, bar.close);
    this.sessionOf.push(bar.session);
    this.#length += 1;
  }
}
