// Small worlds on one SPY condor: a few bars, one expiry, and a venue that is free within their rules.
import {
  cents,
  type Command,
  contractKey,
  hasContract,
  isoInstant,
  type OptionContract,
  type OrderFilled,
  type SessionDate,
  type SubmitOrder,
} from '../../../src/core/domain/index.ts';
import { FakeChain } from '../../../src/core/domain/market/fake-chain.fixture.ts';
import {
  emptyStepOutput,
  initialEngineState,
  restoreState,
  step,
  type TradingPlan,
} from '../../../src/core/engine/index.ts';
import { PLAN } from '../../../src/core/engine/engine-stage.fixture.ts';
import { type NetHolding, physicalSettlement } from '../../../src/core/execution/index.ts';
import { STRATEGY } from '../../../src/core/strategy/entry-case.fixture.ts';
import type { AdjustRules, EntryCadence, ExitRules } from '../../../src/core/strategy/index.ts';
import { instant, stageBar, stageExpiry, tickRuleOf } from '../../fixtures/venue-stage.ts';
import type { Scheduled, SettlementChoice, WorldRules } from '../moment.ts';
import type { UnderWay } from '../venue-model.ts';

const TODAY = '2018-01-16';
const EXPIRY_DAY = '2018-02-16';
const EXPIRY = stageExpiry('SPY', EXPIRY_DAY, 'PM');
const LAST_MINUTE = 390;
const CASH_CENTS = cents(10_000_000);

/** Limits move at every bar. */
const LADDER: NonNullable<TradingPlan['ladder']> = {
  usual: { startShare: 0, endShare: 1, stepShare: 0.5, rungMs: 300_000 },
  flatten: { startShare: 0.75, endShare: 1, stepShare: 0.25, rungMs: 300_000 },
  tickRuleOn: (root) => tickRuleOf(root, 1),
};

/** A plan that opens at most `quantity` units at once and closes them by `exit`, at the next bar unless told otherwise. */
function planOf(
  quantity: number,
  positions: number,
  {
    exit,
    entry,
    adjust,
  }: Required<Pick<WorldOptions, 'exit' | 'entry'>> & {
    readonly adjust: AdjustRules | undefined;
  },
): TradingPlan {
  return {
    ...PLAN,
    strategy: {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, dteMin: 31 },
      entry: {
        ...STRATEGY.entry,
        entriesPerSessionMax: positions,
        daysBetweenEntriesMin: 0,
        positionsMax: positions,
        ...entry,
      },
      exit: { ...STRATEGY.exit, dteFloor: 31, ...exit },
      adjust,
    },
    risk: { ...PLAN.risk, contractsMax: quantity, riskPerTradeRatio: 0.5 },
  };
}

function barAt(date: string, minute: number, spotPoints = 270): Scheduled & { readonly kind: 'bar' } {
  const atMs = instant(date, minute);
  const chain = new FakeChain([EXPIRY], atMs);
  chain.spotPoints = spotPoints;
  // The fixture is made for one root; only contracts of the expiry's own root are asked of it.
  Object.assign(chain, { root: 'SPY' });
  return {
    kind: 'bar',
    bar: stageBar(date, minute, new Map(), { root: 'SPY', chain, open: spotPoints, close: spotPoints }),
  };
}

/** The expiry at a close: longs in the money are exercised, and of the shorts all, or none where holders let them go. */
function settledAt(
  points: number,
  contracts: readonly OptionContract[],
  isAssigned = true,
): SettlementChoice {
  return {
    label: `settle at ${points}${isAssigned ? '' : ', shorts let go'}`,
    settle(held): UnderWay | undefined {
      const holdings = contracts
        .map((contract): NetHolding => ({ contract, quantity: held[contractKey(contract)] ?? 0 }))
        .filter(({ quantity }) => quantity !== 0);
      if (holdings.length === 0) return undefined;
      const { legs, cashCents, shares } = physicalSettlement(
        holdings,
        points,
        ({ contract, contracts: short }) => {
          const inTheMoney = (points * 100 - contract.strikeCents) * (contract.right === 'call' ? 1 : -1);
          return isAssigned && inTheMoney > 0 ? short : 0;
        },
      );
      return {
        report: {
          kind: 'expiry-settled',
          expiry: EXPIRY,
          settlementPoints: points,
          source: 'close',
          legs,
          feesCents: cents(0),
        },
        effect: {
          cashCents,
          shares,
          contracts: Object.fromEntries(
            holdings.map(({ contract, quantity }) => [contractKey(contract), -quantity]),
          ),
        },
      };
    },
  };
}

