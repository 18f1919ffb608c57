// The last lines of a backtest for people: where its files are and that the ledger was read back and holds.
import type { RunFiles } from '../../../analysis/report/index.ts';

/** Lines on the files of a run whose ledger has `records` records and was verified. */
export function closingText(files: RunFiles, records: number): string {
  const rows = [
    ['ledger', files.ledger],
    ['trades', files.trades],
    ['page', files.html],
    ['PDF', files.pdf],
  ].filter((row): row is [string, string] => row[1] !== null);
  return [
    '',
    'FILES',
    '-'.repeat(100),
    `  The ledger was read back and verified: ${records} records, cash and equity recomputed to the cent.`,
    `  Make the run again from it:  npx quantor replay ${files.ledger ?? ''}`,
    ...rows.map(([name, path]) => `  ${name.padEnd(6)}  ${path}`),
    '',
  ].join('\n');
}
