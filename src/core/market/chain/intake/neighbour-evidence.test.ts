import { describe, expect, it } from 'vitest';
import { CBOE, cboe, imported } from './intake-rows.fixture.ts';

interface Slice {
  readonly expiry: string;
  readonly ts?: string;
  readonly strikes?: number;
  readonly isSwapped?: boolean;
  readonly scale?: number;
}

/** Calls and puts at strikes of 5 around the forward, without a spot. */
function slice({
  expiry,
  ts = '2022-06-10T11:00',
  strikes = 40,
  isSwapped = false,
  scale = 1,
}: Slice): readonly string[] {
  return Array.from({ length: strikes }, (_, at) => 3800 + at * 5).flatMap((strike) =>
    [true, false].map((isCall) => {
      const price =
        (Math.max(0, (3900 - strike) * (isCall ? 1 : -1)) + 20 - Math.abs(strike - 3900) / 10) * scale;
      return cboe({
        ts,
        expiry,
        strike: `${strike}`,
        spot: '',
        right: isCall === isSwapped ? 'P' : 'C',
        bid: `${price}`,
        ask: `${price + 0.5}`,
        rest: ',,,,,',
      });
    }),
  );
}

describe('an expiry at an instant', () => {
  const honest = slice({ expiry: '2022-06-15' });

  it('with puts and calls swapped is kept out, and no other', () => {
    const { report, mislabelling } = imported(CBOE, [
      ...honest,
      ...slice({ expiry: '2022-06-17', isSwapped: true }),
      ...slice({ expiry: '2022-06-21' }),
      ...slice({ expiry: '2022-06-17', ts: '2022-06-10T11:05' }),
    ]);
    expect(report.quarantined).toEqual({ 'call-put-swapped': 80 });
    expect([report.quarantinedLines[0]?.line, report.accepted]).toEqual([82, 240]);
    expect(mislabelling).toBeUndefined();
  });

  it('is found where rows of several expiries alternate', () => {
    const swapped = slice({ expiry: '2022-06-17', isSwapped: true });
    const { report } = imported(
      CBOE,
      honest.flatMap((row, at) => [row, swapped[at] as string]),
    );
    expect(report.quarantined).toEqual({ 'call-put-swapped': 80 });
  });

  it('has prices of another scale where they change by more than strikes do', () => {
    const rows = [...honest, ...slice({ expiry: '2022-06-17', scale: 10 })];
    expect(imported(CBOE, rows).report.quarantined).toEqual({ 'price-scale': 80 });
  });

  it('of few strikes proves nothing', () => {
    const rows = slice({ expiry: '2022-06-17', strikes: 10, isSwapped: true });
    expect(imported(CBOE, rows).report.quarantined).toEqual({});
  });

  it('goes on from one batch of rows to the next', () => {
    const before = Array.from({ length: 8192 - 30 }, (_, at) =>
      cboe({ ts: `2022-06-10T10:${String(at % 60).padStart(2, '0')}`, rest: ',,,,,' }),
    );
    const rows = [...before, ...slice({ expiry: '2022-06-17', strikes: 20, isSwapped: true })];
    // The 30 rows of the first batch have 28 neighbours, enough; the 10 of the second are judged with them.
    expect(imported(CBOE, rows).report.quarantined).toEqual({ 'call-put-swapped': 40 });
  });
});
