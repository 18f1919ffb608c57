// Figures over worlds beside the run: quantiles, its place among them, what is missing, and the levels drawn.
import { expect, test } from 'vitest';
import type { WorldOutcome } from './joint-section.ts';
import { jointSection } from './judge-joint.ts';

const outcome = (netPnlDollars: number, changes: Partial<WorldOutcome> = {}): WorldOutcome => ({
  netPnlDollars,
  finalRatio: 1 + netPnlDollars / 1000,
  drawdown: 0.1,
  trades: 10,
  worstTradeDollars: -50,
  sharpe: 1,
  levelPoints: [10, 18, 30, 40],
  ...changes,
});

const drawn = { sessions: 500, meanBlockLength: 40 };

test('quantiles over worlds, with the place of the run among them', () => {
  const worlds = Array.from({ length: 101 }, (_, world) => outcome(world - 20));
  const section = jointSection(outcome(5), worlds, drawn);
  const [net] = section.rows;
  expect(net).toMatchObject({ name: 'net-pnl', actual: 5, worlds: 101, mean: 30 });
  expect(net?.quantiles).toEqual([-15, 5, 30, 55, 75]);
  expect(net?.rank).toBeCloseTo(25 / 101, 12);
  expect(net?.medianError.low).toBeLessThan(30);
  expect(net?.medianError.high).toBeGreaterThan(30);
  expect(section.lossChance.share).toBeCloseTo(20 / 101, 12);
  expect(section).toMatchObject({ worlds: 101, sessions: 500, meanBlockLength: 40 });
});

test('the bad end of a drawdown is its high one', () => {
  const worlds = Array.from({ length: 101 }, (_, world) => outcome(0, { drawdown: world / 100 }));
  const row = jointSection(outcome(0), worlds, drawn).rows.find(({ name }) => name === 'drawdown');
  expect(row?.badError.low).toBeGreaterThan(0.85);
});

test('worlds without a figure are left out of it, and a figure that none has is not told', () => {
  const none = outcome(0, { worstTradeDollars: null, sharpe: null });
  const section = jointSection(none, [none, outcome(1, { sharpe: null })], drawn);
  expect(section.rows.map(({ name }) => name)).not.toContain('sharpe');
  expect(section.rows.find(({ name }) => name === 'worst-trade')).toMatchObject({
    actual: null,
    rank: null,
    worlds: 1,
  });
});

test('levels of worlds are averaged beside those of the run', () => {
  const worlds = [outcome(0, { levelPoints: [12, 20, 32, 44] }), outcome(0)];
  expect(jointSection(outcome(0), worlds, drawn).levels).toEqual({
    source: [10, 18, 30, 40],
    drawn: [11, 19, 31, 42],
  });
});
