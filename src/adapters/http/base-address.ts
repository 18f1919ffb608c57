// Decides which addresses a client may ask: one origin, over https, or over http on this machine.
import type { HttpRequest, HttpResult } from './http-client-options.ts';
import { failedAnswer } from './http-failure.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The base as an address, or why keys may not be sent there. */
export function parseBaseAddress(text: string): HttpResult<URL> {
  const url = URL.parse(text);
  const expected = `expected https://HOST, or http:// to this machine, as address`;
  // The text itself may hold a password, so that a message names no more than scheme and host.
  if (url === null) return failedAnswer('address-refused', `${expected}, found no address`);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe) return failedAnswer('address-refused', `${expected}, found ${url.protocol}//${url.host}`);
  if (url.username !== '' || url.password !== '')
    return failedAnswer('address-refused', `${expected}, found one with a user or a password in it`);
  return { ok: true, value: url };
}

/** The address of a request, or `address-refused` where it would leave the base's origin. */
export function addressOf(base: URL, { path, query }: HttpRequest): HttpResult<URL> {
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path);
  const url = isAbsolute
    ? URL.parse(path, base.href)
    : URL.parse(folder + path.replace(/^\//, ''), base.origin);
  if (url === null) return failedAnswer('address-refused', 'expected the path of a request, found none');
  if (url.origin !== base.origin || url.username !== '' || url.password !== '')
    return failedAnswer('address-refused', `expected an address of ${base.origin}, found ${url.origin}`);
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return { ok: true, value: url };
}
