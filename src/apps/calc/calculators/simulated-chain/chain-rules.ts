// The bundled calendar, listings and price steps that simulated chains rest on, read once a process.
import {
  readCalendarTable,
  readEconomicReleases,
  readListingRules,
  readTickRules,
} from '../../../../adapters/bundled/index.ts';
import { type InputFailure, type Root, ROOTS, type SessionDate } from '../../../../core/domain/index.ts';
import {
  buildEconomicCalendar,
  buildTradingCalendar,
  createListings,
  type TimedRelease,
} from '../../../../core/market/index.ts';
import { type ChainRules, VarianceClock } from '../../../../core/synthetic/index.ts';

const known = new Map<Root, ChainRules>();

/** The rules of a root; throws where the package's own tables are damaged. */
export function chainRulesOf(root: Root): ChainRules {
  const found = known.get(root) ?? readChainRules(root);
  known.set(root, found);
  return found;
}

/** The roots of the S&P 500 that list an expiry on a date. */
export function rootsListing(expiry: SessionDate, date: SessionDate): readonly Root[] {
  return ROOTS.filter((root) =>
    chainRulesOf(root)
      .listings.expiriesOn(date)
      .some(({ sessionDate }) => sessionDate === expiry),
  );
}

function readChainRules(root: Root): ChainRules {
  const shared = [...known.values()][0];
  const calendar = shared?.calendar ?? buildTradingCalendar(tableOf(readCalendarTable()));
  return {
    calendar,
    clock: shared?.clock ?? new VarianceClock(calendar.sessions, economicReleases()),
    listings: createListings(tableOf(readListingRules()), calendar, root),
    tickRules: shared?.tickRules ?? tableOf(readTickRules()),
  };
}

function economicReleases(): readonly TimedRelease[] {
  return buildEconomicCalendar(tableOf(readEconomicReleases())).releases;
}

function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}
