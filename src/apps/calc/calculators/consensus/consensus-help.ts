// What help says of `calc consensus` beyond its fields: results, errors, conventions and examples.
import type { Calculator } from '../../calculator.ts';

export const CONSENSUS_HELP: Pick<Calculator, 'outputs' | 'errors' | 'conventions' | 'examples'> = {
  outputs: [
    { name: 'outcome', meaning: '"trade", "no-trade" or "insufficient"' },
    { name: 'value', meaning: 'weighted mean of the votes, 0 moving to 1 calm; null where none votes' },
    { name: 'reasons', meaning: 'why it is not "trade"; empty where it is' },
    {
      name: 'votes',
      meaning:
        'array in the order of the weights: {frame, weight, vote, asOf (close of the last bar)}, or {frame, weight, reason} of a frame that abstains',
    },
  ],
  errors: [
    { name: 'missing-weight', meaning: 'a frame is given that weights does not name' },
    { name: 'bar-without-time', meaning: 'a bar has no start: nobody can tell whether it has closed' },
    { name: 'invalid-bar-time', meaning: "a bar's start is neither an ISO time nor epoch milliseconds" },
    { name: 'length-mismatch', meaning: 'columns of bars differ in length' },
    {
      name: 'impossible-bar',
      meaning: 'a price of a closed bar is no number above 0, or open or close is outside low to high',
    },
    { name: 'outside-calendar', meaning: 'at is outside the bundled exchange calendar' },
  ],
  conventions: [
    "Bars: an object of arrays {time, open, high, low, close} or an array of objects with those fields; volume and other columns are passed over. time (also start, timestamp, date, datetime, startMs, timeMs or t) is the bar's start: an ISO time, New York's without an offset, or epoch milliseconds; of D and W also a date. They may come in any order; of bars with the same close the last given counts.",
    'A bar counts from its close on: its start and the length of its frame, no later than the close of the session it starts in; D closes with its session, W with its last session; a week dated with a weekend is the one to come, and a D stamp after the close of its day the next day. Of bars that close after at only the time is read.',
    'net-move: 1 - |close - close moveBars bars before| / (mean true range of the rangeBars bars before those x root of moveBars), at least 0. The divisor is the range that a walk without drift is expected to cover, so that the vote means the same on every frame; on such a walk its mean is 0.53. It needs moveBars + rangeBars + 1 bars.',
    'body: 1 - 100 |close - open| / open of the last bar, at least 0.',
    'A frame abstains: not-given; no-bar-yet, none has closed; too-few-bars for the rule; no-range, a flat yardstick; stale, more than staleBars of its closes have been due since its last.',
    'calm: trade where value is at least threshold and no two votes lie farther apart than disagreementMax. legacy: trade where value, in hundredths, is from low to high: as calm votes are 1, it refuses calm markets; it is the inverted reading of old, kept for comparison. Where less than quorum of the weight votes (of 2 and more: fewer frames), or none, the outcome is insufficient.',
    'Sources: Feller (1951) on the range of a walk; Wilder (1978) on the true range. Weights, quorum, threshold and the vote are our own.',
  ],
  examples: [
    '{"at":"2020-12-01T16:00","frames":[{"name":"5m","bars":{"time":["2020-12-01T15:50","2020-12-01T15:55"],"open":[366.1,366.4],"high":[366.5,366.6],"low":[366,366.2],"close":[366.4,366.3]}},{"name":"60m","bars":[{"time":"2020-12-01T15:30","open":366.9,"high":367.1,"low":365.8,"close":366.3}]},{"name":"D","bars":[]}],"weights":{"5m":0.2,"60m":0.45,"D":0.35},"quorum":0.6,"rule":"body"}',
    '{"at":"2020-12-01T16:00","frames":[{"name":"60m","bars":{"time":["2020-12-01T11:30","2020-12-01T12:30","2020-12-01T13:30","2020-12-01T14:30","2020-12-01T15:30"],"open":[366,366.4,366.2,366.5,366.9],"high":[366.6,366.7,366.6,367,367.2],"low":[365.8,366,365.9,366.3,366.1],"close":[366.4,366.2,366.5,366.9,366.3]}}],"weights":{"60m":1},"quorum":0.6,"rule":"net-move","moveBars":2,"rangeBars":2}',
    '{"at":"2020-12-01T13:00","frames":[{"name":"D","bars":[{"date":"2020-11-30","open":362.8,"high":363,"low":359.2,"close":362.1},{"date":"2020-12-01","open":365.6,"high":367.7,"low":364.9,"close":366.0}]}],"weights":{"D":0.5,"60m":0.35,"5m":0.15},"quorum":0,"polarity":"legacy"}',
  ],
};
