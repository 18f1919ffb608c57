import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamedQuote, StreamItem } from '../../../core/ports/index.ts';
import { createStreamQueue } from './stream-queue.ts';

const quote = (quotedAtMs: number, symbol = 'SPY', nanos = 0): StreamedQuote => ({
  kind: 'quote',
  symbol,
  quotedAtMs,
  nanos,
  bid: quotedAtMs,
  ask: quotedAtMs + 1,
  bidSize: 1,
  askSize: 1,
  replaced: 0,
});
const gap: StreamItem = { kind: 'disconnected', reason: 'gone' };
const back: StreamItem = { kind: 'connected' };
const bar = (startMs: number): StreamItem => ({
  kind: 'bar',
  symbol: 'SPY',
  startMs,
  open: 1,
  high: 1,
  low: 1,
  close: 1,
  volume: 1,
  isRevised: false,
});

async function taken(...items: readonly StreamItem[]): Promise<readonly StreamItem[]> {
  const queue = createStreamQueue(100);
  for (const item of items) queue.push(item);
  queue.end({ ok: false, error: { code: 'cancelled', retryable: false, message: 'over' } });
  const all: StreamItem[] = [];
  for (;;) {
    const item = await queue.take();
    if (item === undefined || 'ok' in item) return all;
    all.push(item);
  }
}

test('a quote from behind a gap is not handed out in front of it', async () => {
  expect(await taken(quote(1), gap, back, quote(9), quote(8))).toEqual([
    quote(1),
    gap,
    back,
    { ...quote(9), replaced: 1 },
  ]);
});

test('a quote from behind a bar replaces an earlier one, and stands behind the bar', async () => {
  expect(await taken(quote(1), bar(0), quote(2))).toEqual([bar(0), { ...quote(2), replaced: 1 }]);
});

test('among quotes a symbol keeps its place, so that one quoted often is read, too', async () => {
  expect(await taken(quote(1, 'SPY'), quote(2, 'QQQ'), quote(3, 'SPY'))).toEqual([
    { ...quote(3, 'SPY'), replaced: 1 },
    quote(2, 'QQQ'),
  ]);
});

test('an older quote that comes later replaces nothing, by the nanosecond', async () => {
  expect(await taken(quote(5, 'SPY', 7), bar(0), quote(5, 'SPY', 6))).toEqual([
    { ...quote(5, 'SPY', 7), replaced: 1 },
    bar(0),
  ]);
  expect(await taken(quote(5, 'SPY', 6), quote(5, 'SPY', 7))).toEqual([
    { ...quote(5, 'SPY', 7), replaced: 1 },
  ]);
});

test('counts of one reason are added up, but not across a gap', async () => {
  const left = (count: number): StreamItem => ({ kind: 'left-out', reason: 'unreadable', count });
  expect(await taken(left(1), left(2), gap, left(4))).toEqual([left(3), gap, left(4)]);
});

test('whatever is pushed: no quote moves in front of a bar or a gap, and none is lost uncounted', async () => {
  const kinds = fc.array(fc.constantFrom('SPY', 'QQQ', 'bar', 'gap'), { maxLength: 40 });
  const property = fc.asyncProperty(kinds, async (pushed) => {
    const items = pushed.map((kind, place) =>
      kind === 'bar' ? bar(place) : kind === 'gap' ? gap : quote(place, kind),
    );
    const all = await taken(...items);
    const quotes = all.filter((item) => item.kind === 'quote');
    const counted = quotes.reduce((sum, { replaced }) => sum + 1 + replaced, 0);
    expect(counted).toBe(items.filter(({ kind }) => kind === 'quote').length);
    for (const [place, item] of all.entries())
      if (item.kind === 'bar')
        for (const before of all.slice(0, place))
          if (before.kind === 'quote') expect(before.quotedAtMs).toBeLessThan(item.startMs);
  });
  await fc.assert(property, { numRuns: 200 });
});
