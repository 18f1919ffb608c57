import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UsageResult } from '../usage-error.ts';
import {
  type CredentialPlaces,
  findCredentials,
  type FoundCredentials,
  requireCredentials,
} from './find-credentials.ts';
import { Secret } from './secret.ts';

const ID = 'PKCANARYIDENTITY0001';
const KEY = 'canary/secret+value=0002';
const BOTH = { APCA_API_KEY_ID: ID, APCA_API_SECRET_KEY: KEY };

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'quantor-keys-'));
  file = join(home, '.config', 'quantor', 'credentials.json');
  mkdirSync(dirname(file), { recursive: true });
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function places(environment: Readonly<Record<string, string>> = {}): CredentialPlaces {
  return { environment, homeFolder: home, userId: process.getuid?.() };
}

function write(content: unknown, mode = 0o600): void {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
}

function revealed(result: UsageResult<FoundCredentials | undefined>): unknown {
  if (!result.ok) return result.error.code;
  const keys = Object.entries(result.value?.keys ?? {});
  return result.value && Object.fromEntries(keys.map(([field, secret]) => [field, secret.reveal()]));
}

describe('the environment', () => {
  test.each([
    [BOTH, { keyId: ID, secretKey: KEY }],
    [
      { ALPACA_API_KEY_ID: ID, ALPACA_API_SECRET_KEY: KEY },
      { keyId: ID, secretKey: KEY },
    ],
    [
      { ALPACA_API_KEY: ID, ALPACA_SECRET_KEY: ` ${KEY} ` },
      { keyId: ID, secretKey: KEY },
    ],
    [
      { ...BOTH, ALPACA_API_KEY: ID },
      { keyId: ID, secretKey: KEY },
    ],
    [{ ...BOTH, ALPACA_API_KEY: `${ID}X` }, 'credentials-ambiguous'],
    [{ APCA_API_KEY_ID: ID }, 'credentials-incomplete'],
    [{ ...BOTH, APCA_API_KEY_ID: ' ' }, 'credentials-incomplete'],
    [{ ...BOTH, APCA_API_KEY_ID: 'short' }, 'credentials-malformed'],
    [{ ...BOTH, APCA_API_SECRET_KEY: `${KEY}\nX-Other: 1` }, 'credentials-malformed'],
    [{ POLYGON_API_KEY: KEY }, undefined],
    [{}, undefined],
  ])('of alpaca: %j', (environment, expected) => {
    expect(revealed(findCredentials('alpaca', places(environment)))).toEqual(expected);
  });

  test.each(['POLYGON_API_KEY', 'MASSIVE_API_KEY'])('of polygon: %s', (name) => {
    expect(revealed(findCredentials('polygon', places({ [name]: KEY })))).toEqual({ apiKey: KEY });
  });

  test('comes before the file, and half of a pair is not made whole from there', () => {
    write({ APCA_API_KEY_ID: 'PKFROMTHEFILE', APCA_API_SECRET_KEY: 'fromthefile' });
    expect(revealed(findCredentials('alpaca', places(BOTH)))).toEqual({ keyId: ID, secretKey: KEY });
    expect(revealed(findCredentials('alpaca', places({ APCA_API_KEY_ID: ID })))).toBe(
      'credentials-incomplete',
    );
  });
});

