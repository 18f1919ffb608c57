import { describe, expect, it } from 'vitest';
import { absentSetting, agesOf, delaysOf, framesOf } from './stream-settings.ts';

describe('settings of streams', () => {
  it('count bars, or minutes and hours of the clock', () => {
    const ages = agesOf('5m=2, chain=30m,vix=1,D=36h');
    expect(ages.ok && [...ages.value]).toEqual([
      ['5m', { unit: 'bars', limit: 2 }],
      ['chain', { unit: 'minutes', limit: 30 }],
      ['vix', { unit: 'bars', limit: 1 }],
      ['D', { unit: 'minutes', limit: 2160 }],
    ]);
    const delays = delaysOf('chain=15m,vix=1h');
    expect(delays.ok && [...delays.value]).toEqual([
      ['chain', 15],
      ['vix', 60],
    ]);
    for (const list of ['5m=', '5m=-1', '5m=2x', '5m=2=3', 'chain', ''])
      expect(agesOf(list).ok, list).toBe(false);
  });

  it('name each stream once', () => {
    expect(agesOf('D=1,D=9')).toMatchObject({ ok: false, error: { code: 'age-twice' } });
    expect(delaysOf('chain=1m,5m=1m,chain=2m')).toMatchObject({ ok: false, error: { code: 'delay-twice' } });
  });

  it('are of streams that are there', () => {
    const [one, none] = [new Map([['chain', 1]]), new Map<string, number>()];
    expect(absentSetting({ ages: one, delayMinutes: one }, ['D', 'chain SPXW'])).toMatchObject({ ok: true });
    expect(absentSetting({ ages: one, delayMinutes: none }, ['D', 'W'])).toMatchObject({
      ok: false,
      error: {
        code: 'age-absent',
        message: '--age: expected a stream that is there (D, W), found chain',
      },
    });
    expect(absentSetting({ ages: none, delayMinutes: one }, ['D'])).toMatchObject({
      ok: false,
      error: { code: 'delay-absent' },
    });
  });

  it('name each frame once', () => {
    expect(framesOf('D, 15m,D')).toEqual({ ok: true, value: ['D', '15m'] });
    expect(framesOf('')).toMatchObject({ ok: false, error: { code: 'frames-unknown' } });
  });
});
