// Tests settlement through the simulated venue: when an expiry settles, at which value, and what is listed.
import { describe, expect, it } from 'vitest';
import { type BarClosed, cents } from '../../domain/index.ts';
import {
  AM,
  DAY,
  EXPIRY_DAY,
  kinds,
  LAST_MINUTE,
  PM,
  stagedVenue,
  STRIKES,
} from '../../../../test/fixtures/staged-venue.ts';
import { instant, stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';

const opening = (points: number): Pick<BarClosed, 'openingSettlement'> => ({
  openingSettlement: { points, source: 'spy-open-proxy' },
});

describe('a PM expiry', () => {
  it('settles at the close of the bar that reaches its session’s close, and only then', () => {
    const { bar, hold } = stagedVenue();
    hold(PM, 2);
    expect(bar('2018-01-18', LAST_MINUTE, { close: 300 })).toEqual([]);
    expect(bar(EXPIRY_DAY, LAST_MINUTE - 5, { close: 300 })).toEqual([]);
    const [settled] = bar(EXPIRY_DAY, LAST_MINUTE, { close: 283.456 });
    expect(settled).toMatchObject({
      kind: 'expiry-settled',
      availableAtMs: instant(EXPIRY_DAY, LAST_MINUTE),
      expiry: PM,
      settlementPoints: 283.456,
      source: 'close',
    });
    const legs = settled?.kind === 'expiry-settled' ? settled.legs : [];
    // By contract key: calls before puts, then strikes; 3.456 points are 345.6 dollars a contract.
    expect(
      legs.map(({ contract, quantity, cashPerContractCents }) => [
        contract.strikeCents,
        quantity,
        cashPerContractCents,
      ]),
    ).toEqual([
      [28_000, -2, 34_560],
      [29_000, 2, 0],
      [25_000, 2, 0],
      [26_000, -2, 0],
    ]);
    expect(bar('2018-01-22', 5)).toEqual([]);
  });

  it('is left alone where the data end inside its session', () => {
    const { bar, end, hold } = stagedVenue();
    hold(PM);
    expect(bar(EXPIRY_DAY, 150, { close: 259 })).toEqual([]);
    expect(end(EXPIRY_DAY, false)).toEqual([]);
  });

  it('settles at its session’s end where the last bars are missing, at the last close there was', () => {
    const { bar, end, hold } = stagedVenue();
    hold(PM);
    bar('2018-01-18', LAST_MINUTE, { close: 300 });
    expect(end('2018-01-18')).toEqual([]);
    bar(EXPIRY_DAY, 195, { close: 258 });
    expect(bar(EXPIRY_DAY, 200, { close: 259 })).toEqual([]);
    const reports = end(EXPIRY_DAY);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      kind: 'expiry-settled',
      availableAtMs: instant(EXPIRY_DAY, LAST_MINUTE),
      settlementPoints: 259,
      source: 'last-known-close',
    });
    expect(bar('2018-01-22', 5)).toEqual([]);
  });

  it('waits for its own close where another expiry is due before it', () => {
    const { bar, submit } = stagedVenue();
    submit(1, 10, stageCondor(PM, STRIKES));
    submit(2, 10, stageCondor(AM, STRIKES));
    expect(kinds([...bar(DAY, 15), ...bar(DAY, 15, { root: 'SPX' })])).toHaveLength(4);
    expect(bar(EXPIRY_DAY, 5)).toEqual([]);
    expect(bar(EXPIRY_DAY, LAST_MINUTE)).toMatchObject([{ expiry: PM, source: 'close' }]);
  });

  it('is not settled again at the end of a session that settled it', () => {
    const { bar, end, hold } = stagedVenue();
    hold(PM);
    expect(kinds(bar(EXPIRY_DAY, LAST_MINUTE))).toEqual(['expiry-settled']);
    expect(end(EXPIRY_DAY)).toEqual([]);
  });

  it('settles at the next opening where its date is missing from the data', () => {
    const withOpening = stagedVenue();
    withOpening.hold(PM);
    const [settled] = withOpening.bar('2018-01-22', 5, { open: 255, ...opening(256) });
    expect(settled).toMatchObject({ settlementPoints: 256, source: 'late-open-proxy' });
    const without = stagedVenue();
    without.hold(PM);
    expect(without.bar('2018-01-22', 5, { open: 255, close: 250 })[0]).toMatchObject({
      settlementPoints: 255,
      source: 'late-open-proxy',
    });
  });

  it('leaves out contracts held against each other but still reports the expiry', () => {
    const { bar, submit } = stagedVenue();
    submit(1, 10, stageCondor(PM, [240, 250, 280, 290]));
    submit(2, 10, stageCondor(PM, [250, 260, 280, 290]));
    bar(DAY, 15);
    const [settled] = bar(EXPIRY_DAY, LAST_MINUTE);
    const legs = settled?.kind === 'expiry-settled' ? settled.legs : [];
    expect(legs.map(({ contract, quantity }) => [contract.strikeCents, quantity])).toEqual([
      [28_000, -2],
      [29_000, 2],
      [24_000, 1],
      [26_000, -1],
    ]);
  });

  it('drops working orders when its contracts stop trading, before it settles', () => {
    const { bar, hold, submit, drain } = stagedVenue();
    hold(PM);
    submit(2, 20, stageCondor(PM, STRIKES), { action: 'close', limitCents: cents(1) });
    drain();
    expect(kinds(bar(EXPIRY_DAY, LAST_MINUTE))).toEqual(['order-expired', 'expiry-settled']);
  });

  it('is not reported where nothing is held any more', () => {
    const { bar, hold, submit } = stagedVenue();
    hold(PM);
    submit(2, 20, stageCondor(PM, STRIKES), { action: 'close' });
    bar(DAY, 25);
    expect(bar(EXPIRY_DAY, LAST_MINUTE)).toEqual([]);
  });
});

