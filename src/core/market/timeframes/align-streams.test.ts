// Properties of the alignment against its slow twin; QUANTOR_ALIGNMENT_INPUTS=10000 is the large run, the suite takes a part.
import { env } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StreamView } from './aligned-stream.ts';
import { alignStreams } from './align-streams.ts';
import { createAligner } from './aligner.ts';
import { type GeneratedInput, inputOf, inputShape } from './generated-streams.fixture.ts';
import { naiveView } from './naive-alignment.fixture.ts';
import { orderItems } from './order-items.ts';

const numRuns = Number(env['QUANTOR_ALIGNMENT_INPUTS'] ?? 1000);

type Seen = Omit<StreamView, 'name'>;

/** Every view along the clock, copied. */
function seen({ clockMs, streams }: GeneratedInput): readonly (readonly Seen[])[] {
  const all: Seen[][] = [];
  alignStreams(
    clockMs,
    streams.map(({ fast }) => fast),
    {
      observe: (_, views) => {
        all.push(views.map(({ name: _name, ...view }) => view));
      },
    },
  );
  return all;
}

describe('alignment of any streams', { timeout: 5 * 60_000 }, () => {
  it('sees at every instant what a mask over all items sees', () => {
    fc.assert(
      fc.property(inputShape, (shape) => {
        const input = inputOf(shape);
        const views = seen(input);
        expect(views.length).toBe(input.clockMs.length);
        for (const [index, ms] of input.clockMs.entries())
          for (const [at, { fast, slow }] of input.streams.entries()) {
            const view = views[index]?.[at] as Seen;
            const expected = naiveView(slow, ms);
            expect(view.state).toBe(expected.state);
            if (expected.state === 'none') {
              expect([view.item, view.atMs, view.age]).toEqual([-1, Number.NaN, Number.NaN]);
              continue;
            }
            expect([view.atMs, view.age]).toEqual([expected.atMs, expected.age]);
            expect((fast.items as ReturnType<typeof orderItems>).source[view.item]).toBe(expected.place);
          }
      }),
      { numRuns },
    );
  });

  it('ends after at most as many steps as there are items and instants, and accounts for each', () => {
    fc.assert(
      fc.property(inputShape, (shape) => {
        const { clockMs, streams } = inputOf(shape);
        const fast = streams.map((stream) => stream.fast);
        const total = fast.reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
        const { steps, instants, lags } = alignStreams(clockMs, fast);
        expect(instants).toBe(clockMs.length);
        expect(steps).toBeLessThanOrEqual(total + clockMs.length);
        for (const { states } of lags)
          expect(states.exact + states.prior + states.stale + states.none).toBe(clockMs.length);
      }),
      { numRuns },
    );
  });

  it('gives a reason wherever a stream has no say, and nowhere else', () => {
    fc.assert(
      fc.property(inputShape, (shape) => {
        const input = inputOf(shape);
        for (const views of seen(input))
          for (const [at, { state, abstains, confidence }] of views.entries()) {
            const { items } = input.streams[at]?.fast ?? {};
            if (state === 'exact' || state === 'prior')
              expect([abstains, confidence]).toEqual([undefined, 1]);
            else if (state === 'stale') expect([abstains, confidence]).toEqual(['stale', 0]);
            else if (items === undefined) expect(abstains).toBe('not-given');
            else expect(abstains).toBe(items.length === 0 ? 'empty' : 'not-yet');
          }
      }),
      { numRuns },
    );
  });

  it('does not change up to an instant when everything after it is cut off or replaced', () => {
    fc.assert(
      fc.property(inputShape, fc.nat({ max: 100 }), (shape, share) => {
        const input = inputOf(shape);
        const until = input.clockMs[Math.floor((input.clockMs.length * share) / 101)] ?? 0;
        const whole = seen(input).slice(0, input.clockMs.filter((ms) => ms <= until).length);
        const cut = seen(changedAfter(input, until, () => []));
        const poisoned = seen(changedAfter(input, until, (later) => poison(later, until)));
        // Items keep their places: those of later instants stand behind them. Only what is no item yet may read otherwise.
        expect(cut.map(withoutReason)).toEqual(whole.map(withoutReason));
        expect(poisoned.slice(0, whole.length).map(withoutReason)).toEqual(whole.map(withoutReason));
      }),
      { numRuns },
    );
  });
});

/** Why there is nothing yet differs where the whole stream was cut off: it is then empty instead of later. */
function withoutReason(views: readonly Seen[]): readonly unknown[] {
  return views.map(({ abstains, ...view }) => ({ ...view, hasSay: abstains === undefined }));
}

function changedAfter(
  { clockMs, streams }: GeneratedInput,
  until: number,
  change: (later: readonly number[]) => readonly number[],
): GeneratedInput {
  const changed = (times: Float64Array): Float64Array =>
    Float64Array.from([
      ...times.filter((ms) => ms <= until),
      ...change(Array.from(times.filter((ms) => ms > until))),
    ]);
  return {
    clockMs: clockMs.filter((ms) => ms <= until),
    streams: streams.map(({ fast, slow }) => ({
      fast: fast.items === undefined ? fast : { ...fast, items: orderItems(changed(fast.items.atMs)) },
      slow,
    })),
  };
}

function poison(later: readonly number[], until: number): readonly number[] {
  const replaced = later.map((ms, index) => [Number.NaN, 10 * ms, ms + 7, Infinity][index % 4] as number);
  return [...replaced, until + 1, until + 1, until + 86_400_000];
}

describe('a live stream', () => {
  it('may grow between two instants of the clock', () => {
    const items = { length: 0, atMs: Float64Array.of(10, 20, 30) };
    const aligner = createAligner([
      { name: 'quotes', items, delayMs: 0, age: { unit: 'minutes', limit: 1 } },
    ]);
    const seenAt = (ms: number, length: number): readonly unknown[] => {
      items.length = length;
      const [view] = aligner.advanceTo(ms);
      return [view?.state, view?.item, view?.abstains];
    };
    expect(seenAt(5, 0)).toEqual(['none', -1, 'empty']);
    expect(seenAt(5, 1)).toEqual(['none', -1, 'not-yet']);
    expect(seenAt(10, 1)).toEqual(['exact', 0, undefined]);
    expect(seenAt(25, 1)).toEqual(['prior', 0, undefined]);
    expect(seenAt(25, 3)).toEqual(['prior', 1, undefined]);
    expect(seenAt(30, 3)).toEqual(['exact', 2, undefined]);
    expect(aligner.itemsPassed).toBe(3);
  });

  it('cannot have its items before they are', () => {
    const early = { name: 'x', items: undefined, delayMs: -1, age: { unit: 'minutes', limit: 1 } } as const;
    expect(() => createAligner([early])).toThrow(/x: an item cannot be there before it is, found -1 ms/);
  });
});

describe('the clock', () => {
  it('does not go back', () => {
    const aligner = createAligner([]);
    aligner.advanceTo(2);
    expect(() => aligner.advanceTo(1)).toThrow(/must not go back/);
    expect(aligner.advanceTo(2)).toEqual([]);
  });

  it('may be empty', () => {
    expect(alignStreams(new Float64Array(0), [])).toEqual({
      instants: 0,
      itemsPassed: 0,
      steps: 0,
      lags: [],
    });
  });
});
