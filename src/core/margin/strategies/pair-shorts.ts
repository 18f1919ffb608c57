// Pairs the shorts of a book with longs and the spreads with one another so that a rule asks for the least.
import { bestMatching } from './best-matching.ts';
import { jointStrategy } from './joint-strategy.ts';
import { type BookLeg, isCovered, type RuleCase, type Spread, unitCents } from './spread.ts';

/** A spread, or two that are taken as one strategy. */
export interface StrategyGroup {
  readonly first: Spread;
  readonly second: Spread | undefined;
  readonly quantity: number;
}

/** Above this many spreads an exchange of partners is not looked for: pairing by width is the answer. */
const SPREADS_MAX = 16;
/** Above this many, two exchanges at once are not looked for. */
const TWICE_MAX = 10;
const EXCHANGES_MAX = 100;

/** More than any pairing can save by width: as many shorts are covered as can be, and only then as cheaply. */
const COVER_GAIN = 1e13;

/**
 * As many shorts as possible are covered, then the total is the least: by width first, then by exchanging partners where the
 * strategies that come of it ask for less. The longs and shorts are netted, in a fixed order, so the answer is the same for any
 * order of the legs.
 */
export function cheapestGroups(
  shorts: readonly BookLeg[],
  longs: readonly BookLeg[],
  ruleCase: RuleCase,
): readonly StrategyGroup[] {
  // Lots of a common size move together, so that ten condors are paired as one is.
  const lot = [...shorts, ...longs].reduce((divisor, { quantity }) => commonDivisor(divisor, quantity), 0);
  const inLots = (leg: BookLeg): BookLeg => ({ ...leg, quantity: leg.quantity / lot });
  let spreads = pairByWidth(shorts.map(inLots), longs.map(inLots), ruleCase);
  for (let exchange = 0; exchange < EXCHANGES_MAX && spreads.length <= SPREADS_MAX; exchange += 1) {
    const better = betterExchange(spreads, ruleCase);
    if (better === undefined) break;
    spreads = better;
  }
  return groupsOf(spreads, ruleCase).map((group) => ({ ...group, quantity: group.quantity * lot }));
}

/** What one unit of a group asks for, cents, not rounded. */
export function groupUnitCents({ first, second }: StrategyGroup, ruleCase: RuleCase): number {
  const apart = unitCents(first, ruleCase);
  if (second === undefined) return apart;
  return jointStrategy(first, second, ruleCase)?.cents ?? apart + unitCents(second, ruleCase);
}

function pairByWidth(
  shorts: readonly BookLeg[],
  longs: readonly BookLeg[],
  ruleCase: RuleCase,
): readonly Spread[] {
  const shortUnits = shorts.map(({ quantity }) => -quantity);
  const longUnits = longs.map(({ quantity }) => quantity);
  const sent = bestMatching(shortUnits, longUnits, (from, to) => {
    const spread = { short: shorts[from], long: longs[to], quantity: 1 };
    if (!mayPair(spread, ruleCase)) return undefined;
    const alone = unitCents({ ...spread, long: undefined }, ruleCase);
    return COVER_GAIN + Math.round(alone) - Math.round(unitCents(spread, ruleCase));
  });
  const spreads: Spread[] = [];
  for (const { from, to, units } of sent) {
    spreads.push({ short: shorts[from], long: longs[to], quantity: units });
    shortUnits[from] = (shortUnits[from] ?? 0) - units;
    longUnits[to] = (longUnits[to] ?? 0) - units;
  }
  for (const [from, short] of shorts.entries())
    spreads.push({ short, long: undefined, quantity: shortUnits[from] ?? 0 });
  for (const [to, long] of longs.entries())
    spreads.push({ short: undefined, long, quantity: longUnits[to] ?? 0 });
  return spreads.filter(({ quantity }) => quantity > 0);
}

/** Whether the two may stand together; a spread of which one is missing may. */
function mayPair(spread: Spread, { rule }: RuleCase): boolean {
  if (!isCovered(spread)) return true;
  const { short, long } = spread;
  return short.contract.right === long.contract.right && rule.covers(long, short);
}

