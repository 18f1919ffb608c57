import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../config/index.ts';
import { type RawInputs, readInputs } from './read-inputs.ts';
import { refuseFilesBeside, withSimulatedMarket } from './simulated-inputs.ts';

function bundled(): RawInputs {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

function settingsWith(market: Partial<Settings['market']>, seed = 1): Settings {
  return { ...DEFAULT_SETTINGS, seed, market: { ...DEFAULT_SETTINGS.market, ...market } };
}

function simulated(market: Partial<Settings['market']>, seed = 1): RawInputs {
  return withSimulatedMarket(bundled(), settingsWith(market, seed));
}

describe('inputs of a simulated market', () => {
  test('are as they were where none is asked for', () => {
    const inputs = bundled();
    expect(withSimulatedMarket(inputs, DEFAULT_SETTINGS)).toBe(inputs);
    expect(refuseFilesBeside({ inputs: { bars: 'b.csv' } }, DEFAULT_SETTINGS).ok).toBe(true);
  });

  test('have a day and four index levels on every session, and no file of a real market', () => {
    const { bars, vix, vix9d, vix3m, vix6m, files, isSimulated, isBundledBars, economy, calendar } =
      simulated({
        simulatedYears: 2,
      });
    expect(isSimulated).toBe(true);
    expect(isBundledBars).toBe(false);
    expect(bars.length).toBe(504);
    const dates = Array.from(bars.stampsMs, (ms) => new Date(ms).toISOString().slice(0, 10));
    expect(dates[0]).toBe('2006-01-03');
    for (const index of [vix, vix9d, vix3m, vix6m]) {
      expect([...(index?.closes.keys() ?? [])]).toEqual(dates);
      expect([...(index?.closes.values() ?? [])]).toEqual([...(index?.bars.bars.close ?? [])]);
    }
    expect(vix?.bars.sessionIndex[0]).toBe(calendar.sessionOn(dates[0] as never)?.index);
    expect(vix?.bars.bars.closeMs[0]).toBe(calendar.sessionOn(dates[0] as never)?.closeMs);
    expect(files.map(({ role }) => role)).not.toContain('bars');
    expect(files.map(({ role }) => role)).toContain('calendar');
    expect(economy.releases).toEqual([]);
  });

  test('follow the seed, and a longer market begins with the shorter', () => {
    const [two, three] = [simulated({ simulatedYears: 2 }), simulated({ simulatedYears: 3 })];
    expect([...three.bars.close.subarray(0, 504)]).toEqual([...two.bars.close]);
    expect(simulated({ simulatedYears: 2 }, 2).bars.close).not.toEqual(two.bars.close);
  });

  test('price variance above its expectation by the premium, on the same days', () => {
    const [fair, dear] = [0, 0.44].map((simulatedPremium) =>
      simulated({ simulatedYears: 1, simulatedPremium }),
    );
    expect(dear?.bars.close).toEqual(fair?.bars.close);
    for (const [date, level] of fair?.vix?.closes ?? []) {
      expect((dear?.vix?.closes.get(date) ?? 0) / level).toBeCloseTo(1.2, 9);
    }
  });

  test('crash as often as priced where that is asked for', () => {
    const [recorded, priced] = (['as-recorded', 'as-priced'] as const).map((simulatedModel) => {
      const { close } = simulated({ simulatedYears: 20, simulatedModel }).bars;
      return close.filter((price, day) => day > 0 && price < 0.95 * (close[day - 1] ?? 0)).length;
    });
    expect(priced ?? 0).toBeGreaterThan(2 * (recorded ?? 0));
  });

  test('refuse files of a real market beside it', () => {
    const settings = settingsWith({ simulatedYears: 1 });
    expect(refuseFilesBeside({ inputs: {} }, settings).ok).toBe(true);
    const refused = refuseFilesBeside(
      { inputs: { bars: 'b.csv', rates: 'r.csv' }, source: undefined },
      settings,
    );
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'simulated-with-files',
        message: expect.stringContaining('found bars, rates') as string,
      },
    });
  });
});