describe('expiries of two classes', () => {
  it('settle each at the price of its own, the last known one too', () => {
    const { bar, end, submit } = stagedVenue();
    submit(1, 10, stageCondor(PM, STRIKES));
    submit(2, 10, stageCondor(stageExpiry('SPXW', EXPIRY_DAY, 'PM'), STRIKES));
    bar(DAY, 15);
    bar(DAY, 15, { root: 'SPXW' });
    bar(EXPIRY_DAY, 200, { close: 259 });
    bar(EXPIRY_DAY, 200, { root: 'SPXW', close: 288 });
    const settled = end(EXPIRY_DAY).map((report) =>
      report.kind === 'expiry-settled' ? [report.expiry.root, report.settlementPoints] : report.kind,
    );
    expect(settled).toEqual([
      ['SPXW', 288],
      ['XSP', 259],
    ]);
  });

  it('wait where their class has no bar of the session, whatever another one shows', () => {
    const { bar, end, submit } = stagedVenue();
    submit(1, 10, stageCondor(PM, STRIKES));
    bar(DAY, 15);
    bar(EXPIRY_DAY, LAST_MINUTE, { root: 'SPXW', close: 288 });
    expect(end(EXPIRY_DAY)).toEqual([]);
    expect(bar('2018-01-22', 5, { open: 255 })).toMatchObject([
      { settlementPoints: 255, source: 'late-open-proxy' },
    ]);
  });
});

describe('an AM expiry', () => {
  it('settles at the opening value of its session', () => {
    const { bar, hold } = stagedVenue();
    hold(AM);
    expect(bar('2018-01-18', 5, { root: 'SPX', ...opening(300) })).toEqual([]);
    // The opening of another class says nothing of this one.
    expect(bar(EXPIRY_DAY, 5, { root: 'XSP', ...opening(25.85) })).toEqual([]);
    const [settled] = bar(EXPIRY_DAY, 5, { root: 'SPX', close: 300, ...opening(258.5) });
    expect(settled).toMatchObject({ expiry: AM, settlementPoints: 258.5, source: 'spy-open-proxy' });
  });

  it('waits through its session for a value, then takes the next opening', () => {
    const { bar, close, hold } = stagedVenue();
    hold(AM);
    expect(bar(EXPIRY_DAY, 5, { root: 'SPX' })).toEqual([]);
    expect(close(EXPIRY_DAY, { root: 'SPX' })).toEqual([]);
    const [settled] = bar('2018-01-22', 5, { root: 'SPX', ...opening(265) });
    expect(settled).toMatchObject({ settlementPoints: 265, source: 'late-open-proxy' });
  });
});
