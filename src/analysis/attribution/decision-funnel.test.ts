// Checks that the funnel counts every bar once and names the gates that matter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENTRY_GATES, type EntryGate } from '../../core/domain/index.ts';
import type { LedgerRecord, SessionClosedRecord } from '../../core/ledger/index.ts';
import { closingGate, decisionFunnel, strictestGate } from './index.ts';

type Runs = readonly (readonly [EntryGate | 'candidate', number])[];

const session = (bars: Runs): LedgerRecord =>
  ({ type: 'session-closed', seq: 0, atMs: 0, date: '2018-01-02', bars }) as unknown as SessionClosedRecord;
const record = (fields: object): LedgerRecord => fields as LedgerRecord;

describe('decision funnel', () => {
  const funnel = decisionFunnel([
    record({ type: 'manifest' }),
    session([
      ['entry-window', 6],
      ['credit-width', 70],
      ['entry-window', 2],
    ]),
    record({ type: 'order-submitted', action: 'open' }),
    record({ type: 'order-submitted', action: 'close' }),
    record({ type: 'order-submitted', action: 'open' }),
    record({ type: 'trade-opened' }),
    session([
      ['entry-window', 6],
      ['candidate', 2],
      ['entries-per-session', 70],
    ]),
  ]);

  test('adds up runs over sessions and counts only opening orders', () => {
    expect(funnel).toMatchObject({ bars: 156, candidates: 2, orders: 2, trades: 1 });
    expect(funnel.gates.filter(({ stopped }) => stopped > 0)).toEqual([
      { gate: 'entry-window', stopped: 14 },
      { gate: 'entries-per-session', stopped: 70 },
      { gate: 'credit-width', stopped: 70 },
    ]);
  });

  test('lists every gate in order', () => {
    expect(funnel.gates.map(({ gate }) => gate)).toEqual([...ENTRY_GATES]);
  });

  test('names the strictest gate, the earlier of equals, and the closing gate only without candidates', () => {
    expect(strictestGate(funnel)).toEqual({ gate: 'entries-per-session', stopped: 70 });
    expect(closingGate(funnel)).toBeUndefined();
    const stopped = decisionFunnel([
      session([
        ['leg-spread', 1],
        ['entry-window', 9],
      ]),
    ]);
    expect(strictestGate(stopped)?.gate).toBe('entry-window');
    expect(closingGate(stopped)?.gate).toBe('leg-spread');
  });

  test('is all zeros for a ledger without sessions', () => {
    const empty = decisionFunnel([]);
    expect(empty).toMatchObject({ bars: 0, candidates: 0, orders: 0, trades: 0 });
    expect(strictestGate(empty)).toBeUndefined();
    expect(closingGate(empty)).toBeUndefined();
  });

  test('refuses an outcome that is no gate', () => {
    expect(() => decisionFunnel([session([['mood' as EntryGate, 1]])])).toThrow(/found mood/);
  });

  test('bars equal the stopped ones plus the candidates, whatever the sessions', () => {
    const outcome = fc.constantFrom<EntryGate | 'candidate'>(...ENTRY_GATES, 'candidate');
    const runs = fc.array(fc.tuple(outcome, fc.integer({ min: 1, max: 400 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(runs, { maxLength: 8 }), (sessions) => {
        const { bars, gates, candidates } = decisionFunnel(sessions.map(session));
        expect(gates.reduce((sum, { stopped }) => sum + stopped, candidates)).toBe(bars);
        expect(bars).toBe(sessions.flat().reduce((sum, [, count]) => sum + count, 0));
      }),
    );
  });
});
