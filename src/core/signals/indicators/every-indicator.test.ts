// Holds every indicator to what all of them promise: stream equals batch, no NaN, nothing of warm-up or of the long past.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awkwardBars, columnsOf, lineOver, walk } from './bars.fixture.ts';
import { batch } from './batch.ts';
import { EVERY_INDICATOR } from './every-indicator.fixture.ts';
import type { Indicator, IndicatorBar } from './indicator.ts';

const LONG = 200_000;
/** Far enough back for the slowest average to have forgotten it. */
const FRESH = 1000;
const longWalk = walk(LONG, 11).map((bar, index) => (index === 90_000 ? spikeOf(bar) : bar));

function spikeOf(bar: IndicatorBar): IndicatorBar {
  return { ...bar, high: 1e9, close: 1e9, volume: 1e9 };
}

function valuesAfter(indicator: Indicator<string>, bar: IndicatorBar): (number | undefined)[] {
  indicator.push(bar);
  return indicator.lines.map((line) => indicator.value(line));
}

// On-balance volume is a sum from the first bar on, so it has no past to forget.
test.each(EVERY_INDICATOR.filter(({ name }) => name !== 'obv'))(
  '$name keeps nothing of a spike of 1e9 long ago, nor of 200,000 bars, but what a fresh one knows',
  ({ create }) => {
    const old = create();
    const fresh = create();
    longWalk.forEach((bar, index) => {
      old.push(bar);
      if (index >= LONG - FRESH) fresh.push(bar);
    });
    for (const line of old.lines) {
      const expected = fresh.value(line) as number;
      const apart = Math.abs((old.value(line) as number) - expected);
      expect(apart).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
    }
  },
);

describe.each(EVERY_INDICATOR)('$name', ({ name, create, begins, ofFlat }) => {
  test('a batch, whole or in chunks, has every bit of the stream; nothing is NaN or infinite', () => {
    fc.assert(
      fc.property(awkwardBars, fc.nat(60), (anyBars, cut) => {
        const hasVolume = anyBars.every(({ volume }) => volume !== undefined);
        const bars = hasVolume ? anyBars : anyBars.map((bar) => ({ ...bar, volume: undefined }));
        const stream = create();
        const streamed = bars.map((bar) => valuesAfter(stream, bar));
        const chunked = create();
        const parts = [bars.slice(0, cut), bars.slice(cut)].map((part) => batch(chunked, columnsOf(part)));
        stream.lines.forEach((line, place) => {
          const whole = lineOver(create(), columnsOf(bars), line);
          whole.forEach((value, index) => {
            expect(Object.is(value, streamed[index]?.[place])).toBe(true);
            const part = index < cut ? parts[0] : parts[1];
            const at = index < cut ? index : index - cut;
            const inChunk = part?.[line]?.isDefined[at] === 1 ? part[line].values[at] : undefined;
            expect(Object.is(value, inChunk)).toBe(true);
            if (value !== undefined) expect(value).toSatisfy(Number.isFinite);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  test('a missing volume now and then never shows as NaN', () => {
    fc.assert(
      fc.property(awkwardBars, (bars) => {
        const indicator = create();
        for (const bar of bars) expect(valuesAfter(indicator, bar)).not.toContain(Number.NaN);
      }),
      { numRuns: 30 },
    );
  });

  test('begins when it is said to, and then has a value at every bar', () => {
    const columns = columnsOf(walk(60, 3));
    const defined = create().lines.map((line) =>
      lineOver(create(), columns, line).map((value) => value !== undefined),
    );
    const all = defined[0]?.map((_first, index) => defined.every((line) => line[index]));
    expect(all).toEqual(Array.from({ length: 60 }, (_one, index) => index >= begins));
  });

  test('of a market that does not move it says only what its definition gives', () => {
    const flat = { open: 100.1, high: 100.1, low: 100.1, close: 100.1, volume: 10 };
    const indicator = create();
    for (let index = 0; index < 40; index += 1) indicator.push(flat);
    expect(indicator.lines.filter((line) => indicator.value(line) !== undefined)).toEqual(ofFlat);
  });

  test('of one bar it says nothing, save what one bar gives', () => {
    const indicator = create();
    expect(indicator.lines.every((line) => indicator.value(line) === undefined)).toBe(true);
    indicator.push({ open: 1, high: 2, low: 1, close: 2, volume: 5 });
    expect(indicator.lines.filter((line) => indicator.value(line) !== undefined)).toEqual(
      name === 'obv' ? ['obv'] : [],
    );
  });
});
