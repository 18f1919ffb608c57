// Checks the contract of `calc consensus`: when bars count, both forms of them, abstentions, outcomes, and its coded errors.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../../core/numerics/index.ts';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { consensus } from './consensus.ts';

const BODY = { rule: 'body', weights: { '5m': 1 }, quorum: 0.6, disagreementMax: 1 };

/** A bar whose body is so many tenths of a percent. */
const bar = (time: string | number, tenths: number): Record<string, unknown> => ({
  time,
  open: 100,
  high: 100 + tenths / 10,
  low: 100,
  close: 100 + tenths / 10,
  volume: 0,
});
const ask = (at: string | number, bars: unknown, more: object = {}, name = '5m'): Record<string, unknown> =>
  answerOf(consensus, { at, frames: [{ name, bars }], ...BODY, weights: { [name]: 1 }, ...more });
const voteOf = (answer: Record<string, unknown>): unknown => {
  const [vote] = answer['votes'] as readonly Record<string, unknown>[];
  return vote?.['reason'] ?? vote?.['asOf'];
};

test.each([
  ['5m', '2020-12-01T10:00', '2020-12-01T15:05:00.000Z'],
  // A half day ends at 13:00 and cuts the hour that starts at 12:30.
  ['60m', '2020-11-27T12:30', '2020-11-27T18:00:00.000Z'],
  ['60m', '2020-12-01T15:30', '2020-12-01T21:00:00.000Z'],
  ['D', '2020-11-27', '2020-11-27T18:00:00.000Z'],
  ['D', '2020-11-27T09:30', '2020-11-27T18:00:00.000Z'],
  ['D', '2020-11-27T00:00:00Z', '2020-11-27T18:00:00.000Z'],
  ['D', '2020-11-27T00:00', '2020-11-27T18:00:00.000Z'],
  ['W', '2020-11-23', '2020-11-27T18:00:00.000Z'],
  ['W', '2020-11-27', '2020-11-27T18:00:00.000Z'],
  // Before and after the clocks went forward on 8 March.
  ['60m', '2020-03-06T09:30', '2020-03-06T15:30:00.000Z'],
  ['60m', '2020-03-09T09:30', '2020-03-09T14:30:00.000Z'],
  // Outside sessions minutes count on.
  ['5m', '2020-12-05T10:00', '2020-12-05T15:05:00.000Z'],
  ['D', '2020-12-05', '2020-12-05T21:00:00.000Z'],
])('%s that starts %s counts from %s on', (frame, time, close) => {
  const closeMs = Date.parse(close);
  expect(voteOf(ask(closeMs, [bar(time, 1)], {}, frame))).toBe(close);
  expect(voteOf(ask(closeMs - 1, [bar(time, 1)], {}, frame))).toBe('no-bar-yet');
});

test('columns and records, ISO times and epoch milliseconds, all orders and further columns say the same', () => {
  const times = ['2020-12-01T10:00', '2020-12-01T10:05', '2020-12-01T10:10'];
  const bars = times.map((time, index) => bar(time, index + 1));
  const columns = Object.fromEntries(
    ['open', 'high', 'low', 'close', 'volume'].map((name) => [name, bars.map((one) => one[name])]),
  );
  const at = '2020-12-01T10:15';
  const expected = ask(at, bars);
  expect(expected).toEqual({
    outcome: 'trade',
    value: expect.closeTo(0.7, 9) as number,
    reasons: [],
    votes: [
      {
        frame: '5m',
        weight: 1,
        vote: expect.closeTo(0.7, 9) as number,
        asOf: '2020-12-01T15:15:00.000Z',
      },
    ],
  });
  for (const name of ['time', 'start', 'timestamp', 'date'])
    expect(ask(at, { ...columns, [name]: times })).toEqual(expected);
  expect(ask(at, { ...columns, time: times.map((time) => Date.parse(`${time}-05:00`)) })).toEqual(expected);
  expect(ask(at, bars.toReversed())).toEqual(expected);
  expect(ask(at, [bar('2020-12-01T10:10', 9), ...bars])).toEqual(expected);
  expect(
    answerOf(consensus, { at: Date.parse('2020-12-01T15:15:00Z'), frames: [{ name: '5m', bars }], ...BODY }),
  ).toEqual(expected);
});

test('what closes after the instant changes nothing, whatever it holds', () => {
  const bars = [bar('2020-12-01T10:00', 1), bar('2020-12-01T10:05', 2)];
  const at = '2020-12-01T10:10';
  const expected = ask(at, bars);
  const later = { time: '2020-12-01T10:10', open: -1, high: null, low: 'x', close: 1e300 };
  expect(ask(at, [...bars, later])).toEqual(expected);
  expect(ask(at, [later, ...bars])).toEqual(expected);
  expect(ask(at, bars.slice(0, 1))).not.toEqual(expected);
});

