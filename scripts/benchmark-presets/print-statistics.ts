// Prints the monthly figures of `cndr` and `putwrite` over 1996 to 2025: `QUANTOR_REAL_DATA=DIR node scripts/benchmark-presets/print-statistics.ts`.
import { CONDOR_CASES, type NamedCase, PUT_CASES } from './cases.ts';
import { type MonthStatistics, monthStatistics } from './month-statistics.ts';
import { type PresetMonth, recordedInputs, runPreset } from './run-preset.ts';

/** Published figures of the indices, each for the span it was published for. */
const PUBLISHED = [
  'Black and Szado (2016), mid-1986 to 2015: PUT 10.13% a year, volatility 10.16%; CNDR volatility 7.23%',
  'Ennis Knupp (2009), July 1986 to October 2008: PUT 10.32% a year, volatility 9.91%; bills 4.09%',
  'Cboe (2016), mid-1986 to mid-2016: CNDR 10 of 360 months below -6%',
];

const HEADINGS = ['growth', '- bills', 'mean/mo', 'vol', 'skew', 'fall', '<-6%'];
const SPANS = [
  ['1996-01', '2008-10'],
  ['1996-01', '2015-12'],
  ['2007-01', '2025-12'],
] as const;

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';
if (folder === '') {
  process.stderr.write('QUANTOR_REAL_DATA: expected the folder of recorded market data, found none\n');
  process.exitCode = 2;
} else {
  printGroup('cndr', CONDOR_CASES);
  printGroup('putwrite', PUT_CASES);
  console.log(`\nPublished\n${PUBLISHED.map((line) => `  ${line}`).join('\n')}`);
}

function printGroup(preset: string, cases: readonly NamedCase[]): void {
  console.log(`\n${preset}: % a year unless said; worst months with their return`);
  console.log(`  ${HEADINGS.map((heading) => heading.padStart(8)).join('')}`);
  let first: readonly PresetMonth[] | undefined;
  for (const one of cases) {
    const { months } = runPreset(one, recordedInputs(folder));
    first ??= months;
    printRow(one.name, monthStatistics(months));
  }
  for (const [from, to] of SPANS) {
    printRow(`as published, ${from} to ${to}`, monthStatistics(first ?? [], from, to));
  }
}

function printRow(name: string, figures: MonthStatistics): void {
  const { growth, growthOverBills, mean, volatility, skew, drawdown, deepMonths, worst } = figures;
  const percents = [growth, growthOverBills, mean, volatility].map((value) => (100 * value).toFixed(2));
  const cells = [...percents, skew.toFixed(2), (100 * drawdown).toFixed(1), String(deepMonths)];
  const months = worst.map(({ month, value }) => `${month} ${(100 * value).toFixed(1)}`).join(', ');
  console.log(`  ${cells.map((cell) => cell.padStart(8)).join('')}  ${name}\n${' '.repeat(60)}${months}`);
}
