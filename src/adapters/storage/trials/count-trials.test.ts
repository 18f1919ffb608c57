// Tests that a trial is counted once, that a torn line is recovered, and that a change of what was counted is noticed.
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EpochMs } from '../../../core/domain/index.ts';
import { StorageError } from '../storage-error.ts';
import { countTrials } from './count-trials.ts';
import { readTrials } from './read-trials.ts';
import { sampleTrial } from './trial.fixture.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-trials-'));
  path = join(folder, 'state', 'quantor', 'trials.txt');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const configsIn = (): readonly string[] | string => {
  const reading = readTrials(path);
  return reading.ok ? reading.trials.map((trial) => trial.configSha256) : reading.error.code;
};

describe('counting', () => {
  it('begins with nothing, makes the folders, and gives back what was counted', () => {
    expect(configsIn()).toEqual([]);
    const first = countTrials(path, [
      sampleTrial('a'),
      sampleTrial('b', { source: 'neighbour', around: 'a' }),
    ]);
    expect(first).toMatchObject({ ok: true, added: 2 });
    const reading = readTrials(path);
    expect(reading).toMatchObject({ ok: true, tornBytes: 0 });
    expect(reading.ok && reading.trials).toEqual([
      sampleTrial('a'),
      sampleTrial('b', { source: 'neighbour', around: 'a' }),
    ]);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('counts the same settings on the same data once, however often and whatever came of them', () => {
    countTrials(path, [sampleTrial('a')]);
    const again = [sampleTrial('a', { sharpe: 9, atMs: 5 as EpochMs }), sampleTrial('b'), sampleTrial('b')];
    expect(countTrials(path, again)).toMatchObject({ ok: true, added: 1 });
    expect(countTrials(path, [sampleTrial('a', { dataSha256: 'other' })])).toMatchObject({ added: 1 });
    expect(configsIn()).toEqual(['a', 'b', 'a']);
  });
});

describe('a line that was being written when its process ended', () => {
  it.each([1, 40, 200])('is dropped, %i bytes of it, and the next one stands in its place', (bytes) => {
    countTrials(path, [sampleTrial('a')]);
    const whole = statSync(path).size;
    countTrials(path, [sampleTrial('b')]);
    truncateSync(path, whole + bytes);
    writeFileSync(`${path}.head`, `1 ${readFileSync(path, 'latin1').slice(17, 81)}\n`);
    expect(readTrials(path)).toMatchObject({ ok: true, tornBytes: bytes });
    expect(configsIn()).toEqual(['a']);
    expect(countTrials(path, [sampleTrial('c')])).toMatchObject({ ok: true, added: 1 });
    expect(configsIn()).toEqual(['a', 'c']);
  });

  it('may be the first', () => {
    countTrials(path, []);
    writeFileSync(path, 'quantor-tri');
    expect(configsIn()).toEqual([]);
    countTrials(path, [sampleTrial('a')]);
    expect(configsIn()).toEqual(['a']);
  });

  it('is there where the count beside it was not written any more', () => {
    countTrials(path, [sampleTrial('a')]);
    const head = readFileSync(`${path}.head`);
    countTrials(path, [sampleTrial('b')]);
    writeFileSync(`${path}.head`, head);
    expect(configsIn()).toEqual(['a', 'b']);
  });
});

describe('a register that was changed', () => {
  beforeEach(() => {
    countTrials(path, [sampleTrial('a'), sampleTrial('b'), sampleTrial('c')]);
  });

  it('does not verify after a digit of a result was changed', () => {
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sharpe":0.05', '"sharpe":0.01'));
    expect(configsIn()).toBe('trials-corrupt');
    const before = readFileSync(path);
    expect(countTrials(path, [sampleTrial('d')])).toMatchObject({ ok: false });
    expect(readFileSync(path)).toEqual(before);
  });

  it('does not verify after a line was taken out of it, or off its end', () => {
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.toSpliced(2, 1).join('\n'));
    expect(configsIn()).toBe('trials-corrupt');
    writeFileSync(path, lines.toSpliced(3, 1).join('\n'));
    expect(configsIn()).toBe('trials-cut');
    rmSync(path);
    expect(configsIn()).toBe('trials-cut');
  });

  it('does not verify where all its lines are those of another register', () => {
    const other = join(folder, 'other.txt');
    countTrials(other, [sampleTrial('x'), sampleTrial('y'), sampleTrial('z')]);
    writeFileSync(path, readFileSync(other));
    expect(configsIn()).toBe('trials-corrupt');
  });

  it('is no register with a foreign line, or a foreign first line', () => {
    appendFileSync(path, 'hello\n');
    expect(configsIn()).toBe('trials-corrupt');
    writeFileSync(path, 'hello\n');
    expect(configsIn()).toBe('trials-format');
  });
});

it.skipIf(process.getuid?.() === 0)('tells that a folder may not be written', () => {
  const closed = mkdtempSync(join(folder, 'closed-'));
  chmodSync(closed, 0o500);
  expect(() => countTrials(join(closed, 'deeper', 'trials.txt'), [sampleTrial('a')])).toThrow(StorageError);
});

it('tells that a file stands where a folder is needed, and makes nothing', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => countTrials(join(file, 'trials.txt'), [sampleTrial('a')])).toThrow(/a file stands where/);
  expect(existsSync(join(folder, 'state'))).toBe(false);
});
