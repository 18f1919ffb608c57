// Every way on from a moment: the venue is free to do whatever a venue can do, at any time.
import { type BarClosed, contractKey, type EpochMs, MS_PER_DAY } from '../../src/core/domain/index.ts';
import { starvedProblems } from './invariants/exit-invariants.ts';
import type { Successor } from './explore.ts';
import type { Moment, Scheduled, SettlementChoice, WorldRules } from './moment.ts';
import { restarted, stepped } from './stepped-moment.ts';
import { reachProblems } from './invariants/trading-invariants.ts';
import {
  assigned,
  ended,
  filled,
  fillableUnits,
  isBooked,
  liquidated,
  type ModelOrder,
  type ModelReport,
  reported,
  sharesFilled,
  type UnderWay,
  type VenueModel,
  withOrder,
} from './venue-model.ts';

type Way = () => Successor<Moment>;

/** Every way on from `moment`: what the venue may do, what may arrive, what the market does next. */
export function waysOn(rules: WorldRules, moment: Moment): readonly Way[] {
  return new Ways(rules, moment).all();
}

class Ways {
  readonly #rules: WorldRules;
  readonly #moment: Moment;
  readonly #ways: Way[] = [];

  constructor(rules: WorldRules, moment: Moment) {
    this.#rules = rules;
    this.#moment = moment;
  }

