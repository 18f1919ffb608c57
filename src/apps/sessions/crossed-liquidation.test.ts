// Runs SPY trades that hold one contract on opposite sides into a broker's liquidation: engine, venue, audit and a restart agree on what is left.
import { expect, test } from 'vitest';
import { auditOf } from '../../../test/fixtures/forged-run.ts';
import { restartableRun } from '../../../test/simulation/restartable-run.ts';
import type { LedgerRecord, LegRecord } from '../../core/ledger/index.ts';
import { loadSettings } from '../config/index.ts';
import { prepareRun } from './make-run.ts';

const TREE = {
  root: 'SPY',
  timeframe: '60m',
  cash: 100_000,
  from: '2012-01-01',
  to: '2012-12-31',
  market: { priceScale: 0.1 },
  entry: { daysBetweenEntriesMin: 0, positionsMax: 20 },
  exit: { dteFloor: null, profitTargetRatio: null, physicalFlatBy: null },
  risk: { allocationMax: 1, correlatedRiskRatio: null },
  lifecycle: { liquidation: 'standard', liquidationZone: 0.03 },
};

/** A run to its end, restarted from its records after each session that ends a trade by liquidation. */
function watchedRun(): { readonly manifest: LedgerRecord; readonly records: readonly LedgerRecord[] } {
  const loaded = loadSettings({
    preset: undefined,
    file: undefined,
    flags: [{ origin: '--set', tree: TREE }],
  });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { settings } = loaded.value;
  const run = prepareRun({ settings, inputs: {}, command: [] });
  if (!run.ok) throw new Error(run.error.message);
  const { backtest, records, checkRestart } = restartableRun(run.value);
  let crossedSoFar = 0;
  while (backtest.advanceSession()) {
    const crossed = records.filter((record) => 'crossed' in record).length;
    if (crossed === crossedSoFar) continue;
    crossedSoFar = crossed;
    checkRestart(`crossing ${crossed}`);
  }
  return { manifest: run.value.manifest, records };
}

const contractOf = ({ root, expiry, right, strikeCents }: LegRecord): string =>
  [root, expiry, right, strikeCents].join();

test('trades on opposite sides of one contract are closed with it, and nothing of it is traded again', () => {
  const { manifest, records } = watchedRun();
  const crossings = records.filter(
    (record) => record.type === 'position-liquidated' && record.crossed !== undefined,
  );
  expect(crossings.length).toBeGreaterThan(0);
  expect(
    Math.max(...crossings.map((record) => ('tradeIds' in record ? record.tradeIds.length : 0))),
  ).toBeGreaterThan(2);
  for (const record of crossings) {
    if (record.type !== 'position-liquidated') continue;
    const ended = records.filter((one) => one.type === 'trade-closed' && one.seq === record.seq);
    expect(ended.map((one) => 'tradeId' in one && one.tradeId)).toEqual(record.tradeIds);
    const gone = new Set([...record.legs, ...(record.crossed ?? [])].map(contractOf));
    const later = records.flatMap((one) =>
      (one.type === 'order-submitted' || one.type === 'order-filled') && one.seq >= record.seq
        ? one.legs
        : [],
    );
    expect(later.map(contractOf).filter((contract) => gone.has(contract))).toEqual([]);
  }
  expect(auditOf([manifest, ...records]).problems).toEqual([]);
});
