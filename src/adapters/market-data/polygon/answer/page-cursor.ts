// Turns the vendor's next_url into the path of a page that holds no key and leads nowhere but to the vendor.
import { failedAnswer, type HttpResult } from '../../../http/index.ts';

/** The vendor's names before and after it was renamed; both serve the same accounts. */
const OFFICIAL_HOSTS: ReadonlySet<string> = new Set(['api.polygon.io', 'api.massive.com']);
/** Query names under which the vendor takes a key. */
const KEY_NAMES = new Set(['apikey', 'api_key', 'token']);
const CURSOR_LENGTH_MAX = 4096;

/** Where the pages of one request may stand: the base address and the front of their path. */
export interface PagePlace {
  readonly baseUrl: string;
  readonly pathFront: string;
}

/**
 * Path and query of `nextUrl`, keys taken out. Refused where its host is not the base's, since the key would follow it
 * there, and where it leads away from what was asked.
 */
export function pathOfNextUrl(nextUrl: string, { baseUrl, pathFront }: PagePlace): HttpResult<string> {
  const base = URL.parse(baseUrl);
  const url = URL.parse(nextUrl, baseUrl);
  if (base === null || url === null || nextUrl.length > CURSOR_LENGTH_MAX)
    return failedAnswer('cursor-refused', 'polygon: expected a next_url that is an address, found none');
  const isOwn =
    url.origin === base.origin ||
    (url.protocol === 'https:' && OFFICIAL_HOSTS.has(url.host) && OFFICIAL_HOSTS.has(base.host));
  if (!isOwn || url.username !== '' || url.password !== '') {
    const found = `polygon: expected a next_url of ${base.host}, found ${url.host}`;
    return failedAnswer('cursor-refused', `${found}; the key is not sent there`);
  }
  for (const name of Array.from(url.searchParams.keys()))
    if (KEY_NAMES.has(name.toLowerCase())) url.searchParams.delete(name);
  const folder = base.pathname.replace(/\/$/, '');
  const path = url.pathname.startsWith(`${folder}/`) ? url.pathname.slice(folder.length) : url.pathname;
  return checkedPath(path + url.search, pathFront);
}

/** Path and query of a page, or why they do not belong to this request. */
export function checkedPath(path: string, pathFront: string): HttpResult<string> {
  const [front = '', query = ''] = path.split('?', 2);
  const isOfRequest = front.startsWith(pathFront) && !front.includes('..') && !/[#\\\s]/.test(path);
  const hasKey = query.split('&').some((pair) => KEY_NAMES.has(pair.split('=')[0]?.toLowerCase() ?? ''));
  if (isOfRequest && !hasKey && path.length <= CURSOR_LENGTH_MAX) return { ok: true, value: path };
  const found = hasKey ? 'one that holds a key' : 'one of another request';
  return failedAnswer('cursor-refused', `polygon: expected a cursor of ${pathFront}, found ${found}`);
}
