// Tells what an answer of a vendor means: usable, to be asked again, or the end of the request.
import type { FailedAnswer, MarketDataFailureCode } from '../../core/ports/index.ts';
import { failedAnswer } from './http-failure.ts';

/** The form of body that a request expects. */
export type BodyForm = 'json' | 'csv';

const MESSAGE_LENGTH_MAX = 200;

const CODES: ReadonlyMap<number, MarketDataFailureCode> = new Map([
  [401, 'credentials-refused'],
  [402, 'not-entitled'],
  [403, 'not-entitled'],
  [404, 'not-found'],
  [408, 'response-timeout'],
  [410, 'not-found'],
  [413, 'request-refused'],
  [425, 'vendor-unavailable'],
  [429, 'rate-limited'],
]);

/** The failure that a status other than 200 is, with the vendor's own words from `body` where it has some. */
export function failureOfStatus(status: number, body: string): FailedAnswer {
  const words = wordsOf(body);
  const found = `expected status 200, found ${status}${words === undefined ? '' : `: ${words}`}`;
  if (status < 300) return failedAnswer('response-cut', `${found}; only 200 is a whole answer`);
  if (status >= 300 && status < 400)
    return failedAnswer('redirect-refused', `${found}; keys are not sent on to another address`);
  if (status === 403)
    return failedAnswer('not-entitled', `${found}; the key is refused, or its plan does not hold this`);
  return failedAnswer(CODES.get(status) ?? (status >= 500 ? 'vendor-unavailable' : 'request-refused'), found);
}

/** Why a body of an answer of status 200 is not of the expected form, or `undefined`. */
export function failureOfForm(
  form: BodyForm,
  contentType: string | null,
  body: string,
): FailedAnswer | undefined {
  const kind = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isMarkup = /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);
  // Tables come as text/csv, text/plain, application/octet-stream and more; what cannot be one is the shorter list.
  const isOfForm = form === 'json' ? /(?:^|[/+])json$/.test(kind) : !/json|html|xml|image|pdf|zip/.test(kind);
  if (!isOfForm || isMarkup) {
    const found = isMarkup ? 'a page of markup' : kind === '' ? 'no type' : kind;
    return failedAnswer('response-type', `expected ${form}, found ${found}`);
  }
  if (form === 'json' ? isJson(body) : body.endsWith('\n')) return undefined;
  const [expected, found] =
    form === 'json' ? ['json', 'that are none'] : ['a table whose last line ends', 'that end within a line'];
  return failedAnswer('response-malformed', `expected ${expected}, found ${body.length} characters ${found}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The message in a JSON error; other bodies, pages of markup above all, help nobody. */
function wordsOf(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const fields = parsed as Readonly<Record<string, unknown>>;
    const words = [fields['message'], fields['error'], fields['msg']].find(
      (field) => typeof field === 'string',
    );
    return typeof words === 'string' ? frontOf(words) : undefined;
  } catch {
    return undefined;
  }
}

/** Ends between two words: a part of a key would not be known as one. */
function frontOf(words: string): string {
  return words.length <= MESSAGE_LENGTH_MAX ? words : words.slice(0, MESSAGE_LENGTH_MAX).replace(/\S*$/, '…');
}
