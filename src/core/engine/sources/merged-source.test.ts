// Tests the order in which several classes' events come, and that a session ends once.
import { describe, expect, it } from 'vitest';
import type { Root, SessionDate } from '../../domain/index.ts';
import { createDatasetSource } from './dataset-source.ts';
import { fakeDataset } from '../fake-dataset.fixture.ts';
import { createMergedSource } from './merged-source.ts';

const MONDAY = '2018-01-08' as SessionDate;
const TUESDAY = '2018-01-09' as SessionDate;

type Closes = readonly (number | undefined)[];

function source(root: Root, days: readonly (readonly [SessionDate, Closes])[], vix?: number) {
  const dataset = fakeDataset({ days: days.map(([date, closes]) => ({ date, closes, vix })) });
  return createDatasetSource({ ...dataset, root });
}

/** The events of a merged source, each named by its class or its kind. */
function told(sources: readonly ReturnType<typeof source>[]): readonly string[] {
  const merged = createMergedSource(sources);
  const names: string[] = [];
  let lastMs = 0;
  for (let place = merged.peek(); place !== undefined; place = merged.peek()) {
    const { availableAtMs, kind } = place;
    const event = merged.next(names.length);
    expect([event.kind, event.availableAtMs, event.seq]).toEqual([kind, availableAtMs, names.length]);
    expect(availableAtMs).toBeGreaterThanOrEqual(lastMs);
    lastMs = availableAtMs;
    if (event.kind === 'bar-closed') names.push(`${event.root} ${event.bar.close}`);
    else if (event.kind === 'session-ended') names.push(`end ${event.sessionDate} ${event.isComplete}`);
    else names.push(event.kind);
  }
  return names;
}

describe('merged sources', () => {
  it('give the bars of one instant in the order of the sources, and each session’s end once, after all of them', () => {
    const index = source('SPX', [
      [MONDAY, [1, 2]],
      [TUESDAY, [3, 4]],
    ]);
    const fund = source('SPY', [
      [MONDAY, [10, 20]],
      [TUESDAY, [30, 40]],
    ]);
    expect(told([index, fund])).toEqual([
      'SPX 1',
      'SPY 10',
      'SPX 2',
      'SPY 20',
      `end ${MONDAY} true`,
      'SPX 3',
      'SPY 30',
      'SPX 4',
      'SPY 40',
      `end ${TUESDAY} true`,
    ]);
  });

  it('end a session that only one of them has, and call it complete where it is in all that have it', () => {
    const index = source('SPX', [[TUESDAY, [3, undefined]]]);
    const fund = source('SPY', [
      [MONDAY, [10]],
      [TUESDAY, [30, 40]],
    ]);
    expect(told([index, fund])).toEqual([
      'SPY 10',
      `end ${MONDAY} true`,
      'SPX 3',
      'SPY 30',
      'SPY 40',
      `end ${TUESDAY} false`,
    ]);
  });

  it('are the source itself where there is one, and need one', () => {
    const only = source('SPX', [[MONDAY, [1]]], 17);
    expect(createMergedSource([only])).toBe(only);
    expect(told([only])).toEqual(['SPX 1', `end ${MONDAY} true`, 'volatility-published']);
    expect(() => createMergedSource([])).toThrow(/at least one source/);
  });
});
