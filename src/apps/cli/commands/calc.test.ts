// Runs `quantor calc` as its users do: in pipes, with live producers, readers that leave, and bad usage.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath, platform } from 'node:process';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { CALCULATORS } from '../../calc/index.ts';

const entry = join(import.meta.dirname, '..', 'main.ts');
const SECONDS = 1000;

const option = { right: 'call', spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0, vol: 0.2 };
const optionLine = (spot: number): string => `${JSON.stringify({ ...option, spot })}\n`;

function quantor(
  args: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(execPath, [entry, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** Runs a pipeline in which `quantor` is this source. */
function shell(script: string): { status: number | null; stdout: string; stderr: string } {
  const command = `quantor() { "${execPath}" "${entry}" "$@"; }\n${script}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function startCalc(name: string): ChildProcessWithoutNullStreams {
  return spawn(execPath, [entry, 'calc', name, '--kernel', 'ts']);
}

/** Highest resident memory so far, megabytes. */
function peakMegabytes(pid: number | undefined): number {
  const kilobytes = /^VmHWM:\s+(?<kilobytes>\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
  return Number(kilobytes?.groups?.['kilobytes']) / 1024;
}

describe('in a pipe', () => {
  test('a line is answered before the next is sent', { timeout: 60 * SECONDS }, async () => {
    const calc = startCalc('bsm');
    const answers = createInterface({ input: calc.stdout })[Symbol.asyncIterator]();
    const prices: number[] = [];
    for (const spot of [38, 40, 42, 44]) {
      calc.stdin.write(optionLine(spot));
      const { value } = (await answers.next()) as { readonly value: string };
      prices.push((JSON.parse(value) as { readonly price: number }).price);
    }
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(new Set(prices).size).toBe(4);
    const ended = once(calc, 'close');
    calc.stdin.end();
    expect((await ended)[0]).toBe(0);
  });

  test.runIf(platform === 'linux')(
    '100,000 lines take no more memory than 10,000, and come out as they go in',
    { timeout: 120 * SECONDS },
    async () => {
      const calc = startCalc('bsm');
      let received = 0;
      let waiting: { readonly count: number; readonly resolve: () => void } | undefined;
      createInterface({ input: calc.stdout }).on('line', () => {
        received += 1;
        if (received === waiting?.count) waiting.resolve();
      });
      const send = async (from: number, to: number): Promise<number> => {
        const arrived = new Promise<void>((resolve) => {
          waiting = { count: to, resolve };
        });
        for (let count = from; count < to; count += 1) {
          if (!calc.stdin.write(optionLine(30 + (count % 2000) / 100))) await once(calc.stdin, 'drain');
        }
        // The input is still open here: every answer has come without waiting for its end.
        await arrived;
        return peakMegabytes(calc.pid);
      };
      const startedMs = performance.now();
      const early = await send(0, 10_000);
      const late = await send(10_000, 100_000);
      const seconds = (performance.now() - startedMs) / 1000;
      console.log(
        `calc bsm: peak ${early.toFixed(0)} MB after 10,000 lines, ${late.toFixed(0)} MB after 100,000; ${seconds.toFixed(1)} s`,
      );
      // 90,000 lines and their answers are 25 MB of text; what grows here is the garbage of one collection.
      expect(late - early).toBeLessThan(60);
      const ended = once(calc, 'close');
      calc.stdin.end();
      expect((await ended)[0]).toBe(0);
      expect(received).toBe(100_000);
    },
  );

  test.skipIf(platform === 'win32')(
    'Ctrl-C ends it by the signal itself, and the answers so far stand',
    { timeout: 60 * SECONDS },
    async () => {
      const calc = startCalc('bsm');
      const answers = createInterface({ input: calc.stdout })[Symbol.asyncIterator]();
      calc.stdin.write(optionLine(42));
      expect((await answers.next()).value).toContain('"price"');
      const ended = once(calc, 'close');
      calc.kill('SIGINT');
      expect(await ended).toEqual([null, 'SIGINT']);
    },
  );

  test('a reader that leaves ends it without a word', () => {
    const line = optionLine(42).trim();
    const { stdout } = shell(
      `yes '${line}' | { quantor calc bsm; echo "status $?" >&2; } 2>errors-$$ | head -2; cat errors-$$; rm errors-$$`,
    );
    const [first, second, ...rest] = stdout.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toHaveProperty('price');
    expect(second).toBe(first);
    expect(rest).toEqual(['status 0']);
  });
});

describe('lines', () => {
  test('bad ones are answered in their place and end in status 1', () => {
    const input = `\uFEFF${optionLine(42).trim()}\r\n\r\nnonsense\n{"right":"call"}\n${optionLine(42).trim()}`;
    const { status, stdout, stderr } = quantor(['calc', 'bsm'], input);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly error?: { readonly code: string } });
    expect(answers.map(({ error }) => error?.code)).toEqual([
      undefined,
      'empty-line',
      'invalid-json',
      'missing-field',
      undefined,
    ]);
    expect(answers[4]).toEqual(answers[0]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test.runIf(platform === 'linux')(
    'one beyond the limit is refused without being kept, and the next is answered',
    { timeout: 60 * SECONDS },
    async () => {
      const calc = startCalc('bsm');
      const answers = createInterface({ input: calc.stdout })[Symbol.asyncIterator]();
      const mebibyte = Buffer.alloc(1024 * 1024, ' ');
      for (let count = 0; count < 400; count += 1) {
        if (!calc.stdin.write(mebibyte)) await once(calc.stdin, 'drain');
      }
      calc.stdin.write(`\n${optionLine(42)}`);
      expect((await answers.next()).value).toContain('"line-too-long"');
      expect((await answers.next()).value).toContain('"price"');
      expect(peakMegabytes(calc.pid)).toBeLessThan(350);
      const ended = once(calc, 'close');
      calc.stdin.end();
      expect((await ended)[0]).toBe(1);
    },
  );

  test('none at all is done', () => {
    expect(quantor(['calc', 'metrics'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('help', () => {
  test('without a name every calculator is listed with what it does, and one example that runs', () => {
    const { status, stdout } = quantor(['calc']);
    expect(status).toBe(0);
    const example = stdout.split('\n').find((line) => line.startsWith('  echo '));
    expect(shell(example ?? 'false').stdout).toContain('"price"');
    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
    for (const { name, summary } of CALCULATORS) expect(rows).toContainEqual([name, summary]);
  });

  test.each(['calc', 'calc bsm'])('%s tells the exit status of calc, not that of a backtest', (path) => {
    const { stdout } = quantor([...path.split(' '), '--help']);
    expect(stdout).toMatch(/^ {2}1 +a line has no answer/m);
    expect(stdout).toContain('JSON lines. With --json');
    expect(stdout).not.toMatch(/exactly one JSON document|nothing was written|^ {2}3 /m);
  });

  test.each(CALCULATORS)('every example of $name runs and prints what help shows', ({ name, examples }) => {
    const { status, stdout } = quantor(['calc', name, '--help']);
    expect(status).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim());
    const commands = lines.filter((line) => line.startsWith('echo '));
    expect(commands.length).toBe(examples.length);
    const shown = commands.map((command) => `${lines[lines.indexOf(command) + 1] ?? ''}\n`);
    for (const [place, command] of commands.entries()) {
      expect(command).toBe(`echo '${examples[place] ?? ''}' | quantor calc ${name}`);
    }
    // In one pipe: the guide of the calculators runs each command by itself, as a person would.
    expect(quantor(['calc', name], `${examples.join('\n')}\n`)).toEqual({
      status: 0,
      stdout: shown.join(''),
      stderr: '',
    });
  });
});

test.each([
  ['bsm', 'vol', 0.2],
  ['implied-vol', 'price', 4.2],
])(
  '--kernel wasm answers %s line by line as ts does, bad lines and limits included',
  (name, field, value) => {
    const priced = { right: 'call', spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0, [field]: value };
    const changes = [
      {},
      { right: 'put' },
      { strike: 60 },
      { years: 0 },
      { [field]: 0 },
      { [field]: 50 },
      { strike: -1 },
    ];
    const lines = changes.map((change) => `${JSON.stringify({ ...priced, ...change })}\n`).join('');
    const own = quantor(['calc', name], lines);
    const wasm = quantor(['calc', name, '--kernel', 'wasm'], lines);
    expect(own.stdout.trimEnd().split('\n')).toHaveLength(changes.length);
    expect(wasm).toEqual(own);
  },
);

describe('bad usage', () => {
  test.each([
    ['unknown-calculator', ['calc', 'impliedvol']],
    ['kernel-missing', ['calc', 'metrics', '--kernel', 'wasm']],
    ['unknown-kernel', ['calc', 'metrics', '--kernel', 'gpu']],
    ['unknown-option', ['calc', 'bsm', '--vol', '0.2']],
    ['excess-arguments', ['calc', 'bsm', 'lines.jsonl']],
  ])('%s ends in status 2 and answers nothing', (code, args) => {
    const plain = quantor(args, optionLine(42));
    expect(plain).toMatchObject({ status: 2, stdout: '' });
    expect(plain.stderr).toMatch(new RegExp(`^error ${code}: `));
  });

  test('--json puts it on standard output', () => {
    const { status, stdout, stderr } = quantor(['calc', 'metrics', '--kernel', 'wasm', '--json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'kernel-missing' } });
  });
});
