// Tests that limits which would let nothing through, or stop nothing, are refused with both settings named, each at its boundary.
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../load-settings.ts';

/** What is said of these settings, or `undefined` where they are accepted. */
function saidOf(risk: object, liquidity: object = {}): string | undefined {
  const flags = [{ origin: '--set', tree: { risk, liquidity } }];
  const read = loadSettings({ preset: undefined, file: undefined, flags });
  if (read.ok) return undefined;
  expect(read.error.code).toBe('config-invalid');
  return read.error.message;
}

describe('limits that contradict each other', () => {
  it('are a rate of which exits keep everything', () => {
    expect(saidOf({ ordersPerMinuteMax: 21 })).toBeUndefined();
    expect(saidOf({ ordersPerMinuteMax: 20 })).toContain(
      'risk.ordersPerMinuteMax (--set): expected more than risk.ordersPerMinuteForExits 20, or nothing is ever entered, found 20',
    );
    expect(saidOf({ ordersPerMinuteForExits: 60 })).toContain(
      'risk.ordersPerMinuteMax (default): expected more than risk.ordersPerMinuteForExits 60',
    );
    expect(saidOf({ ordersPerMinuteForExits: 59 })).toBeUndefined();
    expect(saidOf({ ordersPerMinuteMax: null, ordersPerMinuteForExits: 100 })).toBeUndefined();
  });

  it('are a least volatility above the greatest', () => {
    expect(saidOf({}, { ivMin: 1, ivMax: 1 })).toBeUndefined();
    expect(saidOf({}, { ivMin: 1.01, ivMax: 1 })).toContain(
      'liquidity.ivMin (--set): expected at most liquidity.ivMax 1, or nothing is ever entered, found 1.01',
    );
  });

  it('are a blackout that is over before the open', () => {
    const release = { blackoutEvents: 'cpi, nfp', blackoutEnds: 'release' };
    expect(saidOf(release)).toContain(
      'risk.blackoutEnds (--set): expected session-close, or risk.blackoutSessionsBefore of 1 or more, since cpi, nfp comes before the open',
    );
    expect(saidOf({ ...release, blackoutExitSessions: 0 })).toContain('risk.blackoutEnds (--set)');
    for (const change of [
      { blackoutSessionsBefore: 1 },
      { blackoutExitSessions: 1 },
      { blackoutEnds: 'session-close' },
      { blackoutEvents: 'cpi,fomc' },
      { blackoutEvents: null },
    ]) {
      expect(saidOf({ ...release, ...change }), JSON.stringify(change)).toBeUndefined();
    }
  });

  it('are no list that names an event twice', () => {
    expect(saidOf({ blackoutEvents: 'fomc,fomc' })).toContain('with commas between, each once');
  });
});
