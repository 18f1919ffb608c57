// Tests what a stop gets: what the market gives at the next quotes, gaps included, and never its level.
import { describe, expect, it } from 'vitest';
import { cents, type VenueReport } from '../../../domain/index.ts';
import { DAY, PM, QUOTES, stagedVenue, STRIKES } from '../../../../../test/fixtures/staged-venue.ts';
import { quoteLegs, stageCondor } from '../../../../../test/fixtures/venue-stage.ts';

const CONDOR = stageCondor(PM, STRIKES);
const STOP = { action: 'close', urgency: 'urgent', exitReason: 'stop-loss' } as const;

/** Credit of a condor at the prices of a fill, cents a share. */
function netOf(report: VenueReport | undefined): number | undefined {
  if (report?.kind !== 'order-filled') return undefined;
  return report.legPricesCents.reduce((sum, price, leg) => sum - ([1, -1, -1, 1][leg] ?? 0) * price, 0);
}

describe('a stop', () => {
  it('through which the market gaps fills at what the market gives, at the next quotes and never at its level', () => {
    const { bar, quotes, submit, drain, hold } = stagedVenue();
    hold(PM);
    submit(2, 20, CONDOR, { ...STOP, limitCents: cents(1000) });
    drain();
    // It was sent when closing cost two credits of 93; the next quotes stand far beyond.
    quoteLegs(quotes, CONDOR, [
      [300, 320],
      [700, 740],
      [93, 97],
      [49, 51],
    ]);
    // 410 + 45 at mid and 33 of half spreads.
    expect(bar(DAY, 25).map(netOf)).toEqual([455 + Math.ceil(0.75 * 33)]);
  });

  it('waits for quotes, and takes no worse than the structure can ever cost', () => {
    const { bar, quotes, submit, drain, hold } = stagedVenue();
    hold(PM);
    submit(2, 20, CONDOR, { ...STOP, limitCents: cents(1000) });
    drain();
    quotes.clear();
    expect(bar(DAY, 25)).toEqual([]);
    quoteLegs(quotes, CONDOR, [
      [10, 2000],
      [700, 2740],
      [93, 97],
      [49, 51],
    ]);
    expect(bar(DAY, 30)).toEqual([]);
    quoteLegs(quotes, CONDOR, QUOTES);
    expect(bar(DAY, 35).map(netOf)).toEqual([103]);
  });
});
