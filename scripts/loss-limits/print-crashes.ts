// Prints what limits and blackouts did in two crashes: `QUANTOR_REAL_DATA=DIR node scripts/loss-limits/print-crashes.ts`.
import { CRASHES, crashRuns, crashTable } from './crash-runs.ts';

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';
if (folder === '') {
  process.stderr.write('QUANTOR_REAL_DATA: expected the folder of recorded market data, found none\n');
  process.exitCode = 2;
} else for (const crash of CRASHES) console.log(`${crash.name}\n\n${crashTable(crashRuns(crash, folder))}`);
