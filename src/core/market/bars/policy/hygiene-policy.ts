// The hygiene policy of bar files as one table: every kind of fault, what is done about it, and why.

/**
 * `repair`: put right, kept, counted; `drop`: left out, counted; `quarantine`: kept out and listed by line;
 * `keep`: stands as it is, and is reported.
 */
export type HygieneAction = 'repair' | 'drop' | 'quarantine' | 'keep';

/** One kind of fault. The first of `actions` is the default; where there are more, a person may choose. */
export interface HygieneRule {
  readonly kind: string;
  readonly actions: readonly [HygieneAction, ...HygieneAction[]];
  /** What the fault is, and what happens by default. */
  readonly rule: string;
  readonly why: string;
}

export const HYGIENE_RULES = [
  {
    kind: 'unreadable-stamp',
    actions: ['quarantine'],
    rule: 'no date or time, or one of another kind than the file has',
    why: 'a row without a time can stand nowhere',
  },
  {
    kind: 'beyond-calendar',
    actions: ['quarantine'],
    rule: 'a date outside the years that the calendar covers',
    why: 'nothing is known of sessions there',
  },
  {
    kind: 'closed-day',
    actions: ['quarantine'],
    rule: 'a row on a weekend, a holiday or a one-off closure',
    why: 'there was no trading: the stamp is wrong, and where it belongs is a guess',
  },
  {
    kind: 'off-grid',
    actions: ['quarantine'],
    rule: 'a start that is no whole number of bars from the opening at 09:30, such as bars on the clock’s hours',
    why: 'it belongs to no bar of this length',
  },
  {
    kind: 'end-stamps',
    actions: ['repair', 'quarantine'],
    rule: 'nine sessions of ten run from one bar after the opening to the close: bars stamped at their end',
    why: 'first and last stamps prove it; read as starts, every bar would come one bar late',
  },
  {
    kind: 'clock-shift',
    actions: ['repair', 'quarantine'],
    rule: 'stamps without a zone by which every session is off by the same whole hours at both ends: shifted back; other sessions that are off, or whose volume jumps at another time than the opening: quarantined',
    why: 'a file from another zone moves all of its sessions alike; a stamp that tells its zone, or one session alone, proves no hour',
  },
  {
    kind: 'outside-session',
    actions: ['drop', 'quarantine'],
    rule: 'a row before the opening or at or after the close, which is 13:00 on half days',
    why: 'runs trade the regular session',
  },
  {
    kind: 'out-of-order',
    actions: ['repair'],
    rule: 'a row that comes late in the file: put into its place',
    why: 'its stamp says where it belongs',
  },
  {
    kind: 'duplicate',
    actions: ['drop', 'quarantine'],
    rule: 'the same row again: the first stands',
    why: 'nothing is lost',
  },
  {
    kind: 'conflicting-duplicate',
    actions: ['quarantine'],
    rule: 'rows of one time that differ: all are kept out',
    why: 'nothing tells which is right',
  },
  {
    kind: 'copied-session',
    actions: ['quarantine'],
    rule: 'a session with the prices and volumes of another one in every bar: both are kept out',
    why: 'no two sessions are alike, and nothing tells which of the two this one is',
  },
  {
    kind: 'not-a-number',
    actions: ['quarantine'],
    rule: 'a price that is empty, no number or infinite, or a row with more cells than the header has names',
    why: 'a price is never made up',
  },
  {
    kind: 'sentinel',
    actions: ['quarantine'],
    rule: 'a price of -1, -99, -999 or -9999',
    why: 'vendors write these for a missing value',
  },
  {
    kind: 'non-positive-price',
    actions: ['quarantine'],
    rule: 'any other price of zero or below',
    why: 'no bar of an index or a share has one',
  },
  {
    kind: 'swapped-columns',
    actions: ['repair', 'quarantine'],
    rule: 'columns under each other’s name, proved by the row (low above high with open and close between them; a volume of the file’s size among the prices), by most rows of the file, or by three of four joints between its bars (open and close); one session that joins backwards is quarantined',
    why: 'one exchange of two columns makes every number fit, and none other does',
  },
  {
    kind: 'decimal-error',
    actions: ['repair', 'quarantine'],
    rule: 'one price of a row, or one whole row, off by 10 or 100 as the other prices or both neighbours prove, with the digits that prices of the file have; a stretch of rows, or one without both neighbours, is quarantined',
    why: 'digits shifted by a whole power of ten onto the neighbours’ level leave no second reading',
  },
  {
    kind: 'ohlc-violation',
    actions: ['quarantine'],
    rule: 'a high below, or a low above, another price of its bar',
    why: 'one of the numbers is wrong, and the row does not say which',
  },
  {
    kind: 'bad-volume',
    actions: ['quarantine'],
    rule: 'a volume that is negative, infinite or missing in a file that has volumes',
    why: 'its writer failed on this row',
  },
  {
    kind: 'split',
    actions: ['quarantine', 'repair'],
    rule: 'prices change for good, overnight, by a ratio of a split (2:1, 3:2, 10:1 and others): the shorter side is kept out; repair rescales it',
    why: 'both sides are right, but not in one series',
  },
  {
    kind: 'unit-change',
    actions: ['quarantine', 'repair'],
    rule: 'prices change for good by a power of ten that is no split: the shorter side is kept out; repair rescales it',
    why: 'the same, with cents for dollars or an index for its tenth',
  },
  {
    kind: 'implausible-price',
    actions: ['quarantine'],
    rule: 'a bar, or two bars in a row, more than 35 % apart, with no other explanation',
    why: 'the widest day of the S&P 500 since 1987 spans 26 %',
  },
  {
    kind: 'stale-run',
    actions: ['keep', 'quarantine'],
    rule: 'a bar that repeats the one before in every number',
    why: 'a feed that hangs looks so, and so does a quiet market without volume',
  },
  {
    kind: 'missing-bar',
    actions: ['keep', 'repair'],
    rule: 'a bar that a session lacks: reported; repair draws a line through at most 3 in a row, never across sessions',
    why: 'a filled bar knows the price after it, so no run fills one by default',
  },
] as const satisfies readonly HygieneRule[];

/** The name of a fault, as reports count it. */
export type HygieneKind = (typeof HYGIENE_RULES)[number]['kind'];

/** What is done about each kind. */
export type HygieneActions = Readonly<Record<HygieneKind, HygieneAction>>;

/** The table's defaults: what every run does. */
export const DEFAULT_ACTIONS: HygieneActions = Object.fromEntries(
  HYGIENE_RULES.map(({ kind, actions }) => [kind, actions[0]]),
) as Record<HygieneKind, HygieneAction>;
