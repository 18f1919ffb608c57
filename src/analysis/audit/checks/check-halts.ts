// Holds a run to its own halts: from a tripped limit or a person's order on nothing new is opened until a resume.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

export function createHaltCheck(complain: Complain): AuditCheck {
  let halt: string | undefined;
  // A daily loss may be set to last for its session only.
  let lossOfDay: string | undefined;
  return {
    see(record: LedgerRecord) {
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
      else if (record.type === 'order-submitted' && record.action === 'open') {
        const stopped = halt ?? lossOfDay;
        if (stopped !== undefined) complain(`order ${record.orderId} opens after a halt: ${stopped}`);
      }
    },
  };
}
