// Tests how a scan reads, whole, empty and cut, and that no line is longer than a screen.
import { describe, expect, it } from 'vitest';
import type { Scan, ScannedCandidate } from '../../analysis/explain/index.ts';
import { LINE_WIDTH } from '../../analysis/report/index.ts';
import { cents, type SessionDate } from '../../core/domain/index.ts';
import { candidateOf, CONDOR, EXPIRY } from '../../core/portfolio/open-trade.fixture.ts';
import { stageCondor } from '../../../test/fixtures/venue-stage.ts';
import { rankedScan } from './ranked-scan.ts';
import { scanText } from './scan-text.ts';
import { LABELLED, PASSING, QUOTED_AT, REFUSED, SCAN } from './small-scan.fixture.ts';

const textOf = (scan: Partial<Scan> = {}, top = 12, sort: 'return-on-risk' | 'strategy' = 'return-on-risk') =>
  scanText(rankedScan({ ...LABELLED, scan: { ...SCAN, ...scan } }, { sort, top }));

describe('a scan', () => {
  it('has two lines a candidate under what stands before them all', () => {
    expect(textOf()).toBe(`SCAN AT 2018-01-16 11:00 New York
  XSP 270.50; no VIX (not-published-yet)
  underlying real, volatility estimated, option chain simulated

GATES
  None stops everything at this bar.

CANDIDATES
  2 candidates of 1 expiry: 1 passes every gate, leg-spread refuses 1.
  Order: what passes first, by natural credit over the most that can be lost.
  Credits are a share; return, loss, break-evens and margin are of one unit at natural prices,
  before fees. Margin by Interactive Brokers' rules.
  * is the strategy's own pick.

   #  expiry      days  strikes          deltas                   mid  natural  width
      return  max loss  break-evens    profit  margin  units or gate
  *1  2018-02-16    31  250/260/280/290  -0.10/-0.20/0.20/0.10   0.96     0.92     10
       10.1%       908  259.08/280.92   51.1%   1,000  open 3 (risk-per-trade)
   2  2018-02-16    31  245/260/280/290  -0.10/-0.20/0.20/0.10  1.205     1.10  15/10
        7.9%     1,390  258.90/281.10     n/a   2,500  leg-spread (0.3123 against 0.25)
`);
  });

  it('tells what stops everything and judges the candidates all the same', () => {
    const text = textOf({
      stands: [
        { kind: 'stand', gate: 'event-blackout' },
        { kind: 'stand', gate: 'vix-level', measured: 12, limit: 15 },
      ],
    });
    expect(text).toContain(
      '  Nothing may be opened at this bar: gate event-blackout: an economic event was near.\n',
    );
    expect(text).toContain(
      'Nor would this let it: gate vix-level: the VIX was out of bounds, or unknown (12',
    );
    expect(text).toContain('  The candidates are judged as if that were passed.\n');
    expect(text).toContain('1 would pass every other gate');
  });

  it('says where the strategy’s own pick stands when it is cut away, or why it has none', () => {
    const candidates = [
      { ...PASSING, isOwn: false, returnOnRisk: 0.2 },
      { ...PASSING, returnOnRisk: 0.1 },
    ];
    expect(textOf({ candidates }, 1)).toContain("  * is the strategy's own pick: number 2.\n");
    expect(textOf({ candidates }, 1)).toContain('can be lost; the first 1, --top 0\n  shows all.\n');
    expect(textOf({ candidates }, 0)).toContain("* is the strategy's own pick.\n");
    const own = { kind: 'stand', gate: 'no-strike', reason: 'credit-out-of-reach' } as const;
    const none = textOf({ own, candidates: [REFUSED] });
    expect(none).toContain(
      'The strategy itself picks nothing: gate no-strike: no strike near a delta wanted; reason:\n  credit-out-of-reach.\n',
    );
    expect(none).not.toContain('* is');
  });

  it('counts what each gate refuses, the most first', () => {
    const other: ScannedCandidate = { ...REFUSED, verdict: { kind: 'stand', gate: 'quote-age' } };
    expect(textOf({ candidates: [PASSING, other, REFUSED, REFUSED] })).toContain(
      '4 candidates of 1 expiry: 1 passes every gate, leg-spread refuses 2, quote-age refuses 1.\n',
    );
  });

  it('names the recorded quotes of the bar itself', () => {
    expect(textOf({ quotes: { origin: 'recorded', atMs: QUOTED_AT } })).toContain(
      'volatility estimated, option chain recorded at 2018-01-16 10:55\n',
    );
  });

  it('says what it left out', () => {
    const text = textOf({ unquoted: [CONDOR, CONDOR], leftOut: 1 });
    expect(text).toContain('  2 structures more had a leg that nobody quoted (gate no-quote).\n');
    expect(text).toContain('  1 candidate further from what the strategy wants was not judged.\n');
  });

  it('names the expiries of which it has no candidate, and counts only the others', () => {
    const emptyExpiries = ['2018-02-20', '2018-02-23'] as unknown as readonly SessionDate[];
    const text = textOf({ expiries: 3, emptyExpiries, leftOut: 2 });
    expect(text).toContain('  2 candidates of 1 expiry: 1 passes every gate');
    expect(text).toContain('  2 candidates further from what the strategy wants were not judged.\n');
    expect(text.replaceAll('\n ', '')).toContain(
      '2 expiries more have no strikes near enough to what the strategy wants: 2018-02-20, 2018-02-23.',
    );
  });

  it('without candidates says at which gate', () => {
    const empty = { candidates: [], expiries: 0, own: { kind: 'stand', gate: 'no-listed-expiry' } } as const;
    expect(textOf(empty)).toContain(
      'CANDIDATES\n  None: gate no-listed-expiry: no expiry listed in the DTE band.\n',
    );
    const stands = [{ kind: 'stand', gate: 'no-recorded-chain' }] as const;
    const without = textOf({ ...empty, own: undefined, quotes: undefined, stands });
    expect(without).toContain('volatility estimated, no option chain\n');
    expect(without).toContain('None: gate no-recorded-chain: no recorded chain was recent enough.');
    expect(without).not.toContain('judged as if');
  });

  it('has no line longer than a screen, whatever the figures', () => {
    const wide: ScannedCandidate = {
      ...REFUSED,
      candidate: candidateOf(stageCondor(EXPIRY, [2395.5, 2630.25, 12_810.5, 12_905.5]), {
        midCreditCents: 1_234_567.5,
        naturalCreditCents: cents(1_234_567),
      }),
      maxLossCents: 123_456_789,
      breakevens: [2395.51, 12_905.49],
      verdict: { kind: 'stand', gate: 'breach-probability', measured: 123_456_789, limit: 0.123456 },
    };
    const lines = textOf({ candidates: [PASSING, wide, REFUSED] }).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(LINE_WIDTH);
    expect(lines.join('\n')).toContain('breach-probability (123500000 against 0.1235)');
    expect(lines).toContain('      -0.10/-0.20/0.20/0.10');
  });
});
