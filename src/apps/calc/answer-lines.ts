// Drives one calculator over a stream: a line in, its answer out before the next is waited for.
import type { Writable } from 'node:stream';
import type { Calculator } from './calculator.ts';
import { type AnswerText, answerText } from './lines/answer-text.ts';
import { createLineSplitter, type RawLine } from './lines/line-splitter.ts';
import { createLineWriter } from './lines/line-writer.ts';
import { LINE_BYTES_MAX, parseLine } from './lines/parse-line.ts';

/** Where a calculation reads and writes. */
export interface LineStreams {
  readonly input: AsyncIterable<Buffer>;
  readonly output: Writable;
}

/** How a run over a stream ended; `failed` counts the lines that were answered with an error. */
export type LinesOutcome =
  /** `reader-gone`: the reader of the output closed it before the input ended. */
  | { readonly ended: 'done' | 'reader-gone'; readonly lines: number; readonly failed: number }
  | { readonly ended: 'input-failed' | 'output-failed'; readonly message: string };

/** The answers of one run of `calculator`, line by line. */
export function startAnswers(calculator: Calculator): (line: RawLine) => AnswerText {
  const answer = calculator.start();
  return (line) => {
    const parsed = parseLine(line);
    return answerText(parsed.ok ? answer(parsed.value) : parsed);
  };
}

/**
 * Answers every line of `input` in order. It holds one line at a time and waits for a reader that has not taken the
 * answers so far, so memory does not grow with the stream.
 */
export async function answerLines(calculator: Calculator, streams: LineStreams): Promise<LinesOutcome> {
  const answer = startAnswers(calculator);
  const splitter = createLineSplitter(LINE_BYTES_MAX);
  const writer = createLineWriter(streams.output);
  let lines = 0;
  let failed = 0;
  const answerAll = async (rawLines: Iterable<RawLine>): Promise<boolean> => {
    for (const line of rawLines) {
      const { isOk, text } = answer(line);
      lines += 1;
      if (!isOk) failed += 1;
      if (!(await writer.write(text))) return false;
    }
    return true;
  };
  const reading = await readAll(streams.input, (chunk) => answerAll(splitter.push(chunk)));
  if (reading === undefined && (await answerAll(splitter.end()))) await writer.finish();
  const failure = writer.failure();
  if (failure !== undefined && failure.code !== 'EPIPE')
    return { ended: 'output-failed', message: failure.message };
  if (failure !== undefined) return { ended: 'reader-gone', lines, failed };
  return reading ?? { ended: 'done', lines, failed };
}

/** Feeds every chunk to `take` until it returns false; the failure of the input, if it failed. */
async function readAll(
  input: AsyncIterable<Buffer>,
  take: (chunk: Buffer) => Promise<boolean>,
): Promise<Extract<LinesOutcome, { readonly ended: 'input-failed' | 'output-failed' }> | undefined> {
  const chunks = input[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Buffer>;
    try {
      next = await chunks.next();
    } catch (error) {
      return { ended: 'input-failed', message: error instanceof Error ? error.message : String(error) };
    }
    if (next.done === true) return undefined;
    if (await take(next.value)) continue;
    await chunks.return?.();
    return undefined;
  }
}
