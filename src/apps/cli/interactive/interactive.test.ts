import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backtestCommand } from '../commands/backtest.ts';
import { pathIn } from './answer-checks.ts';
import { argumentsOf } from './answers.ts';
import { runInteractive } from './run-interactive.ts';
import { CTRL_C, ENTER, scriptedAsker } from './scripted-asker.fixture.ts';

let folder: string;
let bars: string;
let vix: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'quantor-asked-')));
  bars = join(folder, 'my bars.csv');
  // Newest first, as some sources have it.
  writeFileSync(bars, 'date,open,high,low,close\n2019-03-05,280,281,279,280\n2018-01-02,268,269,267,268\n');
  vix = join(folder, 'vix.csv');
  writeFileSync(vix, 'date,close\n2018-01-02,10\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Session {
  readonly status: number;
  readonly heard: readonly string[];
  readonly runs: readonly (readonly string[])[];
}

/** Plays a session; the runs it asks for end with `statuses`, then with 0. */
async function played(
  script: readonly (string | undefined)[],
  statuses: readonly number[] = [],
): Promise<Session> {
  const asker = scriptedAsker(script);
  const runs: (readonly string[])[] = [];
  const status = await runInteractive(asker, (args) => {
    runs.push(args);
    return Promise.resolve(statuses[runs.length - 1] ?? 0);
  });
  return { status, heard: asker.heard, runs };
}

describe('from answers to a command', () => {
  test('Enter all the way is the default run', async () => {
    const { status, heard, runs } = await played(Array.from({ length: 7 }, () => ENTER));
    expect(status).toBe(0);
    expect(runs).toEqual([['backtest']]);
    expect(heard).toEqual([
      'Which strategy? [tasty-30-16]',
      'Which bars? [bundled]',
      'Options on what? [XSP]',
      'Initial cash, dollars [100000]',
      'First session to trade (earlier bars warm up) [2000-01-03]',
      'Last session [2020-04-17]',
      '$ npx quantor backtest',
      'Run this command? [run]',
      expect.stringContaining('Ctrl-C') as string,
    ]);
  });

  test('own files, every answer another than the default', async () => {
    const script = [
      'cndr',
      'own',
      bars,
      vix,
      `vix3m=${vix}`,
      'SPY',
      '$250,000',
      '2018-02-01',
      '2019-01-31',
      'run',
    ];
    const { heard, runs } = await played(script);
    const volatility = `vix=${vix},vix3m=${vix}`;
    expect(runs).toEqual([
      [
        'backtest',
        '--preset',
        'cndr',
        '--bars',
        bars,
        '--volatility',
        volatility,
        '--root',
        'SPY',
        '--cash',
        '250000',
        '--from',
        '2018-02-01',
        '--to',
        '2019-01-31',
      ],
    ]);
    expect(heard).toContain(
      `$ npx quantor backtest --preset cndr --bars '${bars}' --volatility ${volatility} --root SPY --cash 250000 --from 2018-02-01 --to 2019-01-31`,
    );
  });

  test('the preset decides what Enter gives for root and cash, the file what it gives for the dates', async () => {
    const { heard, runs } = await played(['cndr', 'own', bars, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER]);
    expect(heard).toContain('Options on what? [SPX]');
    expect(heard).toContain('Initial cash, dollars [100000000]');
    expect(heard).toContain('First session to trade (earlier bars warm up) [2018-01-02]');
    expect(heard).toContain('Last session [2019-03-05]');
    expect(runs).toEqual([['backtest', '--preset', 'cndr', '--bars', bars]]);
  });

  test('every flag that is made is one of quantor backtest', () => {
    const known = backtestCommand(() => undefined, []).options.map(({ long }) => long);
    const asked = { preset: 'a', bars: 'b', volatility: 'c', root: 'd', cash: 'e', from: 'f', to: 'g' };
    const flags = argumentsOf(asked).filter((word) => word.startsWith('--'));
    expect(flags).toHaveLength(7);
    expect(known).toEqual(expect.arrayContaining(flags));
  });
});

