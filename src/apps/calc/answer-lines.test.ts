// Checks the stream driver in one process: order, backpressure, failures of either side.
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { answerLines } from './answer-lines.ts';
import type { Calculator } from './calculator.ts';

/** Answers the n-th line with n and what it was given; fails where that is `bad`. */
const counting: Calculator = {
  name: 'counting',
  summary: '',
  forms: [],
  outputs: [],
  errors: [],
  conventions: [],
  examples: [],
  start: () => {
    let count = 0;
    return (line) => {
      count += 1;
      if (line['given'] === 'bad') return { ok: false, code: 'bad', message: 'a bad line' };
      return { ok: true, value: { count, given: line['given'] } };
    };
  },
};

async function* inputOf(...chunks: readonly string[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

/** Takes a line a turn of the event loop, with room for about two lines. */
function slowReader(): { readonly output: Writable; readonly taken: string[] } {
  const taken: string[] = [];
  const output = new Writable({
    highWaterMark: 40,
    write(chunk: Buffer, _encoding, done) {
      taken.push(chunk.toString());
      setImmediate(done);
    },
  });
  return { output, taken };
}

test('answers in order, goes on after a bad line, and counts both', async () => {
  const { output, taken } = slowReader();
  const input = inputOf('{"given":1}\n{"gi', 'ven":"bad"}\n\n{"given":3}');
  expect(await answerLines(counting, { input, output })).toEqual({ ended: 'done', lines: 4, failed: 2 });
  expect(
    taken
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { count: 1, given: 1 },
    { error: { code: 'bad', message: 'a bad line' } },
    { error: { code: 'empty-line', message: 'expected a JSON object, found an empty line' } },
    { count: 3, given: 3 },
  ]);
});

test('starts afresh for every stream', async () => {
  for (let run = 0; run < 2; run += 1) {
    const { output, taken } = slowReader();
    await answerLines(counting, { input: inputOf('{}\n'), output });
    expect(taken).toEqual(['{"count":1,"given":null}\n']);
  }
});

test('waits for a slow reader instead of piling up answers, within a chunk too', async () => {
  const { output } = slowReader();
  let waitingMax = 0;
  async function* watched(): AsyncGenerator<Buffer> {
    for (let chunk = 0; chunk < 20; chunk += 1) {
      waitingMax = Math.max(waitingMax, output.writableLength);
      yield await Promise.resolve(Buffer.from('{"given":0}\n'.repeat(50)));
    }
  }
  const outcome = await answerLines(counting, { input: watched(), output });
  expect(outcome).toEqual({ ended: 'done', lines: 1000, failed: 0 });
  expect(waitingMax).toBeLessThan(100);
});

describe('a side that fails', () => {
  const failingWith = (code: string): Writable =>
    new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(`write ${code}`), { code }));
      },
    });

  test('a reader that has gone ends the run and the reading', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from('{}\n{}\n'));
      } finally {
        isClosed = true;
      }
    }
    const outcome = await answerLines(counting, { input: endless(), output: failingWith('EPIPE') });
    expect(outcome).toEqual({ ended: 'reader-gone', lines: 1, failed: 0 });
    expect(isClosed).toBe(true);
  });

  test('an output that cannot be written is told', async () => {
    const outcome = await answerLines(counting, { input: inputOf('{}\n'), output: failingWith('ENOSPC') });
    expect(outcome).toEqual({ ended: 'output-failed', message: 'write ENOSPC' });
  });

  test('an output that is closed already ends the run without an endless wait', async () => {
    const { output } = slowReader();
    output.destroy();
    const outcome = await answerLines(counting, { input: inputOf('{}\n', '{}\n'), output });
    expect(outcome).toMatchObject({ ended: 'output-failed' });
  });

  test('an input that cannot be read is told, after the answers to what was read', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('{}\n{}'));
      throw new Error('read EIO');
    }
    const { output, taken } = slowReader();
    expect(await answerLines(counting, { input: broken(), output })).toEqual({
      ended: 'input-failed',
      message: 'read EIO',
    });
    expect(taken).toEqual(['{"count":1,"given":null}\n']);
  });
});
