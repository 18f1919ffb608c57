// Leaks where orders are filled and positions settled: a venue that looks at later bars than it should.
import { fillRulesOf } from '../../../src/apps/config/index.ts';
import type { ProofSubject } from '../../../src/apps/look-ahead/index.ts';
import { type PreparedRun, startRun } from '../../../src/apps/sessions/index.ts';
import { lifecycleRulesOf } from '../../../src/apps/sessions/lifecycle-rules.ts';
import { type BarClosed, centsFromDollars, invariant } from '../../../src/core/domain/index.ts';
import {
  createDatasetSource,
  createSimulatedRun,
  createVirtualTimers,
  type Dataset,
} from '../../../src/core/engine/index.ts';
import { createSimulatedVenue } from '../../../src/core/execution/index.ts';
import { tickRuleOn } from '../../../src/core/market/index.ts';
import type { PlantedLeak } from './planted-leak.ts';

/** Shows the venue another bar than the engine is shown. */
function inVenue(
  subject: ProofSubject,
  shown: (event: BarClosed, bar: number, dataset: Dataset) => BarClosed,
): ProofSubject {
  return {
    ...subject,
    start(run, sink, witness) {
      const { state } = startRun(run, { append: () => undefined });
      const { dataset } = run.market;
      const venue = venueOf(run);
      let bar = -1;
      const observe = (event: Parameters<typeof venue.observe>[0]): void => {
        if (event.kind !== 'bar-closed') {
          venue.observe(event);
          return;
        }
        bar += 1;
        venue.observe(shown(event, bar, dataset));
        // The chain of all bars is one: the engine finds it where it should stand.
        dataset.chain.at(bar);
      };
      const ports = {
        source: createDatasetSource(dataset),
        venue: {
          observe,
          takeReport: () => venue.takeReport(),
          execute: (...command: Parameters<typeof venue.execute>) => venue.execute(...command),
        },
        timers: createVirtualTimers(),
        sink,
        witness,
      };
      return createSimulatedRun(state, ports);
    },
  };
}

function venueOf({ market, inputs, request: { settings }, feeSchedule }: PreparedRun) {
  const { tables } = inputs;
  return createSimulatedVenue({
    ...fillRulesOf(settings.fill),
    isHaltedAt: () => false,
    tickRuleOn(root, date) {
      const rule = tickRuleOn(tables.tickRules, root, date);
      invariant(rule !== undefined, 'a contract that is traded has a tick rule');
      return rule;
    },
    feeSchedule,
    interest: undefined,
    lifecycle: lifecycleRulesOf({ ...market, settings, brokerRules: tables.brokerRules }),
    initialCashCents: centsFromDollars(settings.cash),
  });
}

const later = ({ series }: Dataset, bar: number): number => Math.min(bar + 1, series.length - 1);

export const VENUE_LEAKS: readonly PlantedLeak[] = [
  {
    name: 'orders filled at the quotes of the next bar',
    how: 'The venue looks at the chain of the bar that follows, under the stamp of this one.',
    module: 'orders and fills',
    plant: (subject) =>
      inVenue(subject, (event, bar, dataset) => ({ ...event, chain: dataset.chain.at(later(dataset, bar)) })),
  },
  {
    name: 'orders filled only where the market turns',
    how: 'A fill is let pass only at bars that the next one moves away from, the low of a bar before it is over.',
    module: 'orders and fills',
    plant: (subject) =>
      inVenue(subject, (event, bar, dataset) => {
        const { close } = dataset.series;
        const isLow = (close[later(dataset, bar)] ?? 0) > (close[bar] ?? 0);
        return isLow ? event : { ...event, chain: { unavailable: 'waits-for-the-low' } };
      }),
  },
  {
    name: 'expiries settled at tomorrow’s price',
    how: 'The value of the last bar of a session is that of the first one after it, a settlement row off by one.',
    module: 'settlement and cash',
    plant: (subject) =>
      inVenue(subject, (event, bar, dataset) => {
        const close = dataset.series.close[later(dataset, bar)] ?? event.bar.close;
        const isLast = dataset.sessionOf[bar] !== dataset.sessionOf[bar + 1];
        return isLast ? { ...event, bar: { ...event.bar, close } } : event;
      }),
  },
];
