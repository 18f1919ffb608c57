// Checks which trades are matched and which may be: by cases, and by properties of any two lists.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, type EpochMs, type ImportedTrade } from '../../core/domain/index.ts';
import { condorLegs, day, listedTrade, ownTrade, STRIKES } from './listed-trades.fixture.ts';
import { matchTrades } from './match-trades.ts';
import type { OwnTrade } from './own-trade.ts';
import { type ComparedRun, sortList } from './sort-list.ts';

const RUN: ComparedRun = {
  root: 'XSP',
  structure: 'iron-condor',
  from: day('2019-01-02'),
  to: day('2019-04-30'),
  trades: [ownTrade()],
};

function matched(own: readonly OwnTrade[], list: readonly ImportedTrade[]) {
  const matching = matchTrades(own, sortList(list, { ...RUN, trades: own }).comparable);
  return {
    pairs: matching.pairs.map(({ own: { id }, theirs }) => `${id} ${theirs.name}`),
    onlyOwn: matching.onlyOwn.map(({ id }) => id),
    onlyTheirs: matching.onlyTheirs.map(({ name }) => name),
  };
}

const at = (minute: number) => ({
  date: day('2019-01-02'),
  atMs: (Date.parse('2019-01-02T14:30:00Z') + minute * 60_000) as EpochMs,
});

describe('trades are matched', () => {
  test('within a session alone', () => {
    const other = listedTrade({ opened: { date: day('2019-01-03') } });
    expect(matched([ownTrade()], [other])).toEqual({ pairs: [], onlyOwn: [1], onlyTheirs: ['line 2'] });
  });

  test('by expiry before strikes, by strikes before time, each once', () => {
    const far = listedTrade({ name: 'far', legs: condorLegs([200, 215, 276, 285], 2), opened: at(35) });
    const near = listedTrade({ name: 'near', legs: condorLegs([211, 225, 266, 275], 2), opened: at(300) });
    const late = listedTrade({ name: 'late', legs: condorLegs(STRIKES, 2, '2019-03-01'), opened: at(35) });
    expect(matched([ownTrade()], [far, late, near]).pairs).toEqual(['1 near']);
    expect(matched([ownTrade()], [far, late]).pairs).toEqual(['1 far']);
    expect(matched([ownTrade(), ownTrade({ id: 2 })], [far, near])).toEqual({
      pairs: ['1 near', '2 far'],
      onlyOwn: [],
      onlyTheirs: [],
    });
    const soon = listedTrade({ name: 'soon', opened: at(36) });
    const later = listedTrade({ name: 'later', opened: at(200) });
    expect(matched([ownTrade({ opened: at(35) })], [later, soon]).pairs).toEqual(['1 soon']);
    expect(matched([ownTrade({ opened: at(190) })], [soon, later]).pairs).toEqual(['1 later']);
  });

  test('and of trades that differ in nothing but money the same one, in any order', () => {
    const [a, b] = [listedTrade({ name: 'a' }), listedTrade({ name: 'b', feesCents: cents(1) })];
    const inOrder = (list: readonly ImportedTrade[]) =>
      matched(
        [ownTrade()],
        list.map((trade, place) => ({ ...trade, lines: [place] })),
      ).pairs;
    expect(inOrder([a, b])).toEqual(inOrder([b, a]));
  });

  test('one to one and the same in any order of the rows', () => {
    const sessions = ['2019-01-02', '2019-01-03', '2019-01-04'];
    const anyTrade = fc.record({
      date: fc.constantFrom(...sessions),
      shift: fc.integer({ min: -4, max: 4 }),
      expiry: fc.constantFrom('2019-02-15', '2019-03-01'),
      minute: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    });
    type Drawn = typeof anyTrade extends fc.Arbitrary<infer T> ? T : never;
    const legsOf = ({ shift, expiry }: Drawn, contracts: number) =>
      condorLegs(
        STRIKES.map((strike) => strike + shift),
        contracts,
        expiry,
      );
    const momentOf = ({ date, minute = 0 }: Drawn) => ({
      date: day(date),
      atMs: (Date.parse(`${date}T14:30:00Z`) + minute * 60_000) as EpochMs,
    });
    fc.assert(
      fc.property(
        fc.array(anyTrade, { maxLength: 8 }),
        fc.array(anyTrade, { maxLength: 8 }).chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(
              list.map((_, place) => place),
              { minLength: list.length },
            ),
          ),
        ),
        (ours, [list, order]) => {
          const own = ours.map((drawn, place) =>
            ownTrade({ id: place + 1, legs: legsOf(drawn, 1), opened: momentOf(drawn) }),
          );
          const theirs = list.map((drawn) => {
            const opened = drawn.minute === undefined ? { date: day(drawn.date) } : momentOf(drawn);
            return listedTrade({ legs: legsOf(drawn, 2), opened });
          });
          const contentOf = (trade: ImportedTrade) => JSON.stringify({ ...trade, name: '', lines: [] });
          const results = [theirs, order.map((place) => theirs[place] as ImportedTrade)].map((rows) => {
            const named = rows.map((trade, place) => ({ ...trade, name: `line ${place}`, lines: [place] }));
            return matchTrades(own, sortList(named, { ...RUN, trades: own }).comparable);
          });
          const [first, second] = results.map(({ pairs }) =>
            pairs.map((pair) => [pair.own.id, contentOf(pair.theirs)]),
          );
          expect(second).toEqual(first);
          const { pairs, onlyOwn, onlyTheirs } = results[0] as NonNullable<(typeof results)[0]>;
          expect(new Set(pairs.map((pair) => pair.own.id)).size).toBe(pairs.length);
          expect(new Set(pairs.map((pair) => pair.theirs)).size).toBe(pairs.length);
          expect(pairs.length + onlyOwn.length).toBe(own.length);
          expect(pairs.length + onlyTheirs.length).toBe(theirs.length);
          for (const pair of pairs) expect(pair.own.opened.date).toBe(pair.theirs.opened.date);
          // Of a session nothing is left on both sides.
          for (const date of sessions)
            expect(
              Math.min(
                onlyOwn.filter(({ opened }) => opened.date === date).length,
                onlyTheirs.filter(({ opened }) => opened.date === date).length,
              ),
            ).toBe(0);
        },
      ),
    );
  });
});

