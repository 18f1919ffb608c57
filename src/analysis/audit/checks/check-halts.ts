// Holds a run to its own halts: from a tripped limit or a person's order on nothing new is opened until a resume.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

export function createHaltCheck(complain: Complain): AuditCheck {
  let halt: string | undefined;
  // A daily loss may be set to last for its session only.
  let lossOfDay: string | undefined;
  // A trade that a flattening left with parts is wound down for it after a resume too.
  let hasFlattened = false;
  return {
    see(record: LedgerRecord) {
      if (record.type === 'kill-switch') hasFlattened ||= record.action === 'flatten';
      else if (record.type === 'operator-command') hasFlattened ||= record.command === 'flatten';
      else if ('exitReason' in record && record.exitReason === 'kill-switch' && !hasFlattened)
        complain(
          `order ${record.orderId} closes for the kill switch, which nothing on record has set to flatten`,
        );
      if (record.type === 'kill-switch') {
        const { reason, measured, limit, seq } = record;
        if (measured !== undefined && limit !== undefined && !(measured >= limit))
          complain(`the kill switch trips for ${reason} at ${measured}, short of its limit ${limit}`);
        const told = `${reason} at event ${seq}`;
        if (reason.startsWith('daily-loss')) lossOfDay ??= told;
        else halt ??= told;
      } else if (record.type === 'operator-command') {
        if (record.command === 'resume') halt = lossOfDay = undefined;
        else halt ??= `the operator's ${record.command} at event ${record.seq}`;
      } else if (record.type === 'session-closed') lossOfDay = undefined;
      else if (record.type === 'order-submitted' && record.action !== 'close') {
        const stopped = halt ?? lossOfDay;
        if (stopped !== undefined)
          complain(`order ${record.orderId} ${record.action}s after a halt: ${stopped}`);
      }
    },
  };
}
