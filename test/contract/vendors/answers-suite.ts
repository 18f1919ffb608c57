// What a source makes of answers: all rows once, what cannot be read counted, a broken shape told, pages continued.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarketDataPage, PageCursor } from '../../../src/core/ports/index.ts';
import type { Harness } from './suite-harness.ts';

/** Registers the tests of whole answers. */
export function testAnswers(harness: Harness): void {
  const { scenarios, keys } = harness.sourceCase;
  test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    harness.current = scenario;
    const { rows, pages, failure } = await harness.ask();
    expect(failure).toBeUndefined();
    expect(rows).toHaveLength(scenario.rows);
    expect(pages).toHaveLength(scenario.pages);
    expect(pages.at(-1)?.next).toBeUndefined();
    expect(leftOutOf(pages)).toEqual(scenario.leftOut ?? {});
    const targets = harness.server.requests.map(({ target }) => target);
    expect(new Set(targets).size).toBe(targets.length);
    for (const key of keys) expect(JSON.stringify(harness.server.requests)).toContain(key);
  });

  test('the main answer packed with gzip is the same', async () => {
    const { main } = harness;
    const plain = await harness.ask();
    harness.current = { ...main, answer: (url) => ({ ...main.answer(url), isPacked: true }) };
    expect((await harness.ask()).rows).toEqual(plain.rows);
  });

  test('nothing is asked before the first step, and nothing of a kind that the source does not have', async () => {
    const source = harness.makeSource();
    source.pages(harness.main.request, {});
    const unknown = (['splits', 'rates', 'index-levels'] as const).find(
      (kind) => !source.kinds.includes(kind),
    );
    const request = { kind: unknown, symbol: 'SPY', index: 'VIX', series: 'DTB3', from: '', to: '' } as never;
    harness.current = { ...harness.main, request };
    expect((await harness.ask({}, source)).failure?.code).toBe('request-unsupported');
    expect(harness.server.requests).toEqual([]);
  });
}

function leftOutOf(pages: readonly MarketDataPage[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { leftOut } of pages)
    for (const [reason, count] of Object.entries(leftOut)) sums[reason] = (sums[reason] ?? 0) + count;
  return sums;
}

/** Registers the tests of bodies that are not what the vendor documents. */
export function testBrokenBodies(harness: Harness): void {
  const { broken } = harness.sourceCase;
  test.each(broken.map((body) => [body.slice(0, 60), body] as const))(
    'a body of another shape is a failure, or no row and a count: %s',
    async (_, body) => {
      harness.broken = body;
      const { failure, pages, rows } = await harness.ask();
      if (failure !== undefined) expect(failure.code).toBe('response-malformed');
      else expect([rows.length, Object.keys(leftOutOf(pages)).length]).toEqual([0, 1]);
    },
  );

  test('any part of a body put wrong gives rows, counts or a code, never an error', async () => {
    await harness.ask();
    const first = harness.server.requests[0]?.target ?? '/';
    const { body } = harness.main.answer(new URL(first, harness.server.origin));
    const property = fc.asyncProperty(fc.nat(), fc.constantFrom(...SPOILERS), async (place, spoiler) => {
      harness.broken = spoiler(body, place % Math.max(1, body.length));
      const { failure, pages } = await harness.ask({}, harness.makeSource({ attemptsMax: 1 }));
      expect(failure !== undefined || pages.length > 0).toBe(true);
    });
    await fc.assert(property, { numRuns: 60 });
  });
}

type Spoiler = (body: string, at: number) => string;

const SPOILERS: readonly Spoiler[] = [
  (body, at) => body.slice(0, at),
  (body, at) => body.slice(0, at) + body.slice(at + 1),
  (body, at) => `${body.slice(0, at)}null${body.slice(at)}`,
  // The next number, name or word becomes something else of JSON or of a table.
  ...['null', '-1', '1e999', '""', '{}', '[]', '"x"', 'true'].map(
    (value): Spoiler =>
      (body, at) =>
        body.slice(0, at) + body.slice(at).replace(/"[^"]*"|-?\d+(?:\.\d+)?|null|true|false/, value),
  ),
];

/** Registers the tests of cursors. */
export function testCursors(harness: Harness): void {
  test('an answer goes on behind any page with that page’s cursor and asks nothing twice', async () => {
    const plain = await harness.ask();
    for (const [place, { next }] of plain.pages.entries()) {
      if (next === undefined) continue;
      const before = harness.server.requests.length;
      const rest = await harness.ask({ after: next });
      expect(rest.failure).toBeUndefined();
      expect(rest.pages).toHaveLength(plain.pages.length - place - 1);
      expect(plain.rows.slice(plain.rows.length - rest.rows.length)).toEqual(rest.rows);
      expect(harness.server.requests.length - before).toBeLessThan(plain.pages.length);
    }
  });

  test.each(['http://other.invalid/steal', '//other.invalid/steal', '\u0000', '../../elsewhere', ''])(
    'a cursor that no page gave, %j, reaches nobody but the vendor',
    async (cursor) => {
      const { failure } = await harness.ask({ after: cursor as PageCursor });
      expect(failure?.code ?? 'answered').toMatch(/^(?:cursor-refused|address-refused|answered|not-found)$/);
    },
  );

  test('a page that leads back to one that the caller has ends with a code', async ({ skip }) => {
    const { main } = harness;
    skip(main.pages === 1, 'the source answers in one page');
    const cursors: PageCursor[] = [];
    await harness.ask({
      onPage: ({ next }) => {
        if (next !== undefined) cursors.push(next);
      },
    });
    const [first, second] = cursors;
    if (first === undefined || second === undefined) throw new Error('expected three pages');
    // Told of a page to come as one that is had, the source may not go there again.
    const { failure } = await harness.ask({ after: first, seen: [first, second] });
    expect(failure?.code).toBe('cursor-repeated');
  });

  test('a page that names itself as the next one ends with a code', async ({ skip }) => {
    const { main } = harness;
    skip(main.pages === 1, 'the source answers in one page');
    let first: URL | undefined;
    harness.current = {
      ...main,
      answer: (url) => {
        first ??= url;
        return main.answer(first);
      },
    };
    expect((await harness.ask()).failure?.code).toBe('cursor-repeated');
    expect(harness.server.requests.length).toBeLessThan(2 * main.pages + 5);
  });
}
