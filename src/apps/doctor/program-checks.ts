// Checks of the program itself: the Node it runs on, its modules, and the compiler of PDF reports.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageVersion } from '../../adapters/bundled/index.ts';
import type { Finding } from './check.ts';

/** The oldest Node the package takes, as its package.json says. */
export function checkNode(nodeVersion: string): Finding {
  const path = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const { engines } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  const needed = Number(/\d+/.exec(engines.node)?.[0]);
  const isEnough = Number(nodeVersion.split('.')[0]) >= needed;
  const found = `Node ${nodeVersion}; ${needed} or newer is needed`;
  return isEnough ? { status: 'ok', found } : { status: 'fail', found, advice: `install Node ${needed}` };
}

/** Whether the parts that a command loads only when it needs them are there, with the packages they stand on. */
export async function checkModules(): Promise<Finding> {
  const parts = [
    import('../sessions/index.ts'),
    import('../calc/index.ts'),
    import('../../adapters/render/index.ts'),
    import('../../adapters/storage/index.ts'),
    import('../../adapters/market-data/csv/index.ts'),
  ];
  const broken = (await Promise.allSettled(parts)).flatMap((part) =>
    part.status === 'rejected' ? [messageOf(part.reason)] : [],
  );
  const place = import.meta.url.endsWith('.ts') ? 'run from src' : 'run from dist';
  return broken.length === 0
    ? { status: 'ok', found: `quantor ${packageVersion()}, ${place}; all parts load` }
    : { status: 'fail', found: broken.join('; '), advice: 'install quantor again' };
}

/** The PDF compiler is an optional package: without it everything but the PDF works. */
export async function checkPdf(load: () => Promise<unknown>): Promise<Finding> {
  try {
    await load();
    return { status: 'ok', found: 'the compiler of PDF reports loads' };
  } catch (cause) {
    return {
      status: 'warn',
      found: `no compiler of PDF reports that loads (${messageOf(cause)})`,
      advice: 'install again without --omit=optional for the PDF; HTML reports need nothing',
    };
  }
}

function messageOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
