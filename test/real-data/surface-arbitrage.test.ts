// The surface rule on the index family of every recorded day since 2009: no butterfly and no calendar spread for nothing.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { densityFactor, findCurveArbitrage, type SmileCurve } from '../../src/core/pricing/index.ts';
import {
  completedIndexLevels,
  IndexCurve,
  type IndexLevels,
  maturityScore,
  WingedSmile,
  writeRuleSmile,
  writeSurfaceState,
} from '../../src/core/synthetic/index.ts';
import {
  isRecordedDataHere,
  SKIPPED_NOTE,
  VIX3M_DAILY,
  VIX6M_DAILY,
  VIX9D_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

const HORIZON_TRADING_DAYS = Float64Array.of(6.6, 21.7, 66.5, 131);
const DAYS = [0.02, 0.3, 1, 2, 4, 7, 9, 11, 14, 21, 25, 30, 36, 45, 60, 90, 120, 180, 270, 365, 730, 1095];
/** ln(strike/forward) from -3 to 1, denser near the forward. */
const GRID = Array.from({ length: 121 }, (_, index) => (index < 60 ? 3 : 1) * ((index - 60) / 60) ** 3);

function closes(path: string): ReadonlyMap<string, number> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => [line.slice(0, 10), Number(line.split(',')[4])]));
}

function curvesAt(given: IndexLevels): readonly SmileCurve[] {
  const { vix, vix9d, vix3m, vix6m } = completedIndexLevels(given);
  const curve = new IndexCurve();
  curve.fit(HORIZON_TRADING_DAYS, Float64Array.of(vix9d, vix, vix3m, vix6m));
  const state = { level: 0, inversion: 0 };
  writeSurfaceState(state, vix, vix6m);
  return DAYS.map((days) => {
    const smile = new WingedSmile();
    const tradingDays = days * (252 / 365);
    const indexVariance = curve.totalVariance(tradingDays);
    writeRuleSmile(smile, { score: maturityScore(days / 365), tradingDays, indexVariance }, state);
    return {
      totalVariance: (k) => smile.totalVariance(k),
      densityFactor: (k) =>
        densityFactor(
          { variance: smile.totalVariance(k), slope: smile.slopeAt(k), curvature: smile.curvatureAt(k) },
          k,
        ),
    };
  });
}

describe.skipIf(!isRecordedDataHere)(`surfaces of recorded days ${SKIPPED_NOTE}`, () => {
  test('hold no static arbitrage, the closes of February 2018 and March 2020 among them', () => {
    const [vix, vix9d, vix3m, vix6m] = [VIX_DAILY, VIX9D_DAILY, VIX3M_DAILY, VIX6M_DAILY].map(closes);
    const found: unknown[] = [];
    let days = 0;
    for (const [date, level] of vix ?? []) {
      if (vix3m?.has(date) !== true) continue;
      days += 1;
      const levels = { vix: level, vix9d: vix9d?.get(date), vix3m: vix3m.get(date), vix6m: vix6m?.get(date) };
      const first = findCurveArbitrage(curvesAt(levels), GRID)[0];
      if (first !== undefined) found.push({ date, ...first });
    }
    expect(days).toBeGreaterThan(4000);
    expect(found).toEqual([]);
  }, 60_000);
});
