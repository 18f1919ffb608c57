import { describe, expect, test } from 'vitest';
import { createFetchProgress } from './fetch-progress.ts';
import { errorText } from './print-error.ts';
import { createProgressBar, progressLine } from './progress-bar.ts';

describe('progress', () => {
  test('a line says how much is done and how long it takes yet', () => {
    expect(progressLine('backtest', 0.5, 12_000)).toBe(
      `backtest [${'='.repeat(15)}${' '.repeat(15)}]  50 %  12 s left`,
    );
    expect(progressLine('x', 0, 5000)).toBe(`x [${' '.repeat(30)}]   0 %`);
    expect(progressLine('x', 1.7, 5000)).toContain('] 100 %');
  });

  const shown = (isTTY: boolean, atMs: readonly number[]): readonly string[] => {
    const written: string[] = [];
    let nowMs = 0;
    const stream = {
      isTTY,
      write: (text: string) => written.push(text) > 0,
    } as unknown as NodeJS.WriteStream;
    const bar = createProgressBar(stream, () => nowMs);
    for (nowMs of atMs) bar.update('job', 0.5);
    bar.finish();
    return written;
  };

  test('a job of under a second shows nothing, nor anything to remove', () => {
    expect(shown(true, [1, 500, 999])).toEqual([]);
  });

  test('a terminal has one line, redrawn ten times a second at most and removed at the end', () => {
    const written = shown(true, [1000, 1050, 1100, 1199, 1200]);
    expect(written).toHaveLength(4);
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    expect(written.at(-1)).toBe('\r\u001B[K');
  });

  test('a log has a line every five seconds', () => {
    const written = shown(false, [1000, 2000, 5999, 6000]);
    expect(written).toHaveLength(2);
    expect(written.every((text) => text.endsWith('\n') && !text.includes('\r'))).toBe(true);
  });
});

describe('errors in prose', () => {
  test('the sentence once, then every other problem', () => {
    const problems = ['a', 'b', 'c'].map((message) => ({ message }));
    expect(errorText({ code: 'some-code', message: 'a', problems })).toBe(
      'error some-code: a\n  - b\n  - c\n',
    );
  });

  test('control characters are shown, not sent to the terminal', () => {
    const message = 'found \u001B[2Jx\u0007\u202E';
    expect(errorText({ code: 'c', message, problems: [] })).toBe(
      'error c: found \\u{1b}[2Jx\\u{7}\\u{202e}\n',
    );
  });
});

describe('progress of a fetch', () => {
  test('a wait is told at once, behind what came so far', () => {
    const written: string[] = [];
    const stream = {
      isTTY: true,
      write: (text: string) => written.push(text) > 0,
    } as unknown as NodeJS.WriteStream;
    let nowMs = 0;
    const progress = createFetchProgress(stream, () => nowMs);
    nowMs = 1000;
    progress.update({ title: 'alpaca bars SPY 5m sip', pages: 2, rows: 20_000, doneRatio: 0.5 });
    nowMs = 1001;
    progress.waits({ code: 'rate-limited', attempt: 1, waitMs: 1999 });
    progress.waits({ code: 'rate-limited', attempt: 1, waitMs: 12_001 });
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('20000 rows, 2 pages; rate-limited, asks again in 13 s');
  });
});
