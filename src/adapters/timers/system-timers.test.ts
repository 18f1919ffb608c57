import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../core/domain/index.ts';
import { createSystemTimers } from './system-timers.ts';

const at = (ms: number): EpochMs => ms as EpochMs;

describe('createSystemTimers', () => {
  it('comes due by the clock, earliest first, equal instants in the order set', () => {
    let nowMs = 0;
    const timers = createSystemTimers(() => nowMs);
    timers.set(1, at(200));
    timers.set(2, at(100));
    timers.set(3, at(100));
    expect(timers.peekMs()).toBe(100);
    expect(timers.untilDueMs()).toBe(100);
    nowMs = 150;
    expect(timers.untilDueMs()).toBe(0);
    expect([timers.take(), timers.take()]).toEqual([2, 3]);
    expect(timers.untilDueMs()).toBe(50);
  });

  it('gives nothing before its time, and nothing where none is set', () => {
    const timers = createSystemTimers(() => 0);
    expect(timers.untilDueMs()).toBeUndefined();
    timers.set(1, at(1));
    expect(() => timers.take()).toThrow('due');
    expect(timers.peekMs()).toBe(1);
  });
});
