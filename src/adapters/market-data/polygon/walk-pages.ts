// Walks through the answers to the questions of an inquiry: one envelope a page, each with the place behind it.
import type { FailedAnswer, PageCursor, StopSignal } from '../../../core/ports/index.ts';
import { failedAnswer, type HttpAnswer, type HttpResult } from '../../http/index.ts';
import { type Envelope, readEnvelope } from './answer/envelope.ts';
import { checkedPath, pathOfNextUrl } from './answer/page-cursor.ts';
import { planNote } from './answer/plan-note.ts';
import type { Inquiry } from './inquiry.ts';
import type { PolygonClient } from './polygon-options.ts';

const PAGES_MAX = 10_000;

export interface WalkOptions {
  readonly after?: PageCursor;
  /** Cursors of the pages that the caller has. */
  readonly seen?: readonly PageCursor[];
  readonly stop?: StopSignal;
}

/** One page's envelope. */
export interface WalkedPage extends Envelope {
  readonly ok: true;
  readonly next: PageCursor | undefined;
  /** Epoch ms by the vendor's clock. */
  readonly answeredAtMs: number | undefined;
}

/** A place in an inquiry: which question, and the path of the page, empty at a question's beginning. */
interface Place {
  readonly question: number;
  readonly path: string;
}

/** Ends with the last page of the last question, or with a failure. */
export async function* walkPages(
  client: PolygonClient,
  inquiry: Inquiry,
  { after, seen: had = [], stop }: WalkOptions,
): AsyncGenerator<WalkedPage | FailedAnswer, void> {
  const first: HttpResult<Place> =
    after === undefined ? { ok: true, value: { question: 0, path: '' } } : placeOf(after, inquiry);
  if (!first.ok) {
    yield first;
    return;
  }
  const seen = new Set<string>([...had, cursorAt(first.value)]);
  let place: Place = first.value;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const envelope = await askedAt(client, inquiry, { place, stop });
    const next: HttpResult<Place | undefined> = envelope.ok
      ? placeBehind(envelope.value, { place, inquiry, client })
      : envelope;
    if (!envelope.ok || !next.ok) {
      yield envelope.ok ? (next as FailedAnswer) : envelope;
      return;
    }
    const cursor = next.value === undefined ? undefined : cursorAt(next.value);
    yield { ok: true, ...envelope.value, next: cursor, answeredAtMs: envelope.answeredAtMs };
    if (next.value === undefined || cursor === undefined) return;
    if (seen.has(cursor)) {
      yield failedAnswer(
        'cursor-repeated',
        'polygon: expected a next_url of a further page, found one that was asked',
      );
      return;
    }
    seen.add(cursor);
    place = next.value;
  }
  yield failedAnswer('pages-exceeded', `polygon: expected at most ${PAGES_MAX} pages, found more`);
}

interface Asking {
  readonly place: Place;
  readonly stop: StopSignal | undefined;
}

async function askedAt(
  { http }: PolygonClient,
  { questions, product }: Inquiry,
  { place, stop }: Asking,
): Promise<HttpAnswer<Envelope>> {
  const question = questions[place.question];
  if (question === undefined)
    return failedAnswer('cursor-refused', 'polygon: expected a cursor of this request');
  const request = place.path === '' ? { path: question.path, query: question.query } : { path: place.path };
  const text = await http.getJsonText({ ...request, ...(stop === undefined ? {} : { stop }) });
  if (text.ok) {
    const envelope = readEnvelope(text.value, product, question.expected);
    return envelope.ok ? { ...envelope, answeredAtMs: text.answeredAtMs } : envelope;
  }
  const { error } = text;
  return error.code === 'not-entitled'
    ? { ok: false, error: { ...error, message: `${error.message}; ${planNote(product)}` } }
    : text;
}

interface Standing {
  readonly place: Place;
  readonly inquiry: Inquiry;
  readonly client: PolygonClient;
}

function placeBehind(
  { nextUrl }: Envelope,
  { place, inquiry, client }: Standing,
): HttpResult<Place | undefined> {
  const { questions } = inquiry;
  if (nextUrl === undefined) {
    const question = place.question + 1;
    return { ok: true, value: question < questions.length ? { question, path: '' } : undefined };
  }
  const pathFront = questions[place.question]?.pathFront ?? '';
  const path = pathOfNextUrl(nextUrl, { baseUrl: client.baseUrl, pathFront });
  // A cursor is kept on disk: a key under whatever name may not get there.
  if (path.ok && client.hidden(path.value) !== path.value)
    return failedAnswer('cursor-refused', 'polygon: expected a next_url without a key, found one with it');
  return path.ok ? { ok: true, value: { question: place.question, path: path.value } } : path;
}

const cursorAt = ({ question, path }: Place): PageCursor => `${question}~${path}` as PageCursor;

function placeOf(cursor: PageCursor, { questions }: Inquiry): HttpResult<Place> {
  const [, digits = '', path = ''] = /^(\d{1,2})~(.*)$/.exec(cursor) ?? [];
  const question = Number(digits);
  const pathFront = questions[question]?.pathFront;
  if (digits === '' || pathFront === undefined)
    return failedAnswer('cursor-refused', 'polygon: expected a cursor of this request, found another text');
  if (path === '') return { ok: true, value: { question, path } };
  const checked = checkedPath(path, pathFront);
  return checked.ok ? { ok: true, value: { question, path: checked.value } } : checked;
}
