import { describe, expect, it } from 'vitest';
import { readEconomicReleases, readScheduleChanges } from '../../../adapters/bundled/index.ts';
import type { EpochMs, SessionDate } from '../../domain/index.ts';
import { buildEconomicCalendar } from './economic-calendar.ts';

const day = (text: string): SessionDate => text as SessionDate;
const utc = (text: string): EpochMs => Date.parse(text) as EpochMs;

const read = readEconomicReleases();
if (!read.ok) throw new Error(read.error.message);
const changes = readScheduleChanges();
if (!changes.ok) throw new Error(changes.error.message);
const calendar = buildEconomicCalendar(read.table, changes.table);

describe('economic calendar', () => {
  it('puts releases at their New York time on either side of the clock change, oldest first', () => {
    expect(
      calendar.releasesOn(day('2025-01-15')).map((release) => [release.event, release.releasedAtMs]),
    ).toEqual([['cpi', utc('2025-01-15T13:30:00Z')]]);
    expect(
      calendar.releasesOn(day('2024-06-12')).map((release) => [release.event, release.releasedAtMs]),
    ).toEqual([
      ['cpi', utc('2024-06-12T12:30:00Z')],
      ['fomc', utc('2024-06-12T18:00:00Z')],
    ]);
    const times = calendar.releases.map(({ releasedAtMs }) => releasedAtMs);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
  });

  it('counts a release at the start of a span and not at its end', () => {
    const at = utc('2024-06-12T18:00:00Z');
    const events = (from: number, to: number): string[] =>
      calendar.scheduledBetween(from as EpochMs, to as EpochMs).map(({ event }) => event);
    expect(events(at, at + 1)).toEqual(['fomc']);
    expect(events(at - 86_400_000, at)).toEqual(['cpi']);
    expect(events(at + 1, at + 60_000)).toEqual([]);
  });

  it('keeps to itself what nobody could know before', () => {
    const emergency = calendar.releasesOn(day('2020-03-03'));
    expect(emergency).toMatchObject([{ event: 'fomc', isScheduled: false }]);
    expect(calendar.scheduledBetween(utc('2020-03-03T00:00:00Z'), utc('2020-03-04T00:00:00Z'))).toEqual([]);
    expect(calendar.nextScheduled('fomc', utc('2020-03-01T00:00:00Z'))?.date).toBe('2020-04-29');
  });

  describe('as it was known', () => {
    const known = (now: string, from: string, to: string): string[] =>
      calendar
        .scheduledAsKnown(utc(now), utc(`${from}T00:00:00Z`), utc(`${to}T00:00:00Z`))
        .map(({ event, date }) => `${event} ${date}`);

    it('has the meeting of 18 March 2020 until it was given up, and never what took its place', () => {
      expect(known('2020-03-13T20:00:00Z', '2020-03-14', '2020-03-20')).toEqual(['fomc 2020-03-18']);
      // Told on Sunday, it counts from Monday.
      expect(known('2020-03-16T03:59:00Z', '2020-03-16', '2020-03-20')).toEqual(['fomc 2020-03-18']);
      expect(known('2020-03-16T04:00:00Z', '2020-03-16', '2020-03-20')).toEqual([]);
    });

    it('has a moved release in its new place from the day after that was told', () => {
      expect(known('2013-10-17T20:00:00Z', '2013-10-18', '2013-10-31')).toEqual(['fomc 2013-10-30']);
      expect(known('2013-10-18T14:00:00Z', '2013-10-18', '2013-10-31')).toEqual([
        'nfp 2013-10-22',
        'ppi 2013-10-29',
        'cpi 2013-10-30',
        'fomc 2013-10-30',
      ]);
      expect(known('2013-10-17T20:00:00Z', '2013-11-01', '2013-11-09')).toEqual(['nfp 2013-11-01']);
    });

    it('leaves out a release of which nobody recorded when its date was told', () => {
      expect(known('2025-11-19T20:00:00Z', '2025-11-20', '2025-11-21')).toEqual([]);
    });

    it('is bounded as the final schedule is', () => {
      const at = utc('2020-03-18T18:00:00Z');
      const between = (from: number, to: number) =>
        calendar.scheduledAsKnown(utc('2020-03-13T20:00:00Z'), from as EpochMs, to as EpochMs);
      expect(between(at, at + 1)).toHaveLength(1);
      expect(between(at - 1, at)).toEqual([]);
      expect(between(at + 1, at + 2)).toEqual([]);
    });
  });

  it('finds the next release of an event and none beyond the last', () => {
    expect(calendar.nextScheduled('cpi', utc('2025-09-12T00:00:00Z'))?.date).toBe('2025-10-24');
    expect(calendar.nextScheduled('nfp', utc('2025-09-06T00:00:00Z'))?.date).toBe('2025-11-20');
    expect(calendar.nextScheduled('fomc', utc('2027-12-08T19:00:00Z'))?.date).toBe('2027-12-08');
    expect(calendar.nextScheduled('fomc', utc('2027-12-08T19:00:01Z'))).toBeUndefined();
  });

  it('says for which dates it knows every release', () => {
    expect(calendar.covers('fomc', day('2027-06-01'))).toBe(true);
    expect(calendar.covers('cpi', day('2027-06-01'))).toBe(false);
    expect(calendar.covers('cpi', day('1999-12-31'))).toBe(false);
  });
});