/** The contracts that the plan's entry at 11:00 would trade, and those that an adjustment at each bar under stress would take. */
function contractsOf(plan: TradingPlan, bars: readonly StressableBar[]): readonly OptionContract[] {
  const output = emptyStepOutput();
  // What rests would be in the way.
  const exit = { ...plan.strategy.exit, profitTargetRatio: undefined };
  const unresting = { ...plan, strategy: { ...plan.strategy, exit } };
  const entered = (): ReturnType<typeof initialEngineState> => {
    const probe = initialEngineState(unresting, CASH_CENTS);
    output.commands.length = 0;
    step(probe, barAt(TODAY, 90).bar, output);
    return probe;
  };
  entered();
  const opening = ordersOf(output.commands).at(0);
  if (opening === undefined) throw new Error('the world begins with an entry');
  const contracts = opening.order.structure.legs.map(({ contract }) => contract);
  for (const { date, minute, stressPoints } of plan.strategy.adjust === undefined ? [] : bars) {
    if (stressPoints === undefined) continue;
    const probe = entered();
    step(probe, { ...fillOf(opening), seq: 2, availableAtMs: probe.nowMs }, output);
    output.commands.length = 0;
    step(probe, barAt(date, minute, stressPoints).bar, output);
    for (const { order } of ordersOf(output.commands))
      for (const { contract } of order.structure.legs)
        if (!hasContract({ legs: contracts.map((one) => ({ contract: one, quantity: 1 })) }, contract))
          contracts.push(contract);
  }
  return contracts;
}

function ordersOf(commands: readonly Command[]): readonly SubmitOrder[] {
  return commands.filter((command) => command.kind === 'submit-order');
}

/** All units of an order, at the prices of the venue. */
function fillOf({ orderId, order }: SubmitOrder): Omit<OrderFilled, 'seq' | 'availableAtMs'> {
  return {
    kind: 'order-filled',
    orderId,
    fillId: 1,
    quantity: order.quantity,
    legPricesCents: [60, 160, 160, 60].map(cents),
    legDoubleMidsCents: [120, 320, 320, 120],
    legDeltas: undefined,
    quoteOrigin: order.quoteOrigin,
    quotedAtMs: order.quotedAtMs,
    feesCents: cents(0),
  };
}

export type WorldOptions = Omit<WorldRules, 'state' | 'schedule' | 'contracts' | 'restored'> & {
  readonly quantity: number;
  readonly positions?: number;
  /** Whether orders begin at mid and are moved towards natural. */
  readonly isOnLadder?: boolean;
  readonly exit?: Partial<ExitRules>;
  readonly entry?: Partial<EntryCadence>;
  readonly adjust?: AdjustRules;
  /** Bars of the days before the expiry in place of three in one morning: those at which the market may turn against the condor. */
  readonly bars?: readonly StressableBar[];
};

/** A bar at which the underlying stands between the shorts or, where that is told, at `stressPoints`. */
export interface StressableBar {
  readonly date: string;
  readonly minute: number;
  readonly stressPoints?: number;
}

const ONE_MORNING: readonly StressableBar[] = [90, 95, 100].map((minute) => ({ date: TODAY, minute }));

function stressable({ date, minute, stressPoints }: StressableBar): Scheduled {
  const calm = barAt(date, minute);
  if (stressPoints === undefined) return calm;
  return { ...calm, others: [{ name: `at ${stressPoints}`, bar: barAt(date, minute, stressPoints).bar }] };
}

/** A world of one day of trading, its expiry a month later and the morning after it. */
export function condorWorld({
  quantity,
  positions = 1,
  isOnLadder = false,
  exit = {},
  entry = {},
  adjust,
  bars = ONE_MORNING,
  ...options
}: WorldOptions): WorldRules {
  const plan = {
    ...planOf(quantity, positions, { exit, entry, adjust }),
    ...(isOnLadder ? { ladder: LADDER } : {}),
  };
  const contracts = contractsOf(plan, bars);
  const [, shortPut, shortCall] = contracts.map(({ strikeCents }) => strikeCents / 100);
  if (shortPut === undefined || shortCall === undefined) throw new Error('a condor has shorts');
  const schedule: Scheduled[] = [
    ...bars.map(stressable),
    barAt(EXPIRY_DAY, 380),
    barAt(EXPIRY_DAY, LAST_MINUTE),
    {
      kind: 'settle',
      atMs: instant(EXPIRY_DAY, LAST_MINUTE),
      choices: [
        settledAt(270, contracts),
        settledAt(shortPut - 1, contracts),
        settledAt(shortCall + 1, contracts, false),
        settledAt(shortCall + 20, contracts),
      ],
    },
    barAt('2018-02-20', 5),
  ];
  return {
    ...options,
    state: initialEngineState(plan, CASH_CENTS),
    schedule,
    contracts,
    restored: (records) =>
      restoreState(records, {
        plan,
        initialCashCents: CASH_CENTS,
        structure: 'iron-condor',
        expiryOf: () => EXPIRY,
        dateOf: (atMs) => isoInstant(atMs).slice(0, 10) as SessionDate,
      }),
  };
}

/** One unit of one trade, and a venue that does nothing of its own accord. */
export const QUIET_VENUE: WorldOptions = {
  quantity: 1,
  assignments: 0,
  liquidations: 0,
  rejections: 0,
  restarts: 0,
  lineLosses: 0,
  flattenings: 0,
  isAcknowledged: false,
  isReordered: false,
};
