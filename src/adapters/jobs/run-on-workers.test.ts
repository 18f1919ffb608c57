// The pool: order of results, equality at any number of threads, failures, stopping, and that nothing of it stays behind.
import { describe, expect, test } from 'vitest';
import { runOnWorkers } from './run-on-workers.ts';
import { job, type SquareOrder } from './squares-job.fixture.ts';

const shared = { label: 'square' };
const numbered = (count: number, at: (place: number) => Partial<SquareOrder> = () => ({})): SquareOrder[] =>
  Array.from({ length: count }, (_, place) => ({ value: place, ...at(place) }));

describe('results', () => {
  test.for([1, 2, 3])('stand in the order of the inputs with %i threads', async (workers) => {
    const inputs = numbered(9, (place) => ({ waitMs: place % 3 === 0 ? 30 : 0 }));
    const progress: number[] = [];
    const outcome = await runOnWorkers(job, {
      shared,
      inputs,
      workers,
      onProgress: (done) => progress.push(done),
    });
    expect(outcome.ok && outcome.results.map(({ square }) => square)).toEqual(
      inputs.map(({ value }) => value * value),
    );
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('come from several threads', async () => {
    const outcome = await runOnWorkers(job, {
      shared,
      inputs: numbered(4, () => ({ waitMs: 40 })),
      workers: 2,
    });
    expect(outcome.ok && outcome.results.filter(({ before }) => before === 0)).toHaveLength(2);
  });

  test('of no inputs are none, and no thread is started for more inputs than there are', async () => {
    expect(await runOnWorkers(job, { shared, inputs: [] })).toEqual({ ok: true, results: [] });
    const one = await runOnWorkers(job, { shared, inputs: numbered(1), workers: 8 });
    expect(one.ok && one.results).toHaveLength(1);
  });
});

describe('a failure', () => {
  test.for([1, 2, 3])('is that of the first input that fails, with %i threads', async (workers) => {
    // The second fails at once, the first only after it.
    const inputs = numbered(6, (place) =>
      place === 1 ? { fails: 'throws', waitMs: 60 } : place === 2 ? { fails: 'throws' } : {},
    );
    await expect(runOnWorkers(job, { shared, inputs, workers })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'expected a number to square, found 1',
      place: 1,
    });
  });

  test.for([1, 2])('of the preparation is told with %i threads', async (workers) => {
    const inputs = numbered(3);
    await expect(
      runOnWorkers(job, { shared: { label: 'unprepared' }, inputs, workers }),
    ).rejects.toMatchObject({
      message: 'the job found nothing to prepare with',
      place: undefined,
    });
  });

  test.for([1, 2])('is a result that cannot be copied, with %i threads', async (workers) => {
    const inputs = numbered(3, (place) => (place === 2 ? { fails: 'uncopied' } : {}));
    await expect(runOnWorkers(job, { shared, inputs, workers })).rejects.toMatchObject({
      name: 'DataCloneError',
      place: 2,
    });
  });

  test('is a thread that ends by itself', async () => {
    const inputs = numbered(3, (place) => (place === 1 ? { fails: 'ends' } : {}));
    await expect(runOnWorkers(job, { shared, inputs, workers: 2 })).rejects.toMatchObject({
      message: 'a thread of the pool ended by itself',
      place: 1,
    });
  });
});

describe('a stop', () => {
  test.for([1, 2])('ends %i threads before their inputs are done', async (workers) => {
    const startedMs = performance.now();
    let done = 0;
    const outcome = await runOnWorkers(job, {
      shared,
      inputs: numbered(50, () => ({ waitMs: workers === 1 ? 20 : 5000 })),
      workers,
      onProgress: () => (done += 1),
      isStopped: () => done > 0 || performance.now() - startedMs > 100,
    });
    expect(outcome).toEqual({ ok: false, code: 'stopped' });
    expect(performance.now() - startedMs).toBeLessThan(4000);
  });
});
