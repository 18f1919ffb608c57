// The peer of the bar check: the same file line by line with objects and dates, and the row rules alone.

interface NaiveRow {
  readonly at: Date;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Rows that obey the row rules, are in order and are no duplicates; no sessions, clocks, levels or doubts. */
export function naiveBarCheck(text: string): number {
  const rows = text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line): NaiveRow => {
      const [ts = '', open, high, low, close, volume] = line.split(',');
      return {
        at: new Date(ts),
        open: Number(open),
        high: Number(high),
        low: Number(low),
        close: Number(close),
        volume: Number(volume),
      };
    });
  const seen = new Map<string, NaiveRow>();
  for (const row of rows) {
    const isBar =
      row.low > 0 &&
      row.high >= Math.max(row.open, row.close, row.low) &&
      row.low <= Math.min(row.open, row.close) &&
      row.volume >= 0;
    const key = row.at.toISOString();
    if (isBar && !seen.has(key)) seen.set(key, row);
  }
  const ordered = [...seen.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
  let steady = ordered.length === 0 ? 0 : 1;
  for (let index = 1; index < ordered.length; index += 1) {
    const [before, row] = [ordered[index - 1] as NaiveRow, ordered[index] as NaiveRow];
    if (row.close / before.close < 1.35 && row.close / before.close > 1 / 1.35) steady += 1;
  }
  return steady;
}
