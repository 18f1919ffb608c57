import { expect, test } from 'vitest';
import { checkedPath, pathOfNextUrl } from './page-cursor.ts';

const FRONT = '/v2/aggs/ticker/SPY/range/1/minute/';
const BASE = 'https://api.massive.com';

test.each([
  [`${BASE}${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`, BASE],
  [`${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`, BASE],
  [`${BASE}${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ&apiKey=abc`, BASE],
  [`${BASE}${FRONT}1577941/2020-01-02?APIKEY=abc&cursor=bGltaXQ9MQ`, BASE],
  // The service answers under its former name, and names itself by its new one.
  [`https://api.polygon.io${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`, BASE],
  [`${BASE}${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`, 'https://api.polygon.io/'],
  [`http://127.0.0.1:9/own${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`, 'http://127.0.0.1:9/own'],
])('%s of %s goes on below the base, without a key', (nextUrl, baseUrl) => {
  expect(pathOfNextUrl(nextUrl, { baseUrl, pathFront: FRONT })).toEqual({
    ok: true,
    value: `${FRONT}1577941/2020-01-02?cursor=bGltaXQ9MQ`,
  });
});

test.each([
  ['another host', `https://api.massive.example${FRONT}1/2?cursor=a`, BASE],
  ['a host that looks like it', `https://api.massive.com.example${FRONT}1/2?cursor=a`, BASE],
  ['another port', `https://api.massive.com:8443${FRONT}1/2?cursor=a`, BASE],
  ['no encryption', `http://api.massive.com${FRONT}1/2?cursor=a`, BASE],
  ['a user before the host', `https://me:pass@api.massive.com${FRONT}1/2?cursor=a`, BASE],
  ['a host without a scheme', `//api.massive.example${FRONT}1/2`, BASE],
  ['the official host where the base is another', `https://api.massive.com${FRONT}1/2`, 'http://127.0.0.1:9'],
  ['another service', `${BASE}/v1/account?cursor=a`, BASE],
  ['a way out of the path', `${BASE}${FRONT}../../../../../../v1/account`, BASE],
  ['another share', `${BASE}/v2/aggs/ticker/QQQ/range/1/minute/1/2?cursor=a`, BASE],
  ['a text without end', `${BASE}${FRONT}1/2?cursor=${'a'.repeat(5000)}`, BASE],
  ['no address', 'https://', BASE],
])('%s is refused', (_, nextUrl, baseUrl) => {
  expect(pathOfNextUrl(nextUrl, { baseUrl, pathFront: FRONT })).toMatchObject({
    ok: false,
    error: { code: 'cursor-refused', retryable: false },
  });
});

test('a kept cursor that leads out of its path is refused', () => {
  expect(checkedPath(`${FRONT}../../../../../v1/account`, FRONT)).toMatchObject({ ok: false });
});

test.each(['apiKey=a', 'cursor=a&apikey=b', 'API_KEY=c'])('a kept cursor with %s is refused', (query) => {
  expect(checkedPath(`${FRONT}1/2?${query}`, FRONT)).toMatchObject({ ok: false });
  expect(checkedPath(`${FRONT}1/2?cursor=apiKey`, FRONT)).toMatchObject({ ok: true });
});
