// `quantor data sync` as a person and a program see it: what each stream was at every bar, and errors that say what to give.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';
import { syncDocument, syncFiles } from './synchronised-files.fixture.ts';

const { bars, chain, vix, quoteRows } = syncFiles();

/** A dozen commands one after the other, each a process of its own, on a busy machine. */
const COMMANDS_MS = 120_000;

describe('quantor data sync', () => {
  test('counts states of frames, chains and indices along the closes of the base', async () => {
    const { clock, steps, streams } = await syncDocument(
      `--bars=${bars}`,
      '--frames=15m,60m,D,W',
      `--chains=${chain}`,
      `--volatility=vix=${vix}`,
      '--age=30m=0,60m=0,chain=30m',
    );
    expect(clock).toEqual({
      of: '30m',
      instants: 25,
      from: '2020-03-06T15:00:00.000Z',
      to: '2020-03-09T20:00:00.000Z',
    });
    const byName = Object.fromEntries(streams.map((stream) => [stream.name, stream.states]));
    expect(byName).toEqual({
      '15m': { exact: 0, prior: 0, stale: 0, none: 25 },
      '30m': { exact: 25, prior: 0, stale: 0, none: 0 },
      // Seven closes a session; the clock has no instant at that of 11:30 on Monday.
      // That of 11:30 is not built: the half hour that ends it is missing.
      '60m': { exact: 13, prior: 10, stale: 1, none: 1 },
      D: { exact: 2, prior: 11, stale: 0, none: 12 },
      // The week ends with Friday; that of Monday ends after the clock.
      W: { exact: 1, prior: 12, stale: 0, none: 12 },
      // 15:31 serves 16:00; 12:00 is exact and serves 12:30; from 13:00 on it is too old.
      'chain SPXW': { exact: 1, prior: 2, stale: 10, none: 12 },
      vix: { exact: 0, prior: 25, stale: 0, none: 0 },
    });
    const items = streams.reduce((sum, stream) => sum + stream.items, 0);
    expect(steps).toBeLessThanOrEqual(items + clock.instants);
    expect(streams.find(({ name }) => name === 'chain SPXW')?.stretches[0]).toEqual({
      from: '2020-03-06T15:00:00.000Z',
      to: '2020-03-06T20:30:00.000Z',
      instants: 12,
      reason: 'not-yet',
    });
  });

  test('shows missing bars of the base along the scheduled closes', async () => {
    const { clock, streams } = await syncDocument(
      '--bars',
      bars,
      '--frames',
      '30m',
      '--clock',
      '30m',
      '--age',
      '30m=0',
    );
    expect(clock).toMatchObject({ of: '30m', instants: 26 });
    expect(streams).toMatchObject([
      {
        name: '30m',
        states: { exact: 25, prior: 0, stale: 1, none: 0 },
        stretches: [{ from: '2020-03-09T15:30:00.000Z', instants: 1, reason: 'stale' }],
      },
    ]);
  });

  test('reads a store as it reads the files that were imported', async () => {
    const store = join(scratchFolder(), 'store');
    expect((await quantor(['data', 'import', chain, '--store', store])).status).toBe(0);
    const args = ['--bars', bars, '--frames', '30m', '--age', 'chain=30m', '--at', '2020-03-09T12:05'];
    const { streams, at } = await syncDocument(...args, '--chains', store);
    const fromFiles = await syncDocument(...args, '--chains', chain);
    expect(streams.map(({ name }) => name)).toContain('chain SPXW');
    expect([streams, at]).toEqual([fromFiles.streams, fromFiles.at]);
  });

  test('shows what a decision sees at an instant', async () => {
    const { at } = await syncDocument(
      `--bars=${bars}`,
      '--frames=60m,D',
      `--chains=${chain}`,
      '--at=2020-03-09T12:05',
      '--decay',
    );
    expect(at?.time).toBe('2020-03-09T16:05:00.000Z');
    expect(at?.streams).toMatchObject([
      {
        name: '30m',
        state: 'prior',
        itemAt: '2020-03-09T16:00:00.000Z',
        age: 0,
        confidence: 1,
        shows: 'close 116.9',
      },
      // The bar of 11:30 has no close: its last half hour is missing.
      { name: '60m', state: 'prior', itemAt: '2020-03-09T14:30:00.000Z', age: 1, shows: 'close 116' },
      { name: 'D', state: 'prior', itemAt: '2020-03-06T21:00:00.000Z', age: 0, shows: 'close 109.3' },
      {
        name: 'chain SPXW',
        state: 'prior',
        itemAt: '2020-03-09T16:00:00.000Z',
        age: 5,
        confidence: 0.5,
        shows: '1 expiries, 1 strikes, spot 2800',
        stampedAt: null,
      },
    ]);
  });

  test('does not repeat a file that is no chain', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'a.csv'), `${quoteRows.join('\n')}\n`);
    writeFileSync(join(folder, 'b.csv'), `${'words '.repeat(500)}\n`);
    const { sources } = await syncDocument('--chains', folder);
    const note = sources.find(({ path }) => path.endsWith('b.csv'))?.note ?? '';
    expect(note).toContain('expected the columns of a chain');
    expect(note.length).toBeLessThanOrEqual(140);
  });

  test('prints tables of at most 100 columns', async () => {
    const args = ['data', 'sync', '--bars', bars, '--chains', chain, '--volatility', `vix=${vix}`, '--decay'];
    const { status, stdout } = await quantor([...args, '--at', '2020-03-09']);
    expect(status).toBe(0);
    expect(stdout).toContain('WHAT A DECISION SEES AT 2020-03-09 16:00, New York time');
    expect(stdout).toMatch(/chain SPXW +stale +2020-03-09 12:00 +4h/);
    const tables = stdout.slice(0, stdout.indexOf('SOURCES')).split('\n');
    for (const line of tables) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('needs no bars: every item is then an instant of the clock', async () => {
    const { clock, streams } = await syncDocument('--chains', chain, '--frames', '5m');
    expect(clock).toMatchObject({ of: 'every item', instants: 2 });
    expect(streams.map(({ name, origin }) => [name, origin])).toEqual([
      ['5m', 'no bars'],
      ['chain SPXW', 'quotes'],
    ]);
  });

  test('says what it expects', { timeout: COMMANDS_MS }, async () => {
    const sync = (...args: readonly string[]) => quantor(['data', 'sync', ...args]);
    expectErrorSentence(await sync(), 'sync-nothing');
    expectErrorSentence(await sync('--bars', bars, '--frames', '7m'), 'frames-unknown');
    expectErrorSentence(await sync('--bars', bars, '--clock', '7m'), 'clock-unknown');
    expectErrorSentence(await sync('--bars', bars, '--age', '5m'), 'age-syntax');
    expectErrorSentence(await sync('--bars', bars, '--age', 'chains=5'), 'age-stream');
    expectErrorSentence(await sync('--bars', bars, '--age', 'vix=1'), 'age-absent');
    expectErrorSentence(await sync('--bars', bars, '--delay', 'chain=5m'), 'delay-absent');
    expectErrorSentence(await sync('--bars', bars, '--delay', 'chain=5'), 'delay-syntax');
    expectErrorSentence(await sync('--bars', bars, '--at', 'noon'), 'at-unreadable');
    expectErrorSentence(await sync('--bars', bars, '--bars', bars), 'bars-twice');
    expectErrorSentence(await sync('--bars', bars, '--volatility', 'vox=x'), 'volatility-name');
    expectErrorDocument(await sync('--chains', vix, '--json'), 'input-columns');
  });
});