  all(): readonly Way[] {
    if (this.#moment.isConnected) this.#deliveries();
    this.#orders();
    this.#accountActs();
    this.#line();
    if (this.#moment.restartsLeft > 0) this.#restart();
    if (this.#moment.flatteningsLeft > 0 && !this.#isOver) this.#flatten();
    this.#market();
    return this.#ways;
  }

  get #isOver(): boolean {
    return this.#moment.place === this.#rules.schedule.length;
  }

  /** The venue does something; the engine hears of it later. */
  #venueDoes(label: string, act: (venue: VenueModel) => VenueModel): void {
    this.#ways.push(() => ({
      label,
      state: { ...this.#moment, venue: act(this.#moment.venue) },
      problems: [],
    }));
  }

  #step(label: string, from: Moment, events: readonly ModelReport[]): Successor<Moment> {
    return stepped(this.#rules, { label, from, events });
  }

  #deliveries(): void {
    const { underWay, told } = this.#moment.venue;
    for (const [index, item] of underWay.entries()) {
      if (index > 0 && (!this.#rules.isReordered || !mayOvertake(item, underWay.slice(0, index)))) continue;
      this.#ways.push(() => {
        const venue = {
          ...this.#moment.venue,
          underWay: underWay.toSpliced(index, 1),
          told: isRepeatable(item.report) ? [...told, item.report] : told,
        };
        return this.#step(`deliver ${labelOf(item.report)}`, { ...this.#moment, venue }, [item.report]);
      });
    }
    if (!this.#rules.isReordered) return;
    for (const report of told)
      this.#ways.push(() => this.#step(`repeat ${labelOf(report)}`, this.#moment, [report]));
  }

  #orders(): void {
    const { venue } = this.#moment;
    for (const order of venue.orders) {
      const { id, stage, isCancelAsked } = order;
      if (stage === 'lost') continue;
      if (stage === 'sent' && this.#rules.isAcknowledged) {
        this.#venueDoes(`accept ${id}`, (model) =>
          reported(
            withOrder(model, id, (one) => ({ ...one, stage: 'working' })),
            { kind: 'order-accepted', orderId: id },
          ),
        );
      }
      const units = fillableUnits(venue, order);
      const least = order.intent.action === 'adjust' ? units : 1;
      for (let count = Math.max(1, least); count <= units; count += 1)
        this.#venueDoes(`fill ${count} of ${id}`, (model) => filled(model, order, count));
      if (isCancelAsked || units === 0)
        this.#venueDoes(`cancel ${id}`, (model) => ended(model, id, 'order-cancelled'));
      // What has filled in part is cancelled, not rejected.
      if (stage === 'sent' && order.filled === 0) this.#reject(id);
    }
    for (const order of venue.shareOrders) {
      if (order.stage === 'lost') continue;
      this.#venueDoes(`fill shares ${order.id}`, (model) => sharesFilled(model, order));
      this.#reject(order.id);
    }
  }

  /** Once the schedule is over the venue refuses nothing more: what is left must come to rest. */
  #reject(id: number): void {
    if (this.#isOver || this.#moment.venue.rejectionsLeft === 0) return;
    this.#venueDoes(`reject ${id}`, (model) => ({
      ...ended(model, id, 'order-rejected'),
      rejectionsLeft: model.rejectionsLeft - 1,
    }));
  }

  #accountActs(): void {
    const { venue } = this.#moment;
    for (const contract of this.#rules.contracts) {
      const held = venue.held[contractKey(contract)] ?? 0;
      if (venue.assignmentsLeft > 0)
        for (let count = 1; count <= -held; count += 1)
          this.#venueDoes(`assign ${count} ${contractKey(contract)}`, (model) =>
            assigned(model, contract, count),
          );
      if (venue.liquidationsLeft > 0 && held !== 0)
        this.#venueDoes(`liquidate ${contractKey(contract)}`, (model) => liquidated(model, contract));
    }
  }

  #line(): void {
    const moment = this.#moment;
    if (!moment.isConnected) {
      const back = { ...moment, venue: toldAgain(moment.venue), isConnected: true };
      this.#ways.push(() => this.#step('line back', back, [{ kind: 'venue-reconnected' }]));
    } else if (!this.#isOver && moment.lineLossesLeft > 0) {
      const lost = { ...moment, isConnected: false, lineLossesLeft: moment.lineLossesLeft - 1 };
      this.#ways.push(() => this.#step('line lost', lost, [{ kind: 'venue-disconnected' }]));
      const venue = withoutSent(moment.venue);
      if (venue === undefined) return;
      const label = 'line lost with what was sent';
      this.#ways.push(() => this.#step(label, { ...lost, venue }, [{ kind: 'venue-disconnected' }]));
    }
  }

  #flatten(): void {
    const moment = { ...this.#moment, flatteningsLeft: this.#moment.flatteningsLeft - 1 };
    this.#ways.push(() => this.#step('flatten', moment, [{ kind: 'operator-command', command: 'flatten' }]));
  }

  /** What was recorded is sent, or the end came between the record and the sending. */
  #restart(): void {
    if (this.#isOver) return;
    const moment = this.#moment;
    this.#ways.push(() => restarted(this.#rules, 'restart', moment));
    const without = withoutSent(moment.venue);
    if (without !== undefined)
      this.#ways.push(() =>
        restarted(this.#rules, 'restart with nothing sent', { ...moment, venue: without }),
      );
  }

  #market(): void {
    const { place, venue } = this.#moment;
    const next = this.#rules.schedule[place] ?? this.#anotherBar();
    if (next === undefined) return;
    if (next.kind === 'bar') {
      const { availableAtMs } = next.bar;
      const over = venue.orders.filter(
        ({ intent, stage }) =>
          intent.rests === true && stage !== 'lost' && availableAtMs >= (intent.expiresAtMs ?? Infinity),
      );
      // What is good for the day ends with it, before another day begins; told of it is later.
      for (const { id } of over)
        this.#venueDoes(`expire ${id}`, (model) => ended(model, id, 'order-expired'));
      if (over.length > 0) return;
      this.#bar(`bar ${place + 1}`, next.bar);
      for (const { name, bar } of next.others ?? []) this.#bar(`bar ${place + 1} ${name}`, bar);
      return;
    }
    if (venue.underWay.length > 0 || !this.#moment.isConnected) return;
    // Orders are good for the day: none outlives the close at which the expiry settles.
    const dropped = [...venue.orders, ...venue.shareOrders];
    if (dropped.length > 0) {
      for (const { id } of dropped)
        this.#venueDoes(`expire ${id}`, (model) => ended(model, id, 'order-expired'));
      return;
    }
    for (const choice of next.choices) this.#settle(choice, next.atMs);
  }

  #bar(label: string, bar: BarClosed): void {
    this.#ways.push(() => {
      const { place } = this.#moment;
      const due = this.#moment.timers.filter(({ atMs }) => atMs <= bar.availableAtMs);
      const timers = this.#moment.timers.filter(({ atMs }) => atMs > bar.availableAtMs);
      const events = due.map(({ id }): ModelReport => ({ kind: 'timer-due', timerId: id }));
      const moment = { ...this.#moment, place: Math.min(place + 1, this.#rules.schedule.length), timers };
      const after = this.#step(label, moment, [...events, bar]);
      const problems = [...reachProblems(after.state.engine), ...starvedProblems(after.state, bar)];
      return { ...after, problems: [...after.problems, ...problems] };
    });
  }

  /** The day after, where a trade is left that waits for nothing: the engine has to act on its own. */
  #anotherBar(): Scheduled | undefined {
    const { engine, venue } = this.#moment;
    const last = this.#rules.schedule.at(-1);
    const isIdle = venue.underWay.length + venue.orders.length + venue.shareOrders.length === 0;
    const isLeft = engine.portfolio.openTrades.some(
      ({ closingOrderId, shareOrderId }) => closingOrderId === undefined && shareOrderId === undefined,
    );
    if (!isLeft || !isIdle || last?.kind !== 'bar') return undefined;
    return { kind: 'bar', bar: { ...last.bar, availableAtMs: (engine.nowMs + MS_PER_DAY) as EpochMs } };
  }

  #settle(choice: SettlementChoice, atMs: EpochMs): void {
    this.#ways.push(() => {
      const { place } = this.#moment;
      const item = choice.settle(this.#moment.venue.held);
      const moment = { ...this.#moment, place: place + 1 };
      if (item === undefined) return { label: choice.label, state: moment, problems: [] };
      const venue = { ...reported(moment.venue, item.report, item.effect), underWay: [] };
      return this.#step(choice.label, { ...moment, venue }, [placedAt(item.report, atMs)]);
    });
  }
}

