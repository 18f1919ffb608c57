// A staged venue with one order of a condor under way, for tests of how orders are worked.
import { cents, type OrderIntent, type VenueReport } from '../../../domain/index.ts';
import { DAY, PM, stagedVenue, STRIKES } from '../../../../../test/fixtures/staged-venue.ts';
import { instant, stageCondor } from '../../../../../test/fixtures/venue-stage.ts';

export const CONDOR = stageCondor(PM, STRIKES);

/** Credit of a condor at the prices of a fill, cents a share. */
export function netOf(report: VenueReport | undefined): number | undefined {
  if (report?.kind !== 'order-filled') return undefined;
  return report.legPricesCents.reduce((sum, price, leg) => sum - ([1, -1, -1, 1][leg] ?? 0) * price, 0);
}

export type Rules = Parameters<typeof stagedVenue>[0];

/** A venue with one order of a condor sent at minute 10; bars as the test likes. */
export function sent(rules: Rules, order: Partial<OrderIntent> = {}) {
  const stage = stagedVenue(rules);
  stage.submit(1, 10, CONDOR, order);
  stage.drain();
  const replace = (limit: number, minute: number): readonly VenueReport[] => {
    stage.venue.execute(
      { kind: 'replace-order', orderId: 1, limitCents: cents(limit) },
      instant(DAY, minute),
    );
    return stage.drain();
  };
  return { ...stage, replace };
}
