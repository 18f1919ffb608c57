// The numpy peers of pricing and simulation, where python3 with numpy is at hand.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Contracts or paths a processor second of a script beside this file over arrays of `count`, or `undefined` where numpy is not installed. */
export function numpyRate(
  script: 'numpy_black_scholes.py' | 'numpy_greeks.py' | 'numpy_terminal.py',
  count: number,
): number | undefined {
  const path = join(import.meta.dirname, script);
  const { status, stdout } = spawnSync('python3', [path, String(count)], { encoding: 'utf8' });
  const perSecond = Number(stdout);
  return status === 0 && perSecond > 0 ? perSecond : undefined;
}
