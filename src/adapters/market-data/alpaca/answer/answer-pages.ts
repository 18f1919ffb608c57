// Goes through a long answer page by page, until it ends, fails, is stopped or goes round in circles.
import type { z } from 'zod';
import type {
  FailedAnswer,
  MarketDataPage,
  PageCursor,
  PageRows,
  StopSignal,
} from '../../../../core/ports/index.ts';
import { failedAnswer } from '../../../http/index.ts';
import type { AlpacaCall, AlpacaClient } from '../alpaca-client.ts';
import { createRecordTally, type RecordTally } from './record-tally.ts';

/** More pages than any sensible request has: 100 million bars. */
const PAGES_MAX = 10_000;
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** A request in the vendor's terms, and how its answers are read. */
export interface PagedQuestion<Envelope extends { readonly next_page_token?: string | null | undefined }> {
  readonly call: (token: string | undefined) => AlpacaCall;
  readonly envelope: z.ZodType<Envelope>;
  readonly rowsOf: (envelope: Envelope, tally: RecordTally) => PageRows;
  /** What an account may do whose plan does not hold this; `undefined` where there is nothing. */
  readonly planNote: string | undefined;
}

/** Where to begin and when to stop. */
export interface PageOptions {
  readonly after?: PageCursor | undefined;
  /** Cursors of the pages that the caller has. */
  readonly seen?: readonly PageCursor[] | undefined;
  readonly stop?: StopSignal | undefined;
}

export async function* answerPages<Envelope extends { readonly next_page_token?: string | null | undefined }>(
  client: AlpacaClient,
  question: PagedQuestion<Envelope>,
  { after, seen = [], stop }: PageOptions,
): AsyncGenerator<MarketDataPage | FailedAnswer, void, void> {
  const asked = new Set<string>(seen);
  let token: string | undefined = after;
  if (after !== undefined && !TOKEN.test(after)) {
    yield failedAnswer('cursor-refused', 'alpaca: expected a page token of the vendor, found another text');
    return;
  }
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    if (token !== undefined) asked.add(token);
    const body = await client.ask(question.call(token), stop);
    const read = body.ok ? readPage(question, body.value, body.answeredAtMs) : noted(body, question.planNote);
    if (!read.ok) {
      yield read;
      return;
    }
    const next: string | undefined = read.next;
    // A cursor is kept on disk: a key may not get there.
    if (next !== undefined && client.holdsKey(next)) {
      yield failedAnswer('cursor-refused', 'alpaca: expected a page token without a key, found one with it');
      return;
    }
    // The rows of a page that leads back have most likely been given before.
    if (next !== undefined && asked.has(next)) {
      yield failedAnswer(
        'cursor-repeated',
        `alpaca: expected a new page token on page ${page}, found an earlier one`,
      );
      return;
    }
    yield read;
    if (next === undefined) return;
    token = next;
  }
  yield failedAnswer('pages-exceeded', `alpaca: expected at most ${PAGES_MAX} pages, found more`);
}

function noted(failed: FailedAnswer, planNote: string | undefined): FailedAnswer {
  const { code, message } = failed.error;
  return code === 'not-entitled' && planNote !== undefined
    ? failedAnswer(code, `${message}; ${planNote}`)
    : failed;
}

function readPage<Envelope extends { readonly next_page_token?: string | null | undefined }>(
  { envelope, rowsOf }: PagedQuestion<Envelope>,
  body: unknown,
  answeredAtMs: number | undefined,
): MarketDataPage | FailedAnswer {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return malformed(parsed.error);
  const token = parsed.data.next_page_token ?? '';
  if (token !== '' && !TOKEN.test(token)) {
    return failedAnswer(
      'response-malformed',
      'alpaca: expected a page token of printable characters, found another text',
    );
  }
  const tally = createRecordTally();
  const rows = rowsOf(parsed.data, tally);
  const next = token === '' ? undefined : (token as PageCursor);
  return { ok: true, rows, leftOut: tally.leftOut, next, answeredAtMs };
}

/** What is wrong with an envelope; deeper paths hold names of the body, which are not repeated. */
export function malformed(error: z.ZodError): FailedAnswer {
  const found = error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${String(path[0] ?? 'body')}: ${message}`);
  return failedAnswer(
    'response-malformed',
    `alpaca: expected an answer as the vendor documents it, found ${found.join('; ').slice(0, 200)}`,
  );
}
