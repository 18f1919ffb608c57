// When an answer as a whole is none: too little of it could be read, or nothing of it is what was asked.
import type { MarketDataPage } from '../../../core/ports/index.ts';
import { joinLeftOut, rowCountOf } from './join-pages.ts';
import { type Counts, type JudgedRows, OUTSIDE_SPAN } from './judged-rows.ts';

/** A vendor's form changed behind our back shows as records of which most cannot be read. */
const UNREADABLE_SHARE_MAX = 0.5;

/** Whether no record was left out but for its date. */
export function isWhollyRead(pages: readonly MarketDataPage[]): boolean {
  return Object.keys(joinLeftOut(pages)).every((reason) => reason === OUTSIDE_SPAN);
}

/** Records that were not what the vendor's form says; quotes that a contract lacks, say, are none of them. */
function unreadableOf(pages: readonly MarketDataPage[]): number {
  return Object.entries(joinLeftOut(pages)).reduce(
    (sum, [reason, count]) => (isUnreadable(reason) ? sum + count : sum),
    0,
  );
}

function isUnreadable(reason: string): boolean {
  return reason.startsWith('unreadable-') || reason.endsWith('-unreadable') || reason === 'another-symbol';
}

/** What was expected and found, or `undefined` where the answer can be used; one without any record has no fault. */
export function faultOfAnswer(pages: readonly MarketDataPage[], judged: JudgedRows): string | undefined {
  if (judged.refused !== undefined) return judged.refused;
  const rows = pages.reduce((sum, page) => sum + rowCountOf(page.rows), 0);
  const unreadable = unreadableOf(pages);
  const records = rows + unreadable;
  if (unreadable > records * UNREADABLE_SHARE_MAX)
    return `expected records that can be read, found ${unreadable} of ${records} that cannot (${told(joinLeftOut(pages))})`;
  if (judged.accepted + judged.valuelessDates.length > 0 || Object.keys(judged.quarantined).length === 0)
    return undefined;
  return `expected rows of what was asked, found none among ${records} (${told(judged.quarantined)})`;
}

function told(counts: Counts): string {
  return Object.entries(counts)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}
