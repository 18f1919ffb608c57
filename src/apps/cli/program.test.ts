import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runProgram } from './program.ts';

let stdout: string;
let stderr: string;
beforeEach(() => {
  stdout = '';
  stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The words of a command line; `''` stands for an empty one. */
const words = (line: string): readonly string[] => line.split(' ').map((word) => (word === "''" ? '' : word));

describe('bad usage ends in status 2 and one coded sentence', () => {
  test.each([
    [
      'backtets',
      'unknown-command',
      "unknown command 'backtets' (Did you mean backtest?); see quantor --help",
    ],
    ['config shw', 'unknown-command', '(Did you mean show?); see quantor config --help'],
    ['--nothing', 'unknown-option', 'see quantor --help'],
    ['backtest --frm 2019-01-01', 'unknown-option', '(Did you mean --from?); see quantor backtest --help'],
    ["backtest --api-key=canary'1", 'unknown-option', "unknown option '--api-key'; see"],
    ['backtest extra words', 'excess-arguments', 'see quantor backtest --help'],
    ['config show extra', 'excess-arguments', 'see quantor config show --help'],
    ['verify', 'missing-argument', "'ledger'; see quantor verify --help"],
    ['verify a b', 'excess-arguments', 'see quantor verify --help'],
    ['replay', 'missing-argument', 'see quantor replay --help'],
    ['explain', 'missing-argument', 'see quantor explain --help'],
    ['backtest --bars', 'option-missing-argument', '--bars <file>'],
    ['backtest --bars --out x', 'invalid-argument', 'found the next flag'],
    ["backtest --out ''", 'invalid-argument', 'found nothing'],
    ["backtest --set ''", 'invalid-argument', 'found nothing'],
    ['backtest --root SPYY', 'config-invalid', '--root: expected one of SPX, SPXW, XSP, SPY, found "SPYY"'],
    ['backtest --timeframe 5min', 'config-invalid', '--timeframe: expected one of 1m, 5m'],
    [
      'backtest --cash abc',
      'config-invalid',
      '--cash: expected a number from 1 to 1000000000000, found "abc"',
    ],
    ['backtest --cash -5', 'config-invalid', 'found -5'],
    ['backtest --cash 0x10', 'config-invalid', 'found "0x10"'],
    ['backtest --cash Infinity', 'config-invalid', 'found "Infinity"'],
    ['backtest --seed 1.5', 'config-invalid', '--seed: expected a whole number'],
    ['backtest --seed 99999999999999999999', 'config-invalid', '--seed: expected a whole number'],
    ['backtest --fill 2', 'config-invalid', '--fill: expected a number from 0 to 1, found 2'],
    [
      'backtest --from 2019-06-01 --to 2018-06-01',
      'config-invalid',
      '--from: expected a date up to --to 2018-06-01',
    ],
    ['backtest --from 2019-02-30', 'config-invalid', '--from: expected a day of the calendar'],
    ['backtest --preset tasty', 'unknown-preset', 'did you mean "tasty-16-5"?'],
    ['backtest --set a', 'set-syntax', 'found "a"'],
    ['backtest --set =5', 'set-syntax', 'found "=5"'],
    ['backtest --set __proto__.x=1', 'set-syntax', '__proto__.x=1'],
    ['backtest --set shortDelta=0.2', 'unknown-key', 'did you mean "selection.shortDelta"?'],
    ['backtest --set selection.shortDelta=', 'config-invalid', 'found ""'],
    ['backtest --set seed=0x10', 'config-invalid', 'found "0x10"'],
    ['backtest --set fees.broker=ibkrr', 'unknown-broker', 'found "ibkrr"'],
    ['backtest --volatility vix', 'volatility-syntax', 'found "vix"'],
    ['backtest --volatility vix=', 'volatility-syntax', 'found "vix="'],
    ['backtest --volatility vixx=a', 'volatility-name', 'did you mean "vix"?'],
    ['backtest --volatility vix3m=a', 'volatility-syntax', 'needs vix=FILE'],
    ['backtest --volatility vix=a,vix=b', 'volatility-syntax', 'vix twice'],
    ['scan extra', 'excess-arguments', 'see quantor scan --help'],
    ['scan --top 1.5', 'top-syntax', '--top expects a whole number, 0 for all, found "1.5"'],
    ['scan --top -1', 'top-syntax', 'found "-1"'],
    ['scan --mode live', 'ancestor-mode', '--mode: expected backtest'],
    ['scan --use-mtf=5', 'unknown-option', "'--use-mtf' with a value: it takes none"],
    ['scan --sort margn', 'sort-name', 'natural-credit, strategy, found "margn"'],
    ['scan --sort stratgy', 'sort-name', 'did you mean "strategy"?'],
    ['backtest --from 2030-01-01', 'no-bars-in-range', '2000-01-03 to 2020-04-17'],
    ['backtest --to 1990-01-01', 'no-bars-in-range', '2000-01-03 to 2020-04-17'],
    ['backtest --config gone.json', 'config-missing', 'gone.json'],
    ['config show --config gone.json', 'config-missing', 'gone.json'],
    ['trials show', 'missing-argument', 'see quantor trials show --help'],
    ['trials show 1 --trials gone.txt', 'trial-unknown', 'expected a register with trials, found none in'],
    ['validate', 'nothing-to-validate', 'expected a ledger or --null, found neither'],
    ['validate --out x', 'mixed-flags', '--out: expected a ledger'],
    ['validate x --seeds 5', 'mixed-flags', '--seeds: expected no ledger'],
    ['validate x --grid exit.dteFloor', 'grid-syntax', 'found "exit.dteFloor"'],
    ['validate x --grid exit.dteFloor=7,', 'grid-syntax', 'exit.dteFloor=7,14,21'],
    ['validate x --workers 0', 'workers-syntax', 'found "0"'],
    ['validate gone.txt', 'ledger-missing', 'gone.txt'],
    ['paper', 'session-incomplete', 'needs parts'],
  ])('%s', async (line, code, said) => {
    expect(await runProgram(words(line))).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.startsWith(`error ${code}: `)).toBe(true);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /m);

    const prose = stderr.slice(`error ${code}: `.length).split('\n')[0];
    stderr = '';
    expect(await runProgram([...words(line), '--json'])).toBe(2);
    expect(stderr).toBe('');
    // A flag without a value takes --json for it, and is told so.
    if (!line.endsWith('--bars')) {
      expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
      const { message, problems } = (
        JSON.parse(stdout) as { error: { message: string; problems: unknown[] } }
      ).error;
      if (!line.startsWith('--')) expect(message).toBe(prose);
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});

describe('help', () => {
  test.each([
    '',
    'help',
    '--help',
    'config',
    'help backtest',
    'backtest --help',
    'config show --help',
    'verify -h',
  ])('"quantor %s" prints help with the exit statuses on standard output and ends in 0', async (line) => {
    expect(await runProgram(line === '' ? [] : words(line))).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Usage: quantor/);
    for (const status of [0, 1, 2, 3, 70]) expect(stdout).toMatch(new RegExp(`^  ${status} +\\S`, 'm'));
  });

  test('no line of help says what commander writes of a value that is not there', async () => {
    for (const line of ['backtest --help', 'config show --help']) await runProgram(words(line));
    expect(stdout).not.toMatch(/default: (?:\[\]|false|undefined)/);
    expect(stdout).toContain('default: tasty-30-16');
  });

  test('--version is the version alone', async () => {
    expect(await runProgram(['--version'])).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('config show', () => {
  test('shows value and origin of every setting', async () => {
    expect(
      await runProgram(
        words('config show --preset cndr --cash 5e6 --set exit.dteFloor=7 --set exit.dteFloor=8'),
      ),
    ).toBe(0);
    expect(stdout).toMatch(/^cash +5000000 {2}--cash$/m);
    expect(stdout).toMatch(/^selection\.shortDelta +0\.2 {2}preset cndr$/m);
    expect(stdout).toMatch(/^exit\.dteFloor +8 {2}--set$/m);
    expect(stdout).toMatch(/^seed +1 {2}default$/m);
  });

  test('--describe adds what each means and accepts', async () => {
    expect(await runProgram(words('config show --describe'))).toBe(0);
    expect(stdout).toContain('    days to expiry wanted; a whole number from 0 to 100000\n');
  });
});
