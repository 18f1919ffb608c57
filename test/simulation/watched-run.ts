// Runs one seed through the engine with a faulty venue and checks the account after every step.
import { daysBetween, type SessionDate } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';
import {
  createDatasetSource,
  createSimulatedRun,
  createVirtualTimers,
  initialEngineState,
  runEndedRecord,
} from '../../src/core/engine/index.ts';
import { createSimulatedVenue } from '../../src/core/execution/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { assertCashIdentity } from '../../src/core/portfolio/index.ts';
import type { EventSource } from '../../src/core/ports/index.ts';
import { checkEntry } from './entry-limits.ts';
import { FaultyVenue } from './faulty-venue.ts';
import { randomRun } from './random-market.ts';
import { expectThat, netPositions, RecordBook } from './record-book.ts';

/** How much happened in a run, by name. */
export type Tally = Readonly<Record<string, number>>;

/** Runs a seed to its end; throws at the first step after which something does not hold. */
export function watchedRun(seed: number): Tally {
  const { dataset, plan, rules, reportDelayMinutesMax } = randomRun(seed);
  const state = initialEngineState(plan, rules.initialCashCents);
  let puts = 0;
  const records = new RecordBook(rules.initialCashCents);
  const venue = new FaultyVenue(createSimulatedVenue(rules), {
    cashCents: rules.initialCashCents,
    rng: createRng(`faults/${seed}`),
    delayMinutesMax: reportDelayMinutesMax,
  });
  const run = createSimulatedRun(state, {
    source: watched(createDatasetSource(dataset), () => checkStep(state, records)),
    venue,
    timers: createVirtualTimers(),
    sink: {
      append(record) {
        records.add(record, state.sessionDate);
        if (record.type === 'order-submitted' && record.action === 'open') checkEntry(state, record);
        if (record.type === 'trade-opened' && plan.strategy.selection.structure === 'short-put') puts += 1;
      },
    },
  });
  while (run.advanceSession());
  checkStep(state, records);
  records.add(
    runEndedRecord(state, () => undefined),
    state.sessionDate,
  );
  checkEnd(state, records, venue);
  return { ...records.counts, ...venue.counts, puts, events: state.counts.events };
}

/** A source that calls `afterStep` whenever the driver comes back for the next event. */
function watched(source: EventSource, afterStep: () => void): EventSource {
  return {
    peek() {
      afterStep();
      return source.peek();
    },
    next: (seq) => source.next(seq),
  };
}

function checkStep(state: EngineState, records: RecordBook): void {
  const { portfolio, workingOrders } = state;
  assertCashIdentity(portfolio);
  expectThat(
    portfolio.cashCents === records.cashCents,
    () => `cash ${portfolio.cashCents}, its records explain ${records.cashCents}`,
  );
  const openIds = portfolio.openTrades.map(({ opening }) => opening.tradeId);
  expectThat(
    openIds.length === records.openTradeIds.size && openIds.every((id) => records.openTradeIds.has(id)),
    () => `trades ${openIds.join()} are open, on record ${[...records.openTradeIds].join()}`,
  );
  expectThat(
    [...workingOrders.keys()].join() === records.workingOrderIds.join(),
    () => `orders ${[...workingOrders.keys()].join()} work, on record ${records.workingOrderIds.join()}`,
  );
}

function checkEnd(state: EngineState, records: RecordBook, { book }: FaultyVenue): void {
  const { portfolio, counts, plan } = state;
  const held = listed(netPositions(portfolio.openTrades));
  const venueHeld = listed(book.positions);
  expectThat(held === venueHeld, () => `the portfolio holds ${held}, the venue ${venueHeld}`);
  expectThat(
    book.cashCents === portfolio.cashCents,
    () => `cash ${portfolio.cashCents}, the venue's ${book.cashCents}`,
  );
  expectThat(
    records.bars === counts.bars && records.candidates === counts.candidates,
    () =>
      `the funnel has ${records.bars} bars and ${records.candidates} candidates, ${counts.bars} and ${counts.candidates} were run`,
  );
  const { entriesPerSessionMax, daysBetweenEntriesMin } = plan.strategy.entry;
  for (const [date, entries] of records.entriesDecidedOn) {
    expectThat(entries <= entriesPerSessionMax, () => `${entries} entries on ${date}`);
  }
  for (const [index, date] of records.openingDates.entries()) {
    const days = daysBetween(records.openingDates[index - 1] ?? ('2000-01-01' as SessionDate), date);
    expectThat(days >= daysBetweenEntriesMin, () => `${days} days between entries up to ${date}`);
  }
}

function listed(positions: ReadonlyMap<string, number>): string {
  const texts = [...positions].map(([key, quantity]) => `${quantity} of ${key}`);
  return texts.toSorted((a, b) => (a < b ? -1 : 1)).join(', ');
}
