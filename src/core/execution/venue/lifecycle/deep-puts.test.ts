// Checks the early assignment of puts by the venue: on any evening, but not ahead of a dividend that is worth the wait.
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../domain/index.ts';
import { spy, stagedLifecycle } from './lifecycle-stage.fixture.ts';

describe('deep puts', () => {
  const deep = (changes: Parameters<typeof stagedLifecycle>[0] = {}) => {
    const stage = stagedLifecycle({ dividendOn: () => undefined, dividendsAheadOn: () => [], ...changes });
    stage.hold(spy('put', 320), -2);
    stage.quote(spy('put', 320), 4970, 5030);
    stage.quote(spy('call', 320), 0, 2);
    return stage;
  };

  it('are assigned on any evening, and bring long shares', () => {
    const { close, books } = deep();
    expect(close('2018-01-09')).toMatchObject([
      { kind: 'option-exercised', quantity: -2, reason: 'deep-put', shares: 200, cashCents: -6_400_000 },
    ]);
    expect(books.account.shares('SPY')).toBe(200);
  });

  it('wait for a dividend that is expected', () => {
    const dividendsAheadOn = () => [{ exDate: '2018-01-17' as SessionDate, dollars: 1.2 }];
    expect(deep({ dividendsAheadOn }).close('2018-01-12')).toEqual([]);
  });

  it('wait where the dividend outweighs the interest until its own day', () => {
    const before = (dollars: number) =>
      deep({ dividendsAheadOn: () => [{ exDate: '2018-01-17' as SessionDate, dollars }] }).close(
        '2018-01-09',
      );
    // 320 (1 - exp(-0.024 * 8 / 365)) = 0.16828.
    expect(before(0.169)).toEqual([]);
    expect(before(0.168)).toHaveLength(1);
  });

  it('are kept at a rate of 0', () => {
    expect(deep({ rateOn: () => 0 }).close('2018-01-09')).toEqual([]);
  });
});