test('frames that are missing, empty, short, flat or old abstain with the reason, and a quorum may be missed', () => {
  const flat = Array.from({ length: 7 }, (_, index) => bar(`2020-12-01T09:${30 + index * 3}`, 0));
  const answer = answerOf(consensus, {
    at: '2020-12-01T12:30',
    frames: [
      { name: '1m', bars: flat },
      { name: '5m', bars: null },
      { name: '15m', bars: [] },
      { name: '30m', bars: { time: [], open: [], high: [], low: [], close: [] } },
      { name: '60m', bars: [bar('2020-12-01T10:30', 1)] },
      { name: 'D', bars: [bar('2020-11-20', 1), bar('2020-11-23', 2), bar('2020-11-24', 2)] },
    ],
    weights: { '1m': 1, '5m': 1, '15m': 1, '30m': 1, '60m': 1, D: 1, W: 2 },
    quorum: 0.5,
    rule: 'net-move',
    moveBars: 1,
    rangeBars: 1,
  });
  const votes = answer['votes'] as readonly Record<string, unknown>[];
  expect(votes.map(({ frame, reason }) => [frame, reason])).toEqual([
    ['1m', 'no-range'],
    ['5m', 'not-given'],
    ['15m', 'no-bar-yet'],
    ['30m', 'no-bar-yet'],
    ['60m', 'too-few-bars'],
    ['D', 'stale'],
    ['W', 'not-given'],
  ]);
  expect(answer).toMatchObject({
    outcome: 'insufficient',
    value: null,
    reasons: [expect.stringMatching(/^no-vote: .*15m no-bar-yet.*D stale/) as string],
  });
});

test('polarity legacy refuses what is calm and passes what is middling', () => {
  const legacy = { polarity: 'legacy', rule: undefined };
  const at = '2020-12-01T10:05';
  expect(ask(at, [bar('2020-12-01T10:00', 0)], legacy)).toMatchObject({ outcome: 'no-trade', value: 1 });
  expect(ask(at, [bar('2020-12-01T10:00', 5)], legacy)).toMatchObject({ outcome: 'trade', value: 0.5 });
  expect(ask(at, [bar('2020-12-01T10:00', 3)], legacy)).toMatchObject({ outcome: 'no-trade', value: 0.7 });
  expect(ask(at, [bar('2020-12-01T10:00', 3)], { ...legacy, low: 0.2, high: 0.8 })).toMatchObject({
    outcome: 'trade',
  });
});

describe('errors', () => {
  const good = [bar('2020-12-01T10:00', 1)];
  const { time: _time, ...timeless } = bar('', 1);
  test.each([
    ['missing-weight', { weights: { D: 1 } }],
    ['invalid-weights', { weights: { '5m': -1 } }],
    ['invalid-weights', { weights: { '5m': 0 } }],
    ['invalid-weights', { weights: {} }],
    ['invalid-weights', { weights: { '5m': 1, '7m': 1 } }],
    ['invalid-weights', { weights: [1] }],
    ['invalid-weights', { weights: { '5m': 1e308 } }],
    ['invalid-quorum', { quorum: 1.01 }],
    ['invalid-quorum', { quorum: -0.1 }],
    ['missing-field', { quorum: undefined }],
    ['unknown-field', { treshold: 1 }],
    ['unknown-field', { frames: [{ name: '5m', bars: good, weight: 1 }] }],
    ['invalid-at', { at: '2020-13-01' }],
    ['invalid-at', { at: 12 }],
    ['outside-calendar', { at: '2089-12-01T10:00' }],
    ['invalid-low', { polarity: 'legacy', low: 0.7 }],
    ['invalid-frames', { frames: {} }],
    ['invalid-frames', { frames: [3] }],
    ['invalid-frames', { frames: [{ name: '7m', bars: good }] }],
    [
      'invalid-frames',
      {
        frames: [
          { name: '5m', bars: good },
          { name: '5m', bars: good },
        ],
      },
    ],
    ['invalid-frames', { frames: [{ name: '5m', bars: 'x' }] }],
    ['invalid-frames', { frames: [{ name: '5m', bars: [null] }] }],
    ['invalid-frames', { frames: [{ name: '5m', bars: { time: 1, open: 2 } }] }],
    ['bar-without-time', { frames: [{ name: '5m', bars: [timeless] }] }],
    ['bar-without-time', { frames: [{ name: '5m', bars: { open: [1], high: [1], low: [1], close: [1] } }] }],
    ['invalid-bar-time', { frames: [{ name: '5m', bars: [{ ...timeless, time: '2020-12-01' }] }] }],
    ['invalid-bar-time', { frames: [{ name: '5m', bars: [{ ...timeless, time: 1_606_800_000 }] }] }],
    ['length-mismatch', { frames: [{ name: '5m', bars: { time: ['2020-12-01T10:00'], open: [1, 2] } }] }],
    ['impossible-bar', { frames: [{ name: '5m', bars: [{ ...bar('2020-12-01T10:00', 1), low: 0 }] }] }],
    ['impossible-bar', { frames: [{ name: '5m', bars: [{ ...bar('2020-12-01T10:00', 1), close: null }] }] }],
    ['impossible-bar', { frames: [{ name: '5m', bars: [{ ...bar('2020-12-01T10:00', 1), high: 100 }] }] }],
    ['impossible-bar', { frames: [{ name: '5m', bars: [{ ...bar('2020-12-01T10:00', 1), high: 1e300 }] }] }],
  ])('%s for %j', (code, change) => {
    const line = { at: '2020-12-01T12:00', frames: [{ name: '5m', bars: good }], ...BODY };
    expect(codeOf(answerOf(consensus, line))).toBeUndefined();
    expect(codeOf(answerOf(consensus, { ...line, ...change }))).toBe(code);
  });
});