describe('the file of keys', () => {
  test.each([0o600, 0o400])('of mode %o is read', (mode) => {
    write({ ...BOTH, POLYGON_API_KEY: KEY }, mode);
    expect(revealed(findCredentials('alpaca', places()))).toEqual({ keyId: ID, secretKey: KEY });
    expect(revealed(findCredentials('polygon', places()))).toEqual({ apiKey: KEY });
  });

  test.each([0o644, 0o640, 0o604, 0o660, 0o700, 0o601])(
    'of mode %o is refused with the remedy, which works',
    (mode) => {
      write(BOTH, mode);
      const refused = findCredentials('alpaca', places());
      expect(refused).toMatchObject({ ok: false, error: { code: 'credentials-mode' } });
      const message = refused.ok ? '' : refused.error.message;
      expect(message).toContain(`found 0${mode.toString(8)}`);
      const command = /run "([^"]+)"/.exec(message)?.[1] ?? '';
      execFileSync('sh', ['-c', command]);
      expect(revealed(findCredentials('alpaca', places()))).toEqual({ keyId: ID, secretKey: KEY });
    },
  );

  test('of another user is refused', () => {
    write(BOTH);
    const found = findCredentials('alpaca', { ...places(), userId: 54_321 });
    expect(found).toMatchObject({ ok: false, error: { code: 'credentials-owner' } });
    expect(found.ok ? '' : found.error.message).toContain('expected a file owned by you (user 54321)');
  });

  test('behind a link counts with its own mode', () => {
    write(BOTH, 0o644);
    const link = join(home, 'link.json');
    symlinkSync(file, link);
    expect(revealed(findCredentials('alpaca', places({ QUANTOR_CREDENTIALS: link })))).toBe(
      'credentials-mode',
    );
  });

  test('that is named has to be there; the usual one need not', () => {
    const gone = join(home, 'gone.json');
    expect(revealed(findCredentials('alpaca', places({ QUANTOR_CREDENTIALS: gone })))).toBe(
      'credentials-missing',
    );
    expect(revealed(findCredentials('alpaca', places()))).toBeUndefined();
  });

  test('that is a folder or a pipe is refused at once', () => {
    expect(revealed(findCredentials('alpaca', places({ QUANTOR_CREDENTIALS: home })))).toBe(
      'credentials-unreadable',
    );
    const pipe = join(home, 'pipe');
    execFileSync('sh', ['-c', `mkfifo -m 600 '${pipe}'`]);
    expect(revealed(findCredentials('alpaca', places({ QUANTOR_CREDENTIALS: pipe })))).toBe(
      'credentials-unreadable',
    );
  });

  test.each([
    [`{"APCA_API_KEY_ID": "${ID}", "APCA_API_SECRET_KEY": "${KEY}"`, 'credentials-not-json'],
    [ID, 'credentials-not-json'],
    ['[]', 'credentials-not-json'],
    ['null', 'credentials-not-json'],
    ['', 'credentials-not-json'],
    [{ [KEY]: ID }, 'credentials-unknown-name'],
    [{ ...BOTH, POLYGON_API_KEY: [KEY] }, 'credentials-unknown-name'],
    [{ __proto__: null, APCA_API_KEY_ID: KEY }, 'credentials-incomplete'],
    ['{"__proto__": "canary/secret+value=0002"}', 'credentials-unknown-name'],
    [{ APCA_API_KEY_ID: ID, APCA_API_SECRET_KEY: `${KEY} and words` }, 'credentials-malformed'],
    [{ ...BOTH, ALPACA_SECRET_KEY: `${KEY}?` }, 'credentials-ambiguous'],
    ['x'.repeat(70_000), 'credentials-unreadable'],
  ])('with bad content shows nothing of it: %j', (content, code) => {
    write(content);
    const found = findCredentials('alpaca', places());
    expect(found).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(found)).not.toMatch(/PKCANARY|canary|xxx/);
  });
});

test('a vendor without keys is told where to put them', () => {
  expect(requireCredentials('alpaca', places())).toMatchObject({
    ok: false,
    error: {
      code: 'credentials-missing',
      message: `alpaca: expected APCA_API_KEY_ID and APCA_API_SECRET_KEY in the environment or in ${file}, found none of them`,
    },
  });
  expect(requireCredentials('alpaca', places(BOTH))).toMatchObject({ ok: true });
});

test('nothing that prints found keys shows them', () => {
  const found = findCredentials('alpaca', places(BOTH));
  const secret = new Secret(KEY);
  const shown = [
    JSON.stringify(found),
    inspect(found, { depth: 9, showHidden: true, getters: true }),
    String(secret),
    secret.toString(),
    inspect(secret, { showHidden: true, customInspect: false }),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify(structuredClone(secret)),
    Object.keys(secret).join(),
    new Error('with', { cause: secret }).stack ?? '',
    inspect(new Error('with', { cause: secret })),
  ].join('\n');
  expect(shown).not.toMatch(/PKCANARY|canary/);
  expect(shown).toContain('[redacted]');
  expect(secret.reveal()).toBe(KEY);
});
