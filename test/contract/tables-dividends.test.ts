// Checks data/spy-dividends.json: order, schedule and size of the dividends.
import { describe, expect, test } from 'vitest';
import { readSpyDividends } from '../../src/adapters/bundled/index.ts';
import { nyse } from '../../src/core/market/bundled-rules.fixture.ts';

const read = readSpyDividends();
if (!read.ok) throw new Error(read.error.message);
const { table } = read;
const SPECIAL = '2004-11-15';

describe('SPY dividends', () => {
  test('are paid once a quarter on the third Friday of its last month, and once beside', () => {
    for (const { exDate } of table) {
      if (exDate === SPECIAL) continue;
      expect(Number(exDate.slice(5, 7)) % 3, exDate).toBe(0);
      expect(nyse.isMonthlyExpiry(exDate), exDate).toBe(true);
    }
    const quarters = table.map(({ exDate }) => exDate.slice(0, 7));
    expect(new Set(quarters).size).toBe(table.length);
    expect(table.length).toBe(1 + (2026 - 2004) * 4 + 1 + 2);
  });

  test('are between 0.2 % and 1 % of prices of the time', () => {
    for (const { exDate, dollars } of table) {
      expect(dollars, exDate).toBeGreaterThan(0.3);
      expect(dollars, exDate).toBeLessThan(2.2);
    }
  });
});