describe('a trade is not comparable', () => {
  const [put, short, ...calls] = condorLegs(STRIKES, 2);
  if (put === undefined || short === undefined) throw new Error('a condor has puts');
  const untold = condorLegs(STRIKES, 2).map(({ right, strikeCents, expiry }) => ({
    right,
    strikeCents,
    expiry,
  }));
  const { underlying: _, ...unnamed } = listedTrade();
  test.each<readonly [string, ImportedTrade, string]>([
    [
      'two legs',
      listedTrade({ legs: [put, short] }),
      'it is no iron condor or short put: +put 210, -put 225',
    ],
    ['no legs', listedTrade({ legs: [] }), 'it has no option legs'],
    [
      'untold sides',
      listedTrade({ legs: untold }),
      'the list does not tell which legs were bought and which sold',
    ],
    [
      'two expiries',
      listedTrade({ legs: [{ ...put, expiry: day('2019-03-01') }, short, ...calls] }),
      'its legs have different expiries',
    ],
    ['legs of other sizes', listedTrade({ contracts: 1 }), 'its legs are not of 1 each'],
    ['a put', listedTrade({ legs: [short] }), 'it is short-put, the run trades iron-condor'],
    ['another underlying', listedTrade({ underlying: 'SPX' }), 'it is on SPX, the run on XSP'],
    [
      'before the run',
      listedTrade({ opened: { date: day('2018-12-31') } }),
      'it was opened on 2018-12-31, the run is from 2019-01-02 to 2019-04-30',
    ],
    [
      'strikes far from the price of an unnamed underlying',
      { ...unnamed, legs: condorLegs([2100, 2250, 2660, 2750], 2) },
      'the list names no underlying, and its strikes are not near XSP, then about 248',
    ],
  ])('with %s', (_name, trade, why) => {
    expect(sortList([trade], RUN)).toEqual({ comparable: [], notComparable: [{ trade, why }] });
  });

  test('with wings or shorts of no width', () => {
    for (const strikes of [
      [225, 225, 266, 275],
      [210, 225, 266, 266],
    ])
      expect(sortList([listedTrade({ legs: condorLegs(strikes, 2) })], RUN).notComparable[0]?.why).toMatch(
        /^it is no iron condor or short put: /,
      );
    expect(
      sortList([listedTrade({ legs: condorLegs([210, 250, 250, 275], 2) })], RUN).comparable,
    ).toHaveLength(1);
  });

  test('unless it was opened on the first or last session', () => {
    for (const date of [RUN.from, RUN.to])
      expect(sortList([listedTrade({ opened: { date } })], RUN).comparable, date).toHaveLength(1);
  });

  test('but SPX and SPXW are one, and an unnamed underlying near the price is taken for the run', () => {
    const trade = listedTrade({ underlying: 'SPXW' });
    expect(sortList([trade], { ...RUN, root: 'SPX' }).comparable).toHaveLength(1);
    expect(sortList([unnamed], RUN).comparable).toHaveLength(1);
    expect(sortList([unnamed], { ...RUN, trades: [] }).comparable).toHaveLength(1);
  });
});
