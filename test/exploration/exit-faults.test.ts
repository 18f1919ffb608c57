// Faults planted in how trades are left are found by exploring: orders that meet each other, reasons that are lost or changed.
import { describe, expect, it } from 'vitest';
import type { OpenTrade } from '../../src/core/domain/index.ts';
import { EXIT_WORLDS } from './worlds/exit-worlds.ts';
import { explore } from './explore.ts';
import type { WorldRules } from './moment.ts';
import { tradingWorld } from './trading-world.ts';
import { condorWorld, QUIET_VENUE } from './worlds/condor-world.ts';

const STATES_MAX = 50_000;

type Planted = NonNullable<WorldRules['planted']>;

const eachTrade =
  (spoil: (trade: OpenTrade) => void): Planted =>
  (state) => {
    for (const trade of state.portfolio.openTrades) spoil(trade);
  };

const FAULTS: readonly (readonly [name: string, world: string, planted: Planted])[] = [
  [
    'a reason that waits for an order to end is forgotten',
    'rests, touched',
    eachTrade((trade) => {
      trade.pendingExit = undefined;
    }),
  ],
  [
    'a reason that waits is replaced by a later one',
    'rests, touched',
    eachTrade((trade) => {
      if (trade.pendingExit !== undefined) trade.pendingExit = 'days-held';
    }),
  ],
  [
    'a trade forgets that an order stands for it',
    'rests, touched',
    eachTrade((trade) => {
      trade.closingOrderId = undefined;
    }),
  ],
  [
    'orders are never taken back',
    'rests, touched',
    (_, commands) => {
      const kept = commands.filter(({ kind }) => kind !== 'cancel-order');
      commands.splice(0, commands.length, ...kept);
    },
  ],
  [
    'a trade in parts counts what its order closed as held',
    'rests in parts, touched',
    eachTrade((trade) => {
      if (trade.legContracts.some((held) => held !== 0)) {
        for (const [place, { quantity }] of trade.opening.structure.legs.entries())
          trade.legContracts[place] = quantity * trade.opening.quantity;
      }
    }),
  ],
  [
    'the order of the day is not sent anew',
    'rests by the day, floor or touch',
    (_, commands) => {
      const kept = commands.filter(
        (command) => command.kind !== 'submit-order' || command.order.rests !== true,
      );
      commands.splice(0, commands.length, ...kept);
    },
  ],
];

describe('a fault planted in the exits', () => {
  it.each(FAULTS)('is found: %s', (_, name, planted) => {
    const options = EXIT_WORLDS.find(([one]) => one === name)?.[1];
    const found = explore(
      tradingWorld({ ...condorWorld({ ...QUIET_VENUE, ...options }), planted }),
      STATES_MAX,
    );
    expect(found.violations.length).toBeGreaterThan(0);
    expect(found.violations[0]?.path.length).toBeGreaterThan(0);
  });
});
