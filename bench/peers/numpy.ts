// The numpy peers of the pricing kernels, where python3 with numpy is at hand.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Contracts a processor second of a script beside this file over arrays of `strikes`, or `undefined` where numpy is not installed. */
export function numpyRate(
  script: 'numpy_black_scholes.py' | 'numpy_greeks.py',
  strikes: number,
): number | undefined {
  const path = join(import.meta.dirname, script);
  const { status, stdout } = spawnSync('python3', [path, String(strikes)], { encoding: 'utf8' });
  const perSecond = Number(stdout);
  return status === 0 && perSecond > 0 ? perSecond : undefined;
}
