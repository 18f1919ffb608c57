// Rows of option quotes written shortly and brought through the judgement, for the tests of this folder.
import { batchesOf } from '../../../../adapters/market-data/csv/chains/chain-rows.fixture.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import { ChainIntake } from './chain-intake.ts';
import type { IntakeReport } from './intake-report.ts';
import type { Mislabelling } from './label-evidence.ts';

export const CBOE =
  'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv,delta,gamma';
export const GREEKS =
  'quote_date,contract,underlying,expiration,strike,right,bid,ask,last,volume,open_interest,iv,delta,gamma,rho,theta,vega,nonstd';
export const BARCHART =
  'quote_ts,underlying,spot,expiration,dte,right,strike,bid,ask,last,volume,open_interest,iv,delta,gamma,theta,vega,rho';

/** Cells of a row in the layout of Cboe's delayed quotes that differ from the usual. */
export interface Cells {
  readonly ts?: string;
  readonly underlying?: string;
  readonly spot?: string;
  readonly root?: string;
  readonly expiry?: string;
  readonly right?: string;
  readonly strike?: string;
  readonly bid?: string;
  readonly ask?: string;
  readonly rest?: string;
}

export function cboe(cells: Cells = {}): string {
  const { ts = '2022-06-10T11:00', underlying = 'SPX', spot = '3900.5', root = 'SPXW' } = cells;
  const { expiry = '2022-06-15', right = 'P', strike = '3800', bid = '40.1', ask = '40.9' } = cells;
  return [
    ts,
    underlying,
    spot,
    root,
    expiry,
    right,
    strike,
    bid,
    ask,
    cells.rest ?? '41,7,11,0.25,-0.3,0.001',
  ].join();
}

export interface Imported {
  readonly report: IntakeReport;
  readonly stored: readonly Readonly<Record<string, number | string | undefined>>[];
  readonly mislabelling: Mislabelling | undefined;
}

/** What becomes of rows below a header; throws where the counts do not add up. */
export function imported(
  header: string,
  rows: readonly string[],
  named: { date?: string; root?: string } = {},
): Imported {
  const intake = new ChainIntake(nyse);
  const stored: Record<string, number | string | undefined>[] = [];
  for (const batch of batchesOf([header, ...rows].join('\n'), [], named)) {
    const { roots, length, ...columns } = intake.judge(batch);
    for (let row = 0; row < length; row += 1)
      stored.push({
        ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row] as number])),
        root: roots[columns.root[row] as number],
      });
  }
  const report = intake.report();
  const accountedFor = stored.length + (report.repaired['underlying-row'] ?? 0) + report.quarantinedRows;
  if (report.accepted !== stored.length || report.rows !== accountedFor)
    throw new Error(`rows do not add up: ${JSON.stringify(report)}`);
  return { report, stored, mislabelling: intake.mislabelling() };
}