test('what a flag would be refused for is asked again', async () => {
  const { heard, runs } = await played([
    ENTER,
    'own',
    join(folder, 'gone.csv'),
    vix,
    bars,
    bars.replace('my bars', 'no vix'),
    vix,
    'vix3=x',
    `vix3m=${join(folder, 'gone.csv')}`,
    'none',

    ENTER,
    'abc',
    '-5',
    '150000',
    '2019-02-30',
    '2019-03-06',
    '2018-06-01',
    '2018-05-31',
    '2018-13-01',
    ENTER,
    'run',
  ]);
  const refusals = heard.filter((line) => line.startsWith('no: '));
  expect(refusals).toEqual([
    expect.stringContaining('gone.csv'),
    expect.stringContaining('open, high, low, close, found date, close'),
    expect.stringContaining('no vix.csv'),
    expect.stringContaining('found "vix3" (did you mean "vix3m"?)'),
    expect.stringContaining('gone.csv'),
    'no: expected a number from 1 to 1000000000000, found "abc"',
    'no: expected a number from 1 to 1000000000000, found -5',
    'no: expected a day of the calendar as YYYY-MM-DD, found "2019-02-30"',
    'no: expected a date up to the last bar, 2019-03-05, found 2019-03-06',
    'no: expected a date from the first session, 2018-06-01, found 2018-05-31',
    'no: expected a day of the calendar as YYYY-MM-DD, found "2018-13-01"',
  ]);
  expect(runs).toEqual([
    ['backtest', '--bars', bars, '--volatility', `vix=${vix}`, '--cash', '150000', '--from', '2018-06-01'],
  ]);
});

describe('how a session ends', () => {
  test('Ctrl-C at any question ends in 3 and runs nothing', async () => {
    const whole = [ENTER, 'own', bars, vix, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER];
    for (let answered = 0; answered < whole.length; answered += 1) {
      const { status, heard, runs } = await played([...whole.slice(0, answered), CTRL_C]);
      expect(status).toBe(3);
      expect(runs).toEqual([]);
      expect(heard.at(-1)).toBe('Stopped; nothing was run.');
    }
  });

  test('the command can be taken along without a run', async () => {
    const { status, heard, runs } = await played([...Array.from({ length: 6 }, () => ENTER), 'leave']);
    expect([status, runs]).toEqual([0, []]);
    expect(heard).toContain('$ npx quantor backtest');
  });

  test('to change an answer, the others are kept by Enter', async () => {
    const first = [ENTER, 'own', bars, vix, `vix3m=${vix}`, 'SPX', '5e6', '2018-02-01', ENTER, 'change'];
    const again = [ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, '6e6', ENTER, ENTER, 'run'];
    const { runs } = await played([...first, ...again]);
    const volatility = `vix=${vix},vix3m=${vix}`;
    expect(runs).toEqual([
      [
        'backtest',
        '--bars',
        bars,
        '--volatility',
        volatility,
        '--root',
        'SPX',
        '--cash',
        '6e6',
        '--from',
        '2018-02-01',
      ],
    ]);
  });

  test('another preset or file does not keep what hung on the one before', async () => {
    const first = [ENTER, 'own', bars, ENTER, 'SPY', '5000', '2018-02-01', ENTER, 'change'];
    const { runs } = await played([...first, 'cndr', 'bundled', ENTER, ENTER, ENTER, ENTER, 'run']);
    expect(runs).toEqual([['backtest', '--preset', 'cndr']]);
  });

  test('a run that is refused leads back to the questions, or ends with its status', async () => {
    const enter = Array.from({ length: 7 }, () => ENTER);
    const changed = await played([...enter, 'change', 'cndr', ...enter.slice(1)], [2, 0]);
    expect(changed).toMatchObject({ status: 0, runs: [['backtest'], ['backtest', '--preset', 'cndr']] });
    expect(await played([...enter, 'leave'], [2])).toMatchObject({ status: 2 });
    expect(await played([...enter, CTRL_C], [2])).toMatchObject({ status: 3 });
  });

  test.each([0, 1, 3, 70])('a run that ends in %d ends the session with it', async (status) => {
    expect(
      await played(
        Array.from({ length: 7 }, () => ENTER),
        [status],
      ),
    ).toMatchObject({ status });
  });
});

test('a path is taken as it is meant', () => {
  expect(pathIn("'a b.csv'")).toBe('a b.csv');
  expect(pathIn('"a b.csv"')).toBe('a b.csv');
  expect(pathIn("it's.csv")).toBe("it's.csv");
  expect(pathIn('~/a.csv')).toBe(join(homedir(), 'a.csv'));
  expect(pathIn('--json')).toBe('./--json');
});
