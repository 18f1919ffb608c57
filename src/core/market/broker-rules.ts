// Which of the dated rules of brokers and exchanges hold for one broker on a date, and when a cut-off of them falls on a session.
import type {
  AutomaticExerciseRule,
  BrokerRules,
  CutOffName,
  CutOffRule,
  DayTradeRule,
  EpochMs,
  NakedMarginRule,
  OrderRule,
  Root,
  SessionDate,
} from '../domain/index.ts';

/** Everything that holds for one broker on a date; what nobody has told is `undefined` or missing. */
export interface BrokerTerms {
  readonly broker: string;
  readonly date: SessionDate;
  readonly cutOffs: readonly CutOffRule[];
  readonly automaticExercise: AutomaticExerciseRule | undefined;
  readonly dayTrades: DayTradeRule | undefined;
  readonly orders: OrderRule | undefined;
  readonly nakedMargin: readonly NakedMarginRule[];
  /** The tables in which a rule of another period stands in; a run that uses one has to say so. */
  readonly extrapolated: readonly RuleTable[];
}

export type BrokerTermsReading =
  | { readonly ok: true; readonly terms: BrokerTerms }
  | { readonly ok: false; readonly code: 'unknown-broker'; readonly message: string };

type RuleTable = Exclude<keyof BrokerRules, 'knownTo'>;

interface Fact {
  readonly brokers: readonly string[];
  readonly from: SessionDate;
  readonly to?: SessionDate;
  readonly extrapolated?: boolean;
}

const EVERYONE = 'exchange';
const MS_PER_MINUTE = 60_000;

/**
 * The rules of `broker` and of the exchanges on a date. A date before a table is given the rules of its first day, one after
 * it those that ended last, and both are named in `extrapolated`. A broker of which no table tells is refused.
 */
export function brokerRuleOn(rules: BrokerRules, broker: string, date: SessionDate): BrokerTermsReading {
  const known = brokersOf(rules);
  if (!known.includes(broker)) {
    const message = `expected a broker of ${known.join(', ')}, found "${broker}"`;
    return { ok: false, code: 'unknown-broker', message };
  }
  const extrapolated: RuleTable[] = [];
  const isLate = date > rules.knownTo;
  const factsOf = <T extends Fact>(table: RuleTable, rows: readonly T[]): readonly T[] => {
    const facts = factsOn(rows, broker, date);
    const isStandIn = facts.some((fact) => isLate || fact.extrapolated === true || !isInForce(fact, date));
    if (isStandIn) extrapolated.push(table);
    return facts;
  };
  const cutOffs = factsOf('cutOffs', rules.cutOffs);
  const automaticExercise = ownOf(factsOf('automaticExercise', rules.automaticExercise), broker);
  const dayTrades = ownOf(factsOf('dayTrades', rules.dayTrades), broker);
  const orders = ownOf(factsOf('orders', rules.orders), broker);
  const nakedMargin = factsOf('nakedMargin', rules.nakedMargin);
  return {
    ok: true,
    terms: { broker, date, cutOffs, automaticExercise, dayTrades, orders, nakedMargin, extrapolated },
  };
}

/** The brokers that the tables name, each once, in the order of their first fact. */
export function brokersOf(rules: BrokerRules): readonly string[] {
  const { cutOffs, automaticExercise, dayTrades, orders, nakedMargin } = rules;
  const rows: readonly Fact[] = [cutOffs, automaticExercise, dayTrades, orders, nakedMargin].flat();
  return [...new Set(rows.flatMap(({ brokers }) => brokers))].filter((name) => name !== EVERYONE);
}

/** The cut-off of a root; where sources conflict that of `variant`. `undefined` where nobody has told one. */
export function cutOffOf(
  terms: BrokerTerms,
  cutOff: CutOffName,
  root: Root,
  variant = 'standard',
): CutOffRule | undefined {
  return terms.cutOffs.find(
    (rule) => rule.cutOff === cutOff && rule.variant === variant && rule.roots.includes(root),
  );
}

type NakedMargins = Readonly<
  Record<NakedMarginRule['underlyingKind'], { readonly rate: number; readonly leastRate: number }>
>;

/** The exchanges' rates of naked shorts on a date, by kind of underlying; `undefined` where one of the kinds is not told. */
export function nakedMarginOn(rules: BrokerRules, date: SessionDate): NakedMargins | undefined {
  const rows = factsOn(rules.nakedMargin, EVERYONE, date);
  const of = (kind: NakedMarginRule['underlyingKind']): NakedMargins[typeof kind] | undefined => {
    const row = rows.find(({ underlyingKind }) => underlyingKind === kind);
    return row && { rate: row.rate, leastRate: row.leastRate };
  };
  const [equity, broadEtf, index] = [of('equity'), of('broad-etf'), of('index')];
  if (equity === undefined || broadEtf === undefined || index === undefined) return undefined;
  return { equity, 'broad-etf': broadEtf, index };
}

/** When a cut-off falls on a session: half days move it with the close. */
export function cutOffMs(
  { minutesFromClose }: Pick<CutOffRule, 'minutesFromClose'>,
  session: { readonly closeMs: EpochMs },
): EpochMs {
  return (session.closeMs + minutesFromClose * MS_PER_MINUTE) as EpochMs;
}

function factsOn<T extends Fact>(rows: readonly T[], broker: string, date: SessionDate): readonly T[] {
  const facts = rows.filter(({ brokers }) => brokers.includes(broker) || brokers.includes(EVERYONE));
  const current = facts.filter((fact) => isInForce(fact, date));
  if (current.length > 0) return current;
  if (facts.every(({ from }) => date < from)) {
    const first = facts.map(({ from }) => from).toSorted()[0];
    return facts.filter(({ from }) => from === first);
  }
  const last = facts
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(-1);
  return facts.filter(({ to }) => to === last);
}

/** A broker's own fact goes before everyone's. */
function ownOf<T extends Fact>(facts: readonly T[], broker: string): T | undefined {
  return facts.find(({ brokers }) => brokers.includes(broker)) ?? facts[0];
}

function isInForce({ from, to }: Fact, date: SessionDate): boolean {
  return from <= date && (to === undefined || date <= to);
}