/** The first exchange of longs between two spreads, or the first two of them, that lower the total. */
function betterExchange(spreads: readonly Spread[], ruleCase: RuleCase): readonly Spread[] | undefined {
  const total = Math.round(totalCents(spreads, ruleCase));
  const isBetter = (other: readonly Spread[]): boolean => Math.round(totalCents(other, ruleCase)) < total;
  const once = exchanges(spreads, ruleCase);
  const better = once.find(isBetter);
  if (better !== undefined || spreads.length > TWICE_MAX) return better;
  for (const other of once) {
    const twice = exchanges(other, ruleCase).find(isBetter);
    if (twice !== undefined) return twice;
  }
  return undefined;
}

/** Every pairing that one exchange of longs leads to and that covers as many shorts. */
function exchanges(spreads: readonly Spread[], ruleCase: RuleCase): readonly (readonly Spread[])[] {
  const covered = coveredUnits(spreads);
  return spreads.flatMap((a, index) =>
    spreads.slice(index + 1).flatMap((b) => {
      if (a.short === b.short || a.long === b.long) return [];
      const most = Math.min(a.quantity, b.quantity);
      const units = most > 1 ? [most, 1] : [most];
      return units
        .map((quantity) => exchanged(spreads, [a, b], quantity))
        .filter(
          (other) => other.every((spread) => mayPair(spread, ruleCase)) && coveredUnits(other) >= covered,
        );
    }),
  );
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonDivisor(b, a % b);
}

function coveredUnits(spreads: readonly Spread[]): number {
  let units = 0;
  for (const spread of spreads) if (isCovered(spread)) units += spread.quantity;
  return units;
}

function exchanged(
  spreads: readonly Spread[],
  [a, b]: readonly [Spread, Spread],
  quantity: number,
): readonly Spread[] {
  const others = spreads.filter((spread) => spread !== a && spread !== b);
  const rest = [a, b].map((spread) => ({ ...spread, quantity: spread.quantity - quantity }));
  const crossed = [
    { short: a.short, long: b.long, quantity },
    { short: b.short, long: a.long, quantity },
  ];
  const merged: Spread[] = [];
  for (const spread of [...others, ...rest, ...crossed]) {
    if (spread.quantity === 0 || (spread.short === undefined && spread.long === undefined)) continue;
    const index = merged.findIndex(({ short, long }) => short === spread.short && long === spread.long);
    const known = merged[index];
    if (known === undefined) merged.push(spread);
    else merged[index] = { ...known, quantity: known.quantity + spread.quantity };
  }
  return merged;
}

function totalCents(spreads: readonly Spread[], ruleCase: RuleCase): number {
  let sum = 0;
  for (const group of groupsOf(spreads, ruleCase)) sum += group.quantity * groupUnitCents(group, ruleCase);
  return sum;
}

/**
 * The spreads joined two by two where that saves most. Who can join whom has two sides: puts sold for a credit, calls bought
 * for a debit and naked puts on one, the other three on the other.
 */
function groupsOf(spreads: readonly Spread[], ruleCase: RuleCase): readonly StrategyGroup[] {
  const asking = spreads.filter(({ short }) => short !== undefined);
  const firsts = asking.filter((spread) => isFirstSide(spread, ruleCase));
  const seconds = asking.filter((spread) => !isFirstSide(spread, ruleCase));
  const firstUnits = firsts.map(({ quantity }) => quantity);
  const secondUnits = seconds.map(({ quantity }) => quantity);
  const sent = bestMatching(firstUnits, secondUnits, (from, to) => {
    const [first, second] = [firsts[from], seconds[to]];
    if (first === undefined || second === undefined) return undefined;
    const joint = jointStrategy(first, second, ruleCase);
    if (joint === undefined) return undefined;
    return Math.round(unitCents(first, ruleCase) + unitCents(second, ruleCase) - joint.cents);
  });
  const groups: StrategyGroup[] = [];
  for (const { from, to, units } of sent) {
    groups.push({ first: firsts[from] as Spread, second: seconds[to], quantity: units });
    firstUnits[from] = (firstUnits[from] ?? 0) - units;
    secondUnits[to] = (secondUnits[to] ?? 0) - units;
  }
  for (const [index, first] of firsts.entries())
    groups.push({ first, second: undefined, quantity: firstUnits[index] ?? 0 });
  for (const [index, first] of seconds.entries())
    groups.push({ first, second: undefined, quantity: secondUnits[index] ?? 0 });
  return groups.filter(({ quantity }) => quantity > 0);
}

function isFirstSide(spread: Spread, ruleCase: RuleCase): boolean {
  const isPut = spread.short?.contract.right === 'put';
  return unitCents(spread, ruleCase) > 0 ? isPut : !isPut;
}
