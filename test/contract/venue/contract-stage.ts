// The stage of the venue contract: four quotes, orders as a test sends them, bars when it says so, and every report kept.
import {
  cents,
  type OrderFilled,
  type OrderIntent,
  type VenueReport,
} from '../../../src/core/domain/index.ts';
import type { Venue } from '../../../src/core/ports/index.ts';
import {
  instant,
  quoteLegs,
  stageBar,
  stageChain,
  stageCondor,
  stageExpiry,
  stageOrder,
  type StageQuotes,
} from '../../fixtures/venue-stage.ts';

export const DAY = '2018-01-16';
export const CONDOR = stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), [250, 260, 280, 290]);
// Worth 0.97 at mid; 0.89 to sell and 1.05 to buy back without waiting.
export const QUOTES = [
  [58, 63],
  [110, 115],
  [93, 97],
  [49, 51],
] as const;

export type Fill = Extract<VenueReport, { readonly kind: OrderFilled['kind'] }>;

export function drain(venue: Venue): VenueReport[] {
  const reports: VenueReport[] = [];
  for (let report = venue.takeReport(); report !== undefined; report = venue.takeReport())
    reports.push(report);
  return reports;
}

export const isFill = (report: VenueReport): report is Fill => report.kind === 'order-filled';
export const kinds = (reports: readonly VenueReport[]): readonly string[] => reports.map(({ kind }) => kind);

/** Credit of a condor at these prices, cents per share. */
export function netCents(prices: readonly number[]): number {
  return prices.reduce((sum, price, leg) => sum - ([1, -1, -1, 1][leg] ?? 0) * price, 0);
}

/** A venue on a stage whose bars come when the test says so; all reports are kept. */
export function onStage(venue: Venue) {
  const quotes: StageQuotes = new Map();
  quoteLegs(quotes, CONDOR, QUOTES);
  const reports: VenueReport[] = [];
  const collect = (): readonly VenueReport[] => {
    const taken = drain(venue);
    reports.push(...taken);
    return taken;
  };
  return {
    quotes,
    reports,
    submit(orderId: number, minute: number, changes: Partial<OrderIntent> = {}): readonly VenueReport[] {
      venue.execute(
        { kind: 'submit-order', orderId, order: stageOrder(CONDOR, changes) },
        instant(DAY, minute),
      );
      return collect();
    },
    cancel(orderId: number, minute: number): readonly VenueReport[] {
      venue.execute({ kind: 'cancel-order', orderId }, instant(DAY, minute));
      return collect();
    },
    replace(orderId: number, limit: number, minute: number): readonly VenueReport[] {
      venue.execute({ kind: 'replace-order', orderId, limitCents: cents(limit) }, instant(DAY, minute));
      return collect();
    },
    /** Two contracts are displayed behind every quote. */
    bar(minute: number): readonly VenueReport[] {
      const displayedSize = () => ({ bidContracts: 2, askContracts: 2 });
      const chain = { ...stageChain(quotes, instant(DAY, minute)), displayedSize };
      venue.observe(stageBar(DAY, minute, quotes, { chain }));
      return collect();
    },
  };
}
