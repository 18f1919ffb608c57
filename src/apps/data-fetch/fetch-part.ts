// Fetches one answer of a vendor: pages kept one by one, judged as a whole, and committed to the store with what they complete.
import { createHash } from 'node:crypto';
import type { CommitOutcome } from '../../adapters/dataset/index.ts';
import { columnsToJson, openPageSpool } from '../../adapters/storage/index.ts';
import type { EpochMs } from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import type { MarketDataPage, SessionSpan } from '../../core/ports/index.ts';
import { type FetchFailure, fetchFailure } from './fetch-failure.ts';
import { type FetchNote, isContradicted, NOTE, seriesOf, type SpoolLabel } from './journal/fetch-journal.ts';
import type { FetchTally } from './fetch-tally.ts';
import { type FetchTools, spoolFolderOf } from './fetch-tools.ts';
import { type AnswerPart, fillSpool, type KeptPage } from './fill-spool.ts';
import type { FetchOrder } from './orders/fetch-order.ts';
import { faultOfAnswer, isWhollyRead } from './rows/answer-faults.ts';
import { judgeRows } from './rows/judge-rows.ts';
import type { JudgedRows } from './rows/judged-rows.ts';
import { answerTimeOf, lastClosedSession } from './spans/closed-sessions.ts';
import { hadSessions } from './spans/had-sessions.ts';

/** The failure that ended the answer, its pages kept; `undefined` once everything is in the store. */
export async function fetchPart(
  order: FetchOrder,
  span: SessionSpan | undefined,
  tools: FetchTools,
  tally: FetchTally,
): Promise<FetchFailure | undefined> {
  const part = openPart(order, span, tools);
  // Quotes of one moment are not continued at another.
  if (tools.isRefresh || span === undefined) part.spool.clear();
  const failure = await fillSpool(part, tools, tally);
  if (failure !== undefined) {
    if (span === undefined) part.spool.clear();
    return failure;
  }
  return commitPart(part, tools, tally);
}

/** Removes the pages of an answer that the store has. */
export function forgetPart(order: FetchOrder, span: SessionSpan, tools: SpoolTools): void {
  openPart(order, span, tools).spool.clear();
}

type SpoolTools = Pick<FetchTools, 'holdsSecret' | 'store'>;

function openPart(
  order: FetchOrder,
  span: SessionSpan | undefined,
  { store, holdsSecret }: SpoolTools,
): AnswerPart {
  const label: SpoolLabel = { title: order.title, ...(span === undefined ? {} : { span }) };
  return { order, span, spool: openPageSpool<KeptPage>(spoolFolderOf(store), label, { holdsSecret }) };
}

async function commitPart(
  part: AnswerPart,
  tools: FetchTools,
  tally: FetchTally,
): Promise<FetchFailure | undefined> {
  const { order, span, spool } = part;
  const pages = spool.pages();
  const asked = span === undefined ? { ok: true as const, value: undefined } : spanThatIsOver(part, tools);
  if (!asked.ok) {
    spool.clear();
    return asked.failure;
  }
  const judged = judgeRows(pages, order, { calendar: tools.calendar, span: asked.value });
  tally.countJudged(judged);
  const fault = faultOfAnswer(pages, judged);
  const note = noteOf(part, judged, tools);
  // Without a row and without a day that is known to have none there is nothing to keep and nothing to tell.
  if (fault !== undefined || (judged.accepted === 0 && note.covers.length === 0)) {
    spool.clear();
    return fault === undefined ? undefined : fetchFailure('response-malformed', `${order.title}: ${fault}`);
  }
  const { state, manifest } = await commitRows(part, judged, { store: tools.store, note });
  tally.countCommit({ state, manifest });
  spool.clear();
  if (!isContradicted(manifest)) return undefined;
  const { accepted, conflictsWithStored } = manifest;
  const found = `found ${conflictsWithStored} of ${accepted} otherwise`;
  return fetchFailure(
    'conflicts-with-stored',
    `${order.title}: expected rows as the store has them, ${found}; the store's were kept, and a store of its own (--store FOLDER) takes these`,
  );
}

type SpanOver =
  | { readonly ok: true; readonly value: SessionSpan }
  | { readonly ok: false; readonly failure: FetchFailure };

/** The span as far as it was over by both clocks; where they are apart, neither can tell. */
function spanThatIsOver({ order, span, spool }: AnswerPart, { calendar }: FetchTools): SpanOver {
  const wanted = span as SessionSpan;
  const { earliestMs, aheadMs, areApart } = answerTimeOf(spool.pages());
  const lastClosed = lastClosedSession(calendar, earliestMs);
  if (lastClosed === undefined || wanted.to <= lastClosed) return { ok: true, value: wanted };
  if (!areApart) return { ok: true, value: { ...wanted, to: lastClosed } };
  const found = `found it ${Math.round(aheadMs / 60_000)} minutes ahead`;
  const why = `by the vendor's clock ${wanted.to} was not over; set this machine's clock, or ask up to ${lastClosed} (--to)`;
  const message = `${order.title}: expected this machine's clock within 5 minutes of the vendor's, ${found}: ${why}`;
  return { ok: false, failure: fetchFailure('clocks-apart', message) };
}

function noteOf({ order, span, spool }: AnswerPart, judged: JudgedRows, tools: FetchTools): FetchNote {
  const named = { title: order.title, series: seriesOf(order), origin: order.origin };
  if (span === undefined) return { ...named, covers: [] };
  const { covers, cut } = hadSessions(judged, order, {
    span,
    calendar: tools.calendar,
    askedOn: easternDateOf(answerTimeOf(spool.pages()).earliestMs as EpochMs),
    isWhollyRead: isWhollyRead(spool.pages()),
  });
  return { ...named, covers, ...(cut.length === 0 ? {} : { cut }) };
}

async function commitRows(
  { order, span, spool }: AnswerPart,
  judged: JudgedRows,
  { store, note }: Pick<FetchTools, 'store'> & { readonly note: FetchNote },
): Promise<CommitOutcome> {
  const pages = spool.pages();
  const { sha256, bytes } = fingerprintOf(note, pages);
  const into = await store.beginImport({
    name: span === undefined ? order.title : `${order.title} ${span.from}..${span.to}`,
    layout: `${order.source} ${pages[0]?.rows.kind ?? 'nothing'}`,
  });
  try {
    await judged.append(into);
  } catch (error) {
    await into.abandon();
    throw error;
  }
  const { accepted, repaired, quarantined, quarantinedLines } = judged;
  const notes = { [NOTE]: note };
  return into.commit({ sha256, bytes, accepted, repaired, quarantined, quarantinedLines, notes });
}

/** Of the answer with what it completes: the same rows for more days are another import, since they say more. */
function fingerprintOf(
  note: FetchNote,
  pages: readonly MarketDataPage[],
): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256').update(JSON.stringify(note));
  let bytes = 0;
  for (const { rows, leftOut } of pages) {
    const text = columnsToJson({ rows, leftOut });
    hash.update(text);
    bytes += text.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
