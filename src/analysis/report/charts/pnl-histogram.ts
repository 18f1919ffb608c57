// How the P&L of closed trades is spread, as chart data: bins of a round width with an edge at zero.
import type { ChartData, HistogramBin } from './chart-data.ts';

const BINS_WANTED = 32;

/** The histogram of P&Ls in dollars; `undefined` for none. */
export function pnlHistogram(pnls: readonly number[]): ChartData | undefined {
  if (pnls.length === 0) return undefined;
  const sorted = pnls.toSorted((a, b) => a - b);
  const least = sorted[0] as number;
  const most = sorted.at(-1) as number;
  const width = roundStep(Math.max(1, Math.max(most, 0) - Math.min(least, 0)));
  const first = Math.floor(least / width);
  const last = Math.max(first, Math.ceil(most / width) - 1);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const pnl of pnls) {
    const bin = Math.min(last, Math.floor(pnl / width)) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const bins = counts.map((trades, index): HistogramBin => ({
    fromDollars: (first + index) * width,
    toDollars: (first + index + 1) * width,
    trades,
  }));
  const meanDollars = pnls.reduce((sum, pnl) => sum + pnl, 0) / pnls.length;
  return { kind: 'pnl-histogram', bins, meanDollars, medianDollars: medianOf(sorted) };
}

/** Width of about 32 bins of a positive range: 1, 2 or 5 times a power of ten, so that edges are numbers a person can read. */
export function roundStep(range: number): number {
  const rough = range / BINS_WANTED;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((step) => step * power >= rough) ?? 10;
  return factor * power;
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
