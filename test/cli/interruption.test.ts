// What comes from outside while a command runs: signals, readers that leave, a full disk, and a bug of our own.
import { existsSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { smallMarket } from './market-files.fixture.ts';
import { expectErrorSentence, quantor, scratchFolder } from './quantor-command.fixture.ts';

const POLL_MS = 5;

describe('a signal in the middle', () => {
  test.concurrent.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends in status 3 and leaves nothing',
    async (name) => {
      const folder = scratchFolder();
      const parent = join(folder, 'runs');
      const outcome = await quantor(['backtest', '--out', join(parent, 'first'), '--json'], {
        whileRunning(child) {
          const poll = setInterval(() => {
            // The folder of unfinished files says that the run is under way.
            if (!existsSync(parent) || readdirSync(parent).length === 0) return;
            clearInterval(poll);
            child.kill(name);
          }, POLL_MS);
          child.once('close', () => clearInterval(poll));
        },
      });
      expect(outcome).toMatchObject({ status: 3, signal: null });
      expect(JSON.parse(outcome.stdout)).toMatchObject({ error: { code: 'stopped' } });
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

describe('standard output that takes no more', () => {
  test.concurrent('a reader that leaves early is no error', async () => {
    const folder = scratchFolder();
    const args = ['backtest', ...smallMarket(folder), '--out', join(folder, 'out'), '--json'];
    const outcome = await quantor(args, { whileRunning: (child) => child.stdout?.destroy() });
    expect(outcome).toMatchObject({ status: 0, signal: null });
    expect(outcome.stderr).not.toMatch(/EPIPE|^\s+at /m);
    expect(existsSync(join(folder, 'out', 'ledger.txt'))).toBe(true);
  });

  test.skipIf(!existsSync('/dev/full')).concurrent('a full disk is told in a sentence', async () => {
    const outcome = await quantor(['config', 'show'], { stdout: openSync('/dev/full', 'w') });
    expectErrorSentence(outcome, 'output-failed');
  });
});

describe('a bug of our own', () => {
  // Loaded before the command: making files durable fails in a way that no code expects.
  const planted = `data:text/javascript,${encodeURIComponent(
    "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';" +
      "fs.fsyncSync = () => { throw new TypeError('planted') }; syncBuiltinESMExports();",
  )}`;
  const run = (folder: string, args: readonly string[], env = {}): ReturnType<typeof quantor> =>
    quantor(['backtest', ...smallMarket(folder), '--out', join(folder, 'runs', 'first'), ...args], {
      env: { NODE_OPTIONS: `--import=${planted}`, ...env },
    });

  test.concurrent('ends in status 70 with a coded error and without a stack', async () => {
    const folder = scratchFolder();
    const outcome = await run(folder, ['--json']);
    expect(outcome).toMatchObject({ status: 70, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      error: { code: 'internal-error', message: expect.stringContaining('TypeError: planted') as unknown },
    });
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  });

  test.concurrent('shows the stack where QUANTOR_DEBUG asks for it', async () => {
    const quiet = await run(scratchFolder(), []);
    expect(quiet.stderr).toMatch(/^error internal-error: .*planted\n.*report/);
    expect(quiet.stderr).not.toMatch(/^\s+at /m);
    const loud = await run(scratchFolder(), [], { QUANTOR_DEBUG: '1' });
    expect(loud).toMatchObject({ status: 70 });
    expect(loud.stderr).toMatch(/^\s+at .*adapters.storage/m);
  });
});
