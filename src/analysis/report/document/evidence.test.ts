// Checks what counts as evidence, and that every shortfall is named.
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { closing, ended, manifest, opening, session } from '../ledger-records.fixture.ts';
import { sampleFacts } from '../sample-run.fixture.ts';
import { runDocument } from '../run-document.ts';

describe('evidence', () => {
  const condor = {
    openedOn: '2018-01-30',
    expiry: '2018-03-16',
    entryCents: [50, 150, 120, 40],
    feesCents: 0,
  };
  const trades = (wins: number, losses: number): readonly LedgerRecord[] =>
    Array.from({ length: wins + losses }, (_, id) => [
      ...opening({ ...condor, id }),
      ...closing({
        id,
        closedOn: '2018-01-30',
        reason: 'stop-loss',
        exitCents: [0, 0, 0, 0],
        pnlDollars: id < wins ? 1 : -1,
        feesCents: 0,
      }),
    ]).flat();
  const at = (vixPoints: number): LedgerRecord =>
    session({ day: '2018-01-30', equityDollars: 100_000, vixPoints });
  const judged = (...records: readonly LedgerRecord[]): readonly [string, readonly string[]] => {
    const { evidence, reasons } = runDocument(records, sampleFacts()).metrics;
    return [evidence, reasons];
  };

  test('is sufficient from 30 trades and 10 losses with a session above VIX 30', () => {
    expect(judged(manifest(), ...trades(20, 10), at(30.01))).toEqual(['sufficient', []]);
  });

  test('names each shortfall with the number found', () => {
    expect(judged(manifest(), ...trades(19, 10), at(31))).toEqual(['insufficient', ['under 30 trades (29)']]);
    expect(judged(manifest(), ...trades(30, 9), at(31))).toEqual(['insufficient', ['under 10 losses (9)']]);
    const calm = 'no session with VIX above 30 (highest 30.00)';
    expect(judged(manifest(), ...trades(20, 10), at(30))).toEqual(['insufficient', [calm]]);
  });

  test('counts the closes of its own sessions only', () => {
    const before = session({
      day: '2018-01-30',
      equityDollars: 100_000,
      vixPoints: 37,
      vixDay: '2018-01-29',
    });
    const calm = 'no session with VIX above 30 (none was known)';
    expect(judged(manifest(), ...trades(20, 10), before)).toEqual(['insufficient', [calm]]);
  });

  test('counts the last session too, whose close is published after it ended', () => {
    const day = session({ day: '2018-01-30', equityDollars: 100_000 });
    const late = { ...ended('2018-01-30', 100_000, []), vixPoints: 31, vixDate: '2018-01-30' as SessionDate };
    expect(judged(manifest(), ...trades(20, 10), day, late)).toEqual(['sufficient', []]);
  });

  test('is none where the market is simulated, however much there is of it', () => {
    const labels = {
      ...manifest().labels,
      underlying: 'simulated' as const,
      volatility: 'simulated' as const,
    };
    expect(judged(manifest({ labels }), ...trades(20, 10), at(80))).toEqual([
      'insufficient',
      ['the market is simulated: it says nothing of a real one'],
    ]);
  });

  test('does not take an estimate for a VIX', () => {
    const labels = { ...manifest().labels, volatility: 'estimated' as const };
    const [verdict, reasons] = judged(manifest({ labels }), ...trades(20, 10), at(80));
    expect(verdict).toBe('insufficient');
    expect(reasons).toEqual(['no session with VIX above 30 (no VIX was given; its estimate does not count)']);
  });
});