/**
 * What an order became is told at any time, before its own fills too; what changes the account is told in the order in
 * which it happened.
 */
function mayOvertake({ effect }: UnderWay, earlier: readonly UnderWay[]): boolean {
  return !isBooked(effect) || !earlier.some((item) => isBooked(item.effect));
}

/** The report with its own instant, as a bar has one. */
function placedAt(report: ModelReport, availableAtMs: EpochMs): ModelReport {
  return Object.assign({ availableAtMs }, report);
}

/** The venue without the orders that it has not seen yet, or `undefined` where it has seen all; what has filled in part it has seen. */
function withoutSent(venue: VenueModel): VenueModel | undefined {
  const isUnseen = ({ stage, filled: units }: ModelOrder): boolean => stage === 'sent' && units === 0;
  if (!venue.orders.some(isUnseen) && !venue.shareOrders.some(({ stage }) => stage === 'sent'))
    return undefined;
  const orders = venue.orders.map((order): ModelOrder =>
    isUnseen(order) ? { ...order, stage: 'lost' } : order,
  );
  return { ...venue, orders, shareOrders: venue.shareOrders.map((order) => ({ ...order, stage: 'lost' })) };
}

function isRepeatable(report: ModelReport): boolean {
  return 'orderId' in report && report.kind !== 'order-accepted' && report.kind !== 'order-replaced';
}

/** Back on the line the venue says of every order that it has what it is, and of every other that it has none. */
function toldAgain(venue: VenueModel): VenueModel {
  let told = venue;
  for (const { id, stage } of [...venue.orders, ...venue.shareOrders]) {
    if (stage === 'lost') told = ended(told, id, 'order-rejected');
    else if (!venue.underWay.some(({ report }) => report.kind === 'order-accepted' && report.orderId === id))
      told = reported(told, { kind: 'order-accepted', orderId: id });
  }
  return told;
}

function labelOf(report: ModelReport): string {
  return 'orderId' in report ? `${report.kind} ${report.orderId}` : report.kind;
}