test('a thousand lines of anything end in a verdict or a code, never in NaN', () => {
  const rng = createRng('calc consensus');
  const pick = <T>(choices: readonly T[]): T => choices[rng.integer(choices.length)] as T;
  const times = [
    '2020-12-01T10:00',
    '2020-12-01',
    1_606_838_400_000,
    null,
    'x',
    -1,
    1e300,
    '2017-03-01',
    {},
    [],
  ];
  const prices = [100, 101, 99.5, 100, 0, -1, null, 1e308, 1e-300, 'x'];
  const codes = new Set<string | undefined>();
  for (let line = 0; line < 1000; line += 1) {
    const isSound = rng.uniform() < 0.5;
    const field = <T>(choices: readonly T[]): T => (isSound ? (choices[0] as T) : pick(choices));
    const count = rng.integer(4);
    const one = (): object => ({
      time: field(times),
      open: field(prices),
      high: field(prices),
      low: field(prices),
      close: field(prices),
    });
    const answer = answerOf(consensus, {
      at: field(['2020-12-01T12:00', 1_606_838_400_000, '2030-01-01T00:00', null]),
      frames:
        pick(['5m', 'D', '60m']) === 'D'
          ? []
          : [
              {
                name: field(['60m', '5m', 'Q']),
                bars: pick<unknown>([Array.from({ length: count }, one), null, {}, one()]),
              },
            ],
      weights: field<unknown>([{ '60m': 1, '5m': 2 }, { '5m': -1 }, { D: 1 }, null, 3]),
      quorum: field([0.5, 0, 1, 2, null]),
      rule: pick(['body', 'net-move', undefined]),
    });
    const code = codeOf(answer);
    codes.add(code);
    if (code === undefined) expect(['trade', 'no-trade', 'insufficient']).toContain(answer['outcome']);
    expect(JSON.stringify(answer)).not.toContain('NaN');
  }
  expect(codes.size).toBeGreaterThan(6);
});

test('frames are known by their usual spellings, and a quorum from 2 on counts frames', () => {
  const bars = [bar('2020-12-01T10:30', 1)];
  const spelt = (names: readonly string[], quorum: number) =>
    answerOf(consensus, {
      at: '2020-12-01T12:30',
      frames: names.map((name) => ({ name, bars })),
      weights: Object.fromEntries(names.map((name) => [name, 1])),
      quorum,
      threshold: 0,
      staleBars: 100,
    });
  const votes = spelt(['5 min', '1H', '30min'], 3);
  expect(votes).toMatchObject({
    outcome: 'trade',
    votes: [{ frame: '5m' }, { frame: '60m' }, { frame: '30m' }],
  });
  expect(spelt(['5m', '1h'], 3)).toMatchObject({
    outcome: 'insufficient',
    reasons: ['quorum: 2 frames vote, 3 are needed'],
  });
  expect(codeOf(spelt(['2h'], 0))).toBe('invalid-frames');
  expect(codeOf(spelt(['5m', '5min'], 0))).toBe('invalid-frames');
});

test('a week dated with a weekend is the one to come, and nothing closes before it starts', () => {
  const placed = (name: string, time: string, at: string) =>
    answerOf(consensus, {
      at,
      frames: [{ name, bars: [{ ...bar('2020-11-22', 0), time }] }],
      weights: { [name]: 1 },
      quorum: 0,
      staleBars: 100,
    });
  const none = { votes: [{ reason: 'no-bar-yet' }] };
  for (const day of ['2020-11-21', '2020-11-22', '2020-11-23']) {
    expect(placed('W', day, '2020-11-23T10:00')).toMatchObject(none);
    expect(placed('W', day, '2020-11-27T13:00')).toMatchObject({
      votes: [{ asOf: '2020-11-27T18:00:00.000Z' }],
    });
  }
  const evening = '2020-12-02T01:00:00Z';
  expect(placed('D', evening, '2020-12-02T15:59')).toMatchObject(none);
  expect(placed('D', evening, '2020-12-02T16:00')).toMatchObject({
    votes: [{ asOf: '2020-12-02T21:00:00.000Z' }],
  });
});
