// The bridge against recorded five-minute bars: days rebuilt from open, high, low and close alone, in weeks it was not fitted on.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { emptyBarSeries, type SessionDate } from '../../src/core/domain/index.ts';
import { buildTradingCalendar } from '../../src/core/market/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { bridgeIntraday } from '../../src/core/synthetic/index.ts';
import {
  BARS_A_DAY,
  type FiveMinuteDay,
  fiveMinuteDays,
  type IntradayFigures,
  intradayFigures,
  isEvenWeek,
} from './intraday-figures.fixture.ts';
import { isRecordedDataHere, SKIPPED_NOTE, UNDERLYING_FOLDER } from './recorded-market.fixture.ts';

const FILES = [
  ['spy_5m_2018-01_2020-12.csv.gz', 5],
  ['spy_1m_2024-03_2025-04.csv.gz', 1],
  ['spx_5m_2025-02_2026-02.csv.gz', 5],
  ['spy_5m_2025-05_2025-12.csv.gz', 5],
] as const;
const SEEDS = [1, 2, 3];

/** The same sessions drawn from their daily bars, once a seed. */
function bridgedDays(days: readonly FiveMinuteDay[]): readonly FiveMinuteDay[] {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(table.error.message);
  const calendar = buildTradingCalendar(table.table);
  const { sessions } = calendar;
  const bars = emptyBarSeries(days.length, false);
  const sessionIndex = Int32Array.from(
    days,
    ({ date }) => calendar.sessionOn(date as SessionDate)?.index ?? -1,
  );
  for (const [row, day] of days.entries()) {
    bars.open[row] = day.open[0] ?? Number.NaN;
    bars.high[row] = Math.max(...day.high);
    bars.low[row] = Math.min(...day.low);
    bars.close[row] = day.close.at(-1) ?? Number.NaN;
  }
  return SEEDS.flatMap((seed) => {
    const bridged = bridgeIntraday({
      daily: { bars, sessionIndex },
      sessions,
      barMinutes: 5,
      rng: createRng(seed),
    });
    return days.map(({ date }, row) => {
      const cut = (column: Float64Array): readonly number[] => [
        ...column.subarray(row * BARS_A_DAY, (row + 1) * BARS_A_DAY),
      ];
      const { open, high, low, close } = bridged.bars;
      return { date, open: cut(open), high: cut(high), low: cut(low), close: cut(close) };
    });
  });
}

/** One session a date, oldest first: two of the files overlap. */
function evenWeeks(): readonly FiveMinuteDay[] {
  const byDate = new Map(
    FILES.flatMap(([file, minutes]) =>
      fiveMinuteDays(join(UNDERLYING_FOLDER, file), minutes).map((day) => [day.date, day] as const),
    ),
  );
  return [...byDate.values()]
    .filter(({ date }) => isEvenWeek(date))
    .toSorted((left, right) => (left.date < right.date ? -1 : 1));
}

describe.skipIf(!isRecordedDataHere)(`bridged days against recorded ones ${SKIPPED_NOTE}`, () => {
  let real: IntradayFigures;
  let bridged: IntradayFigures;

  beforeAll(() => {
    const days = evenWeeks();
    real = intradayFigures(days);
    bridged = intradayFigures(bridgedDays(days));
    for (const [name, figures] of Object.entries({ recorded: real, bridged })) {
      const rounded = JSON.stringify(figures, (_key, value: unknown) =>
        typeof value === 'number' ? Number(value.toFixed(3)) : value,
      );
      console.log(`${name} five-minute bars, even weeks: ${rounded}`);
    }
  });

  /** The largest difference of a figure between bridged and recorded days. */
  const off = (name: keyof IntradayFigures): number => {
    const [expected, found] = [[real[name]].flat(), [bridged[name]].flat()];
    return Math.max(...expected.map((value, index) => Math.abs((found[index] ?? Number.NaN) - value)));
  };

  test('are enough of them', () => {
    expect(real.days).toBeGreaterThan(500);
    expect(bridged.days).toBe(SEEDS.length * real.days);
  });

  test('move at the same times of the day, within 1.5% of the day in every half hour', () => {
    expect(off('profile')).toBeLessThan(0.015);
  });

  test('have their high and low as often in the first and last minutes, within 6% of days', () => {
    expect(off('highAt')).toBeLessThan(0.06);
    expect(off('lowAt')).toBeLessThan(0.06);
  });

  test('have as much realised variance for their range, and as uneven, within a tenth', () => {
    expect(off('varianceRatio')).toBeLessThan(0.1);
    expect(off('varianceRatioSpread')).toBeLessThan(0.08);
  });

  test('have as fat tails and as clustered moves', () => {
    expect(off('kurtosis')).toBeLessThan(0.7);
    expect(off('clustering')).toBeLessThan(0.04);
  });

  test('move without memory, and reach as far beyond open and close', () => {
    expect(off('memory')).toBeLessThan(0.08);
    expect(off('rangeRatio')).toBeLessThan(0.1);
  });
});
