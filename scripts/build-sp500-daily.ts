// Carries the S&P 500 daily bars of an unpacked vega-datasets package over into data/sp500-daily-2000-2020.csv.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HEADER = 'date,open,high,low,close,adjclose,volume';
const TARGET = resolve(import.meta.dirname, '../data/sp500-daily-2000-2020.csv');

/** Largest distance in points from a published two-decimal level that single-precision storage explains below 4,096. */
const ROUNDING_POINTS_MAX = 0.000125;

/** Restores the published two decimals; the source holds them in single precision (1438.36 appears as 1438.359985). */
function publishedLevel(text: string, line: number): string {
  const points = Number(text);
  const rounded = points.toFixed(2);
  if (!(points > 0) || Math.abs(points - Number(rounded)) > ROUNDING_POINTS_MAX) {
    throw new Error(`line ${line}: expected a positive level of two decimals, found "${text}"`);
  }
  return rounded;
}

/** Turns the package's CSV text into date,open,high,low,close,volume; throws on any row that is not as expected. */
export function carrySp500Daily(text: string): string {
  const [header, ...rows] = text.trim().split(/\r?\n/);
  if (header !== HEADER) throw new Error(`expected the header "${HEADER}", found "${header ?? ''}"`);
  const out = rows.map((row, index) => {
    const line = index + 2;
    const [date = '', open = '', high = '', low = '', close = '', adjusted = '', volume = '', ...rest] =
      row.split(',');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d+$/.test(volume) || rest.length > 0) {
      throw new Error(
        `line ${line}: expected seven fields with an ISO date and a whole volume, found "${row}"`,
      );
    }
    if (adjusted !== close)
      throw new Error(`line ${line}: adjclose differs from close, which an index never shows`);
    return [date, ...[open, high, low, close].map((level) => publishedLevel(level, line)), volume].join(',');
  });
  return `date,open,high,low,close,volume\n${out.join('\n')}\n`;
}

if (import.meta.main) {
  const packageFolder = process.argv[2];
  if (packageFolder === undefined) {
    console.error('usage: node scripts/build-sp500-daily.ts FOLDER (of the unpacked vega-datasets package)');
    process.exit(2);
  }
  writeFileSync(TARGET, carrySp500Daily(readFileSync(join(packageFolder, 'data/sp500-2000.csv'), 'utf8')));
}
