// Faults planted in the engine are found by exploring, each with a way that leads to it.
import { describe, expect, it } from 'vitest';
import { type Exploration, explore } from './explore.ts';
import type { WorldRules } from './moment.ts';
import { tradingWorld } from './trading-world.ts';
import { condorWorld, QUIET_VENUE, type WorldOptions } from './worlds/condor-world.ts';

const STATES_MAX = 50_000;

type Planted = NonNullable<WorldRules['planted']>;

const FAULTS: readonly (readonly [string, Partial<WorldOptions>, Planted])[] = [
  [
    'fills that were seen are forgotten',
    { quantity: 2, isReordered: true },
    (state) => {
      state.seenFillIds.clear();
    },
  ],
  [
    'orders that ended are forgotten, and their late fills with them',
    { quantity: 2, isReordered: true },
    (state) => {
      state.endedOrders.clear();
    },
  ],
  [
    'an order that nothing is known of counts as rejected',
    { lineLosses: 1 },
    (state) => {
      if (!state.isConnected) state.workingOrders.clear();
    },
  ],
  [
    'a trade forgets that it is being closed',
    {},
    (state) => {
      for (const trade of state.portfolio.openTrades) trade.closingOrderId = undefined;
    },
  ],
  [
    'orders in shares are decided and never sent',
    { assignments: 1 },
    (_, commands) => {
      const kept = commands.filter(({ kind }) => kind !== 'submit-share-order');
      commands.splice(0, commands.length, ...kept);
    },
  ],
  [
    'closing orders are decided and never sent',
    {},
    (_, commands) => {
      const kept = commands.filter(
        (command) => command.kind !== 'submit-order' || command.order.action === 'open',
      );
      commands.splice(0, commands.length, ...kept);
    },
  ],
  [
    'shares that an assignment left are forgotten',
    { assignments: 1 },
    (state) => {
      for (const trade of state.portfolio.openTrades) trade.shares = 0;
    },
  ],
  [
    'a cent appears',
    {},
    (state) => {
      state.portfolio.cashCents += 1;
    },
  ],
  [
    'a leg of every trade vanishes',
    {},
    (state) => {
      for (const { legContracts } of state.portfolio.openTrades) legContracts[0] = 0;
    },
  ],
];

function explored(options: Partial<WorldOptions>, changes: Partial<WorldRules> = {}): Exploration {
  return explore(tradingWorld({ ...condorWorld({ ...QUIET_VENUE, ...options }), ...changes }), STATES_MAX);
}

/** Forgets every closing order of trades that something broke, as soon as it is decided. */
function withoutClosing(...[state, commands]: Parameters<Planted>): void {
  if (state.portfolio.openTrades.every(({ windDown }) => windDown === undefined)) return;
  const kept = commands.filter(
    (command) => command.kind !== 'submit-order' || command.order.action === 'open',
  );
  commands.splice(0, commands.length, ...kept);
  for (const [id, { order }] of state.workingOrders)
    if (order.intent.action === 'close') state.workingOrders.delete(id);
  for (const trade of state.portfolio.openTrades) trade.closingOrderId = undefined;
}

describe('a planted fault', () => {
  it.each(FAULTS)('is found: %s', (_, options, planted) => {
    const found = explored(options, { planted });
    expect(found.violations.length).toBeGreaterThan(0);
    expect(found.violations[0]?.path.length).toBeGreaterThan(0);
    // The same world without the fault has none: it is the fault that was found.
    expect(explored(options)).toMatchObject({ isClosed: true, violations: [] });
  });

  it('is found where a short that lost its cover is left alone', () => {
    const found = explored({ liquidations: 1 }, { planted: withoutClosing });
    expect(found.violations[0]?.problem).toBe('trade 1 is short without cover and nothing is done');
  });

  it('is found where a restart loses the last record', () => {
    const { restored } = condorWorld(QUIET_VENUE);
    const found = explored({ restarts: 1 }, { restored: (records) => restored(records.slice(0, -1)) });
    expect(found.violations.length).toBeGreaterThan(0);
  });
});
