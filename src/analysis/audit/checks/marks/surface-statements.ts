// What a fill states of its chain that cannot be: it is told for every leg, above 0, and settles when its expiry always does.
import type { OrderFilledRecord } from '../../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../../audit-check.ts';

/** Follows when each expiry settles: all fills of one tell the same instant, later than their own. */
export function createSurfaceCheck(complain: Complain): AuditCheck {
  const settlesAt = new Map<string, number>();
  return {
    see(record) {
      if (record.type !== 'order-filled' || record.surface === undefined) return;
      for (const problem of problemsOfSurface(record, record.surface))
        complain(`the fill of order ${record.orderId} ${problem}`);
      const [leg] = record.legs;
      if (leg === undefined) return;
      const expiry = `${leg.root} ${leg.expiry} ${leg.settlement}`;
      const { settlesAtMs } = record.surface;
      const told = settlesAt.get(expiry) ?? settlesAtMs;
      settlesAt.set(expiry, told);
      if (told !== settlesAtMs)
        complain(
          `the fill of order ${record.orderId} settles ${expiry} at another instant than fills before`,
        );
    },
  };
}

function problemsOfSurface(
  { legs, atMs }: OrderFilledRecord,
  { spotPoints, forwardPoints, settlesAtMs, legIvs }: NonNullable<OrderFilledRecord['surface']>,
): readonly string[] {
  const problems: string[] = [];
  if (legIvs.length !== legs.length)
    problems.push(`tells ${legIvs.length} volatilities of ${legs.length} legs`);
  if (!(spotPoints > 0 && forwardPoints > 0 && legIvs.every((iv) => iv > 0)))
    problems.push('tells a spot, a forward or a volatility of 0 or less');
  if (settlesAtMs < atMs) problems.push('is of contracts that have settled');
  return problems;
}
