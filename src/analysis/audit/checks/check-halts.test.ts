import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { Cents, KillAction, TripReason } from '../../../core/domain/index.ts';
import { at } from '../../../../test/fixtures/sample-condors.ts';
import { auditOf, forged, RUN, set } from '../../../../test/fixtures/forged-run.ts';
import { sampleRun } from '../../../../test/fixtures/sample-run.ts';

const trip = (reason: TripReason, measured: number, limit: number): LedgerRecord => ({
  type: 'kill-switch',
  ...at(10),
  reason,
  action: 'halt',
  measured,
  limit,
});
const ordered = (seq: number, command: KillAction | 'resume'): LedgerRecord => ({
  type: 'operator-command',
  ...at(seq),
  command,
  equityCents: 10_000_000 as Cents,
});

/** What the check finds in the sample run, whose orders come at records 2, 7, 9, 15 (a close) and 20, with these put in. */
function found(...inserted: readonly (readonly [index: number, record: LedgerRecord])[]): readonly string[] {
  const records = sampleRun();
  for (const [index, record] of inserted.toReversed()) records.splice(index, 0, record);
  return auditOf(records)
    .problems.filter(({ check }) => check === 'halts')
    .map(({ offset, reason }) => `${offset}: ${reason}`);
}

describe('the halts check', () => {
  it('finds nothing in a run that was never halted', () => {
    expect(found()).toEqual([]);
  });

  it('finds every order that opens after the kill switch tripped, and lets closing ones pass', () => {
    expect(found([RUN.opened, trip('drawdown', 0.2, 0.2)])).toEqual([
      '8: order 2 opens after a halt: drawdown at event 10',
      '10: order 3 opens after a halt: drawdown at event 10',
      '21: order 5 opens after a halt: drawdown at event 10',
    ]);
  });

  it('lets a daily loss end with its session, at the latest', () => {
    expect(found([RUN.opened, trip('daily-loss-ratio', 0.05, 0.03)])).toEqual([]);
    expect(found([RUN.openOrder, trip('daily-loss-dollars', 700, 500)])).toEqual([
      '3: order 1 opens after a halt: daily-loss-dollars at event 10',
    ]);
  });

  it('lets a resume end every halt, and nothing else', () => {
    const halted = found([RUN.opened, ordered(11, 'halt')], [RUN.secondSession, ordered(156, 'resume')]);
    expect(halted).toEqual([
      "8: order 2 opens after a halt: the operator's halt at event 11",
      "10: order 3 opens after a halt: the operator's halt at event 11",
    ]);
    expect(found([RUN.thirdSession, ordered(234, 'flatten')])).toEqual([
      "21: order 5 opens after a halt: the operator's flatten at event 234",
    ]);
    expect(
      found([RUN.openOrder, trip('daily-loss-ratio', 0.05, 0.03)], [RUN.openOrder, ordered(10, 'resume')]),
    ).toEqual([]);
  });

  it('finds a close for the kill switch that no trip and no command asked for', () => {
    const closes = (...inserted: readonly LedgerRecord[]) => {
      const records = forged(set(RUN.closeOrder, 'exitReason', 'kill-switch'));
      records.splice(RUN.closeOrder, 0, ...inserted);
      return auditOf(records).problems.filter(({ reason }) => reason.includes('closes for'));
    };
    const unasked = {
      reason: 'order 4 closes for the kill switch, which nothing on record has set to flatten',
    };
    expect(closes()).toMatchObject([unasked]);
    expect(closes(trip('drawdown', 0.2, 0.2), ordered(158, 'halt'))).toMatchObject([unasked]);
    expect(closes(Object.assign(trip('drawdown', 0.2, 0.2), { action: 'flatten' }))).toEqual([]);
    expect(closes(ordered(158, 'flatten'))).toEqual([]);
  });

  it('finds a trip short of its limit, not one exactly at it', () => {
    expect(found([RUN.end, trip('drawdown', 0.2, 0.2)])).toEqual([]);
    expect(found([RUN.end, trip('drawdown', 0.19, 0.2)])).toEqual([
      '25: the kill switch trips for drawdown at 0.19, short of its limit 0.2',
    ]);
  });
});
