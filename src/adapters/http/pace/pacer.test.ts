import { expect, test } from 'vitest';
import type { RecentStarts } from '../http-client-options.ts';
import { createPacer } from './pacer.ts';

interface World {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly waitsMs: number[];
}

function worldAt(startMs: number): World {
  let now = startMs;
  const waitsMs: number[] = [];
  return {
    waitsMs,
    nowMs: () => now,
    sleep: (ms) => {
      waitsMs.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

function record(startsMs: readonly number[] = []): RecentStarts & { kept: readonly number[] } {
  return {
    kept: startsMs,
    async update(change) {
      await Promise.resolve();
      this.kept = change(this.kept);
    },
  };
}

test('two pacers with one record share the places of a minute', async () => {
  const world = worldAt(1_000_000);
  const shared = record();
  const pacers = [createPacer(3, world, shared), createPacer(3, world, shared)];
  for (const pacer of [...pacers, ...pacers]) await pacer.take(undefined);
  expect(world.waitsMs).toEqual([60_000]);
});

test('places that are asked for at once are given in order', async () => {
  const world = worldAt(1_000_000);
  const pacer = createPacer(1, world, record());
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (place) => {
      await pacer.take(undefined);
      order.push(place);
    }),
  );
  expect(order).toEqual([1, 2, 3]);
});

test('starts that are over, or of a clock far ahead, take no place and are forgotten', async () => {
  const world = worldAt(10_000_000);
  const shared = record([9_939_999, 99_000_000]);
  await createPacer(1, world, shared).take(undefined);
  expect(world.waitsMs).toEqual([]);
  expect(shared.kept).toEqual([10_000_000]);
});
