// Places of trades that were rolled out: each is taken or given up, in its session or after its close in the next, once, by no more units of the class, at a later expiry; a successor leaves no place of its own.
import type { LedgerRecord, OrderFilledRecord, OrderSubmittedRecord } from '../../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../../audit-check.ts';

interface Held {
  readonly root: string | undefined;
  readonly expiry: string | undefined;
  quantity: number;
  /** When its place was left. */
  leftAtMs: number;
}

export function createRollOutCheck(complain: Complain): AuditCheck {
  const held = new Map<number, Held>();
  const places = new Map<number, Held>();
  const successorOrders = new Set<number>();
  const successors = new Set<number>();
  return {
    see(record: LedgerRecord) {
      if (record.type === 'order-filled' && record.action === 'open') {
        note(held, record);
        if (successorOrders.has(record.orderId)) successors.add(record.tradeId);
      } else if (record.type === 'trade-closed') {
        const trade = held.get(record.tradeId);
        if (record.reason === 'roll-out' && trade !== undefined)
          places.set(record.tradeId, { ...trade, leftAtMs: record.atMs });
        if (record.reason === 'roll-out' && successors.has(record.tradeId))
          complain(`trade ${record.tradeId}: expected a successor to be left to its exits, found roll-out`);
        held.delete(record.tradeId);
      } else if (record.type === 'session-closed') {
        for (const tradeId of overdue(places, record.atMs)) {
          places.delete(tradeId);
          complain(
            `trade ${tradeId} was rolled out: expected its place to be taken or given up by its session's close, found neither`,
          );
        }
      } else if (record.type === 'adjustment-refused' && record.gate === 'session-over') {
        if (!places.delete(record.tradeId))
          complain(
            `trade ${record.tradeId} is given no successor: expected a trade that was rolled out and has none, found no such trade`,
          );
      }
      if (record.type !== 'order-submitted' || record.rolledFrom === undefined) return;
      successorOrders.add(record.orderId);
      for (const problem of problemsOf(record, record.rolledFrom, places)) complain(problem);
    },
  };
}

/** What is left at the close itself has the next session. */
function overdue(places: ReadonlyMap<number, Held>, closeMs: number): readonly number[] {
  return [...places].filter(([, { leftAtMs }]) => leftAtMs < closeMs).map(([tradeId]) => tradeId);
}

function note(held: Map<number, Held>, { tradeId, quantity, legs }: OrderFilledRecord): void {
  const trade = held.get(tradeId);
  const [first] = legs;
  if (trade === undefined)
    held.set(tradeId, { root: first?.root, expiry: first?.expiry, quantity, leftAtMs: 0 });
  else trade.quantity += quantity;
}

/** Takes the place, where there is one. */
function problemsOf(
  { orderId, action, quantity, legs }: OrderSubmittedRecord,
  tradeId: number,
  places: Map<number, Held>,
): readonly string[] {
  const place = places.get(tradeId);
  places.delete(tradeId);
  const name = `order ${orderId}, which takes the place of trade ${tradeId}`;
  if (action !== 'open') return [`${name}: expected an opening order, found ${action}`];
  if (place === undefined)
    return [`${name}: expected a trade that was rolled out in this session and has no successor, found none`];
  const found: string[] = [];
  if (quantity > place.quantity)
    found.push(`${name}: expected at most its ${place.quantity} units, found ${quantity}`);
  const [first] = legs;
  if (first?.root !== place.root)
    found.push(`${name}: expected options on ${place.root}, found ${first?.root}`);
  const expiry = first?.expiry ?? '';
  if (place.expiry !== undefined && expiry <= place.expiry)
    found.push(`${name}: expected an expiry after ${place.expiry}, found ${expiry}`);
  return found;
}
