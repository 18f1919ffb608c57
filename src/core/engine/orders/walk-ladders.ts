// The price ladder of working orders: where an order's limit begins, and the replacements that walk it towards natural.
import {
  type BarClosed,
  type Cents,
  cents,
  chainOfOrigin,
  invariant,
  type OrderIntent,
} from '../../domain/index.ts';
import { ladderLimitCents, type PriceLadder, rungAt, rungShare } from '../../execution/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import type { StepOutput } from '../step-output.ts';
import { RESTORED_RUNGS } from './ladder-plan.ts';

/** Until quotes tell a price a closing order pays nothing, and an opening one asks for what was approved at least. */
const UNQUOTED_DEBIT = cents(0);

/** The limit that an order on a ladder begins with; `undefined` where it walks none. */
export function firstLimit(state: EngineState, orderId: number, intent: OrderIntent): Cents | undefined {
  const ladder = ladderOf(state, intent);
  if (ladder === undefined) return undefined;
  const { bar } = laneOf(state, intent.structure.expiry.root);
  const quoted = bar && limitAt(state, intent, rungShare(ladder, 0), bar);
  const limitCents = quoted ?? unquotedLimit(intent);
  state.ladders.set(orderId, { rungs: quoted === undefined ? -1 : 0, limitCents });
  return limitCents;
}

/** Moves the limit of every working order whose time on its rung is over to where its next rung stands on the bar's quotes. */
export function walkLadders(state: EngineState, bar: BarClosed, output: StepOutput): void {
  if (state.plan.ladder === undefined || state.workingOrders.size === 0) return;
  // A limit cannot be moved while nothing is known of the order.
  if (!state.isConnected) return;
  for (const working of state.workingOrders.values()) walk({ state, bar, output }, working);
  if (state.ladders.size <= state.workingOrders.size) return;
  for (const orderId of state.ladders.keys())
    if (!state.workingOrders.has(orderId)) state.ladders.delete(orderId);
}

interface Walk {
  readonly state: EngineState;
  readonly bar: BarClosed;
  readonly output: StepOutput;
}

function walk({ state, bar, output }: Walk, { order }: WorkingOrder): void {
  const { id: orderId, intent, submittedAtMs } = order;
  const ladder = ladderOf(state, intent);
  if (ladder === undefined || order.state === 'unknown') return;
  if (laneOf(state, intent.structure.expiry.root) !== state.lane) return;
  const progress = state.ladders.get(orderId);
  const workedMs = state.nowMs - Math.max(submittedAtMs, intent.workFromMs ?? 0);
  const rungs = Math.max(0, Math.floor(workedMs / ladder.rungMs));
  if (progress !== undefined && rungs <= progress.rungs) return;
  const limitCents = limitAt(state, intent, rungShare(ladder, rungAt(ladder, workedMs)), bar);
  if (limitCents === undefined) return;
  state.ladders.set(orderId, { rungs, limitCents });
  // What was asked for before a restart may never have been sent: the same is asked for again.
  const isRestored = progress?.rungs === RESTORED_RUNGS;
  if (limitCents === progress?.limitCents && !isRestored) return;
  const about = { orderId, limitCents };
  output.records.push({
    type: 'replace-submitted',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId: intent.tradeId,
    ...about,
  });
  output.commands.push({ kind: 'replace-order', ...about });
}

function ladderOf({ plan }: EngineState, intent: OrderIntent): PriceLadder | undefined {
  if (intent.rests === true) return undefined;
  return intent.exitReason === 'kill-switch' ? plan.ladder?.flatten : plan.ladder?.usual;
}

function limitAt(state: EngineState, intent: OrderIntent, share: number, bar: BarClosed): Cents | undefined {
  const { ladder } = state.plan;
  invariant(ladder !== undefined, 'an order walks a ladder of the plan');
  const chain = chainOfOrigin(bar, intent.quoteOrigin);
  if (chain === undefined) return undefined;
  const tickRule = ladder.tickRuleOn(intent.structure.expiry.root, bar.sessionDate);
  return ladderLimitCents(intent, share, { chain, tickRule });
}

function unquotedLimit({ action, limitCents }: OrderIntent): Cents {
  if (action === 'close') return UNQUOTED_DEBIT;
  invariant(limitCents !== undefined, 'an opening order has a limit');
  return limitCents;
}
