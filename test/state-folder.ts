// Gives the whole run of the suites a folder for state of its own, so that no test ever writes a person's register of trials.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

/** Called once before all tests; gives what removes the folder again. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-state-'));
  env['QUANTOR_STATE'] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
