// Checks of the bundled data: every file as its manifest has it, and every table valid.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  bundledPath,
  readCalendarTable,
  readFeeSchedules,
  readListingRules,
  readSpyDividends,
  readTickRules,
} from '../../adapters/bundled/index.ts';
import { readBarsFile } from '../../adapters/market-data/csv/index.ts';
import type { Finding } from './check.ts';
import type { Surroundings } from './surroundings.ts';

const REINSTALL = 'install quantor again; with these files runs differ from those of others';

const manifestSchema = z.object({
  files: z.array(z.object({ file: z.string().min(1), sha256: z.string().length(64) })).min(1),
});

/** Compares each file's SHA-256 with `data/manifest.json`. */
export function checkData(readData: Surroundings['readData']): Finding {
  const { files } = manifestSchema.parse(JSON.parse(new TextDecoder().decode(readData('manifest.json'))));
  const problems = files.flatMap(({ file, sha256 }) => problemOf(file, sha256, readData));
  return problems.length === 0
    ? { status: 'ok', found: `${files.length} files, each with the SHA-256 of the manifest` }
    : { status: 'fail', found: problems.join('; '), advice: REINSTALL };
}

function problemOf(file: string, sha256: string, readData: Surroundings['readData']): readonly string[] {
  let bytes: Uint8Array;
  try {
    bytes = readData(file);
  } catch {
    return [`${file} is missing`];
  }
  const isSame = createHash('sha256').update(bytes).digest('hex') === sha256;
  return isSame ? [] : [`${file} differs from the manifest`];
}

/** Reads the tables and bars as a run does. */
export function checkTables(): Finding {
  const bars = readBarsFile(bundledPath('sp500-daily-2000-2020.csv'));
  const read = [
    readCalendarTable(),
    readListingRules(),
    readTickRules(),
    readFeeSchedules(),
    readSpyDividends(),
    bars,
  ];
  const problems = read.flatMap((one) => (one.ok ? [] : [one.error.message]));
  return problems.length === 0 && bars.ok
    ? { status: 'ok', found: `calendar, listings, ticks, fees and ${bars.bars.length} daily bars are valid` }
    : { status: 'fail', found: problems.join('; '), advice: REINSTALL };
}
