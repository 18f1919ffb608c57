// The numpy peer of the pricing kernel, where python3 with numpy is at hand.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Contracts a processor second over arrays of `strikes`, or `undefined` where numpy is not installed. */
export function numpyPricesPerSecond(strikes: number): number | undefined {
  const script = join(import.meta.dirname, 'numpy_black_scholes.py');
  const { status, stdout } = spawnSync('python3', [script, String(strikes)], { encoding: 'utf8' });
  const perSecond = Number(stdout);
  return status === 0 && perSecond > 0 ? perSecond : undefined;
}
