// Every history of small worlds in which an order that moves a side of a condor meets the exit of its trade; planted faults are found there.
import { describe, expect, it } from 'vitest';
import type { OpenTrade } from '../../src/core/domain/index.ts';
import { ADJUST_CAMPAIGN, ADJUST_WORLDS } from './worlds/adjust-worlds.ts';
import { expectEveryHistoryToRest, STATES_MAX } from './every-history.ts';
import { explore } from './explore.ts';
import type { WorldRules } from './moment.ts';
import { tradingWorld } from './trading-world.ts';
import { condorWorld, QUIET_VENUE } from './worlds/condor-world.ts';

/** `QUANTOR_EXPLORE=all` explores the worlds of minutes too. */
const WORLDS =
  process.env['QUANTOR_EXPLORE'] === 'all' ? [...ADJUST_WORLDS, ...ADJUST_CAMPAIGN] : ADJUST_WORLDS;

describe('adjustments with a venue and a market that may do anything', () => {
  it.each(WORLDS)(
    '%s: no violation, and every state comes to rest',
    { timeout: 600_000 },
    (name, options) => {
      let adjusted = 0;
      const planted: WorldRules['planted'] = ({ portfolio }) => {
        for (const { adjustments } of portfolio.openTrades) adjusted += adjustments.length;
      };
      expectEveryHistoryToRest(name, { ...options, planted });
      expect(adjusted).toBeGreaterThan(0);
    },
  );
});

const FAULTS: readonly (readonly [string, NonNullable<WorldRules['planted']>])[] = [
  [
    'a trade forgets the order that changes it',
    ({ portfolio }) => {
      for (const trade of portfolio.openTrades) trade.adjustingOrderId = undefined;
    },
  ],
  [
    'an exit that waits for its end is forgotten',
    ({ portfolio }) => {
      for (const trade of portfolio.openTrades) trade.pendingExit = undefined;
    },
  ],
  [
    'orders are never taken back',
    (_, commands) => {
      commands.splice(0, commands.length, ...commands.filter(({ kind }) => kind !== 'cancel-order'));
    },
  ],
  [
    'the legs of before are counted after it',
    ({ portfolio }) => {
      for (const trade of portfolio.openTrades)
        if (trade.adjustments.length > 0) Object.assign(trade, { opening: firstOpening(trade) });
    },
  ],
];

/** As the trade was opened, whatever has changed it since. */
function firstOpening({ opening }: OpenTrade): OpenTrade['opening'] {
  return { ...opening, structure: opening.candidate.structure };
}

describe('a fault planted in adjustments', () => {
  it.each(FAULTS)('%s: it is found', (_, planted) => {
    const [, options] = ADJUST_WORLDS[0] ?? ['', {}];
    const found = explore(tradingWorld(condorWorld({ ...QUIET_VENUE, ...options, planted })), STATES_MAX);
    expect(found.violations.length + found.strandedStates).toBeGreaterThan(0);
  });
});
