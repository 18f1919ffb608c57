// Checks that data/option-listing-rules.json is complete, unambiguous and lists what the exchanges announced.
import { describe, expect, it } from 'vitest';
import { days, listedExpiries, listingRules as rules, strikeRulesOf } from './tables-listing-reference.ts';

const { dayOf, isoOf, sessionFrom } = days;

const sampleDates = (): string[] => {
  const dates: string[] = [];
  for (let day = dayOf('1990-01-02'); day <= dayOf('2026-06-30'); day += 61)
    dates.push(isoOf(sessionFrom(day, 1)));
  return dates;
};

describe('option listing rules', () => {
  it('names each rule once, with a root, a trading entry and a period that is one', () => {
    const ids = rules.expiries.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of rules.expiries) {
      const root = rules.roots.find((entry) => entry.root === rule.root);
      expect(root, rule.id).toBeDefined();
      expect(rule.from >= (root?.listedFrom ?? '9999') || rule.from === '1990-01-01', rule.id).toBe(true);
      expect((rule.to ?? '9999') > rule.from, rule.id).toBe(true);
      const trading = rules.trading.filter((t) => t.root === rule.root && t.settlement === rule.settlement);
      expect(trading, rule.id).toHaveLength(1);
      expect(rule.dates === 'weekday', rule.id).toBe(rule.weekday !== undefined);
    }
  });

  it('gives every listed expiry exactly one strike rule, on every sampled date', () => {
    for (const { root } of rules.roots) {
      for (const date of sampleDates()) {
        for (const [expiry, rule] of listedExpiries(root, date)) {
          const found = strikeRulesOf(rule, date, dayOf(expiry) - dayOf(date));
          expect(found, `${root} ${expiry} (${rule.id}) on ${date}`).toHaveLength(1);
        }
      }
    }
  });

  it('covers every number of days to expiry once, on the first and last day of each strike rule', () => {
    const turningDates = new Set(rules.strikes.flatMap(({ from, to }) => [from, to ?? '2026-06-30']));
    for (const { root, listedFrom } of rules.roots) {
      const series = new Map(
        rules.expiries
          .filter((rule) => rule.root === root)
          .map((rule) => [`${rule.dates} ${rule.weekday ?? ''}`, rule] as const),
      );
      for (const { dates: kind, weekday } of series.values()) {
        const first =
          rules.expiries.find((rule) => rule.root === root && rule.dates === kind && rule.weekday === weekday)
            ?.from ?? listedFrom;
        for (const date of [...turningDates].filter((turn) => turn >= first)) {
          const bands = rules.strikes
            .filter(
              (rule) =>
                rule.root === root &&
                rule.dates.includes(kind) &&
                (rule.weekdays === undefined || rule.weekdays.includes(weekday ?? 0)) &&
                rule.from <= date &&
                date <= (rule.to ?? '9999'),
            )
            .toSorted((a, b) => a.dteMin - b.dteMin);
          const label = `${root} ${kind} ${weekday ?? ''} on ${date}`;
          expect(bands[0]?.dteMin, label).toBe(0);
          expect(bands.at(-1)?.dteMax, label).toBeUndefined();
          for (const [index, band] of bands.slice(1).entries()) {
            expect(band.dteMin, label).toBe((bands[index]?.dteMax ?? Number.NaN) + 1);
          }
        }
      }
    }
  });

  it('widens the range with the spacing inside a strike rule', () => {
    for (const { root, steps } of rules.strikes) {
      for (const [index, step] of steps.entries()) {
        const finer = steps[index - 1];
        expect(step.below > 0 && step.below < 1 && step.above > 0, root).toBe(true);
        if (finer !== undefined)
          expect(step.spacing > finer.spacing && step.below > finer.below, root).toBe(true);
      }
    }
  });

  it('reaches 5 delta on both sides at 75% put and 50% call volatility, to 60 days', () => {
    for (const { root } of rules.roots) {
      for (const date of sampleDates()) {
        for (const [expiry, rule] of listedExpiries(root, date)) {
          const dte = dayOf(expiry) - dayOf(date);
          const widest = strikeRulesOf(rule, date, dte)[0]?.steps.at(-1);
          const deviation = Math.sqrt(dte / 365);
          if (dte > 60) continue;
          expect(widest?.below, `${root} ${expiry} on ${date}`).toBeGreaterThan(
            1 - Math.exp(-1.645 * 0.75 * deviation),
          );
          expect(widest?.above, `${root} ${expiry} on ${date}`).toBeGreaterThan(
            Math.exp(1.645 * 0.5 * deviation) - 1,
          );
        }
      }
    }
  });

  it('lists what the exchanges announced', () => {
    const kinds = (root: string, date: string): string[] => [...listedExpiries(root, date).keys()];
    expect(kinds('SPY', '2005-01-07')).toEqual([]);
    expect(kinds('SPXW', '2005-10-27')).toEqual([]);
    expect(kinds('XSP', '2005-10-24')).toEqual([]);
    expect(kinds('SPXW', '2016-02-22')).not.toContain('2016-03-02');
    expect(kinds('SPXW', '2016-02-23')).toEqual(expect.arrayContaining(['2016-03-02', '2016-03-09']));
    expect(kinds('SPXW', '2016-08-17')).toEqual(
      expect.arrayContaining(['2016-08-22', '2016-08-29', '2016-09-14']),
    );
    // The Monday after Labor Day weekend: the Tuesday series that was announced for listing on 2016-08-19.
    expect(kinds('SPXW', '2016-08-19')).toContain('2016-09-06');
    expect(kinds('SPXW', '2022-04-14')).not.toContain('2022-04-26');
    expect(kinds('SPXW', '2022-04-18')).toContain('2022-04-26');
    expect(kinds('SPXW', '2022-05-11')).toContain('2022-05-19');
    expect(kinds('XSP', '2018-01-30')).toEqual(
      expect.arrayContaining(['2018-02-07', '2018-02-14', '2018-02-21']),
    );
    expect(kinds('SPY', '2010-06-04')).toContain('2010-06-11');
    expect(kinds('SPY', '2022-11-11')).not.toContain('2022-11-22');
    expect(kinds('SPY', '2022-11-14')).toContain('2022-11-22');
  });

  it('moves a third Friday that is Good Friday to the Thursday, and settles by the era', () => {
    expect(listedExpiries('SPX', '2008-03-03').get('2008-03-20')?.settlement).toBe('AM');
    expect(listedExpiries('XSP', '2013-11-01').get('2013-12-20')?.settlement).toBe('AM');
    expect(listedExpiries('XSP', '2013-11-05').get('2013-12-20')?.settlement).toBe('PM');
    expect(listedExpiries('SPXW', '2010-12-02').get('2010-12-03')?.settlement).toBe('AM');
    expect(listedExpiries('SPXW', '2010-12-02').get('2010-12-10')?.settlement).toBe('PM');
  });
});
