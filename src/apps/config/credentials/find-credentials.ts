// Finds a vendor's keys in the environment or in the user's file of keys; never in an argument or a settings file.
import { join } from 'node:path';
import { usageError, type UsageResult } from '../usage-error.ts';
import { type CredentialField, type CredentialService, credentialFieldsOf } from './credential-names.ts';
import { type CredentialTexts, readCredentialsFile } from './read-credentials-file.ts';
import { Secret } from './secret.ts';

/** A shorter text is no key of these vendors, and hiding it would hide ordinary words. */
const LENGTH_MIN = 8;
const LENGTH_MAX = 512;
/** What a header can carry without being read as something else. */
const PRINTABLE = /^[\x21-\x7e]+$/;

/** Where keys are looked for. */
export interface CredentialPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly userId: number | undefined;
}

/** A vendor's keys by field, and the place all of them came from. */
export interface FoundCredentials {
  readonly service: CredentialService;
  readonly keys: Readonly<Record<string, Secret>>;
  /** `environment`, or the path of the file. */
  readonly origin: string;
  /** The names under which the keys stood. */
  readonly names: readonly string[];
}

/** The file of keys that is read: QUANTOR_CREDENTIALS, or `~/.config/quantor/credentials.json`. */
export function credentialsPath({ environment, homeFolder }: CredentialPlaces): string {
  const named = (environment['QUANTOR_CREDENTIALS'] ?? '').trim();
  return named === '' ? join(homeFolder, '.config', 'quantor', 'credentials.json') : named;
}

/**
 * A vendor's keys: all from the environment if it has any of them, else all from the file; `undefined` where neither has any.
 * Error codes those of the file, `credentials-incomplete`, `credentials-ambiguous`, `credentials-malformed`.
 */
export function findCredentials(
  service: CredentialService,
  places: CredentialPlaces,
): UsageResult<FoundCredentials | undefined> {
  const fromEnvironment = credentialsIn(service, places.environment, 'environment');
  if (!fromEnvironment.ok || fromEnvironment.value !== undefined) return fromEnvironment;
  const path = credentialsPath(places);
  const isRequired = (places.environment['QUANTOR_CREDENTIALS'] ?? '').trim() !== '';
  const texts = readCredentialsFile({ path, isRequired, userId: places.userId });
  return texts.ok ? credentialsIn(service, texts.value, path) : texts;
}

/** As `findCredentials`, with the error `credentials-missing` that says where a key may stand. */
export function requireCredentials(
  service: CredentialService,
  places: CredentialPlaces,
): UsageResult<FoundCredentials> {
  const found = findCredentials(service, places);
  if (!found.ok) return found;
  if (found.value !== undefined) return { ok: true, value: found.value };
  const names = credentialFieldsOf(service).map((field) => firstNameOf(field));
  return usageError(
    'credentials-missing',
    `${service}: expected ${names.join(' and ')} in the environment or in ${credentialsPath(places)}, found ${names.length > 1 ? 'none of them' : 'nothing'}`,
  );
}

function credentialsIn(
  service: CredentialService,
  texts: CredentialTexts | CredentialPlaces['environment'],
  origin: string,
): UsageResult<FoundCredentials | undefined> {
  const fields = credentialFieldsOf(service);
  const keys: Record<string, Secret> = {};
  const names: string[] = [];
  for (const field of fields) {
    const set = field.names.filter((name) => valueOf(texts, name) !== '');
    const [name] = set;
    if (name === undefined) continue;
    const value = valueOf(texts, name);
    if (set.some((other) => valueOf(texts, other) !== value)) return ambiguous(set, origin);
    if (!isKey(value)) return malformed(name, origin);
    keys[field.field] = new Secret(value);
    names.push(name);
  }
  if (names.length === 0) return { ok: true, value: undefined };
  const lacking = fields.filter(({ field }) => keys[field] === undefined);
  if (lacking.length > 0) return incomplete(lacking, names, origin);
  return { ok: true, value: { service, keys, origin, names } };
}

function valueOf(texts: Readonly<Record<string, string | undefined>>, name: string): string {
  return Object.hasOwn(texts, name) ? (texts[name] ?? '').trim() : '';
}

function isKey(value: string): boolean {
  return value.length >= LENGTH_MIN && value.length <= LENGTH_MAX && PRINTABLE.test(value);
}

function firstNameOf(field: CredentialField): string {
  return field.names[0] ?? field.field;
}

function ambiguous(names: readonly string[], origin: string): UsageResult<never> {
  return usageError(
    'credentials-ambiguous',
    `${origin}: expected one value for ${names.join(' and ')}, found different ones: leave one of them out`,
  );
}

function malformed(name: string, origin: string): UsageResult<never> {
  return usageError(
    'credentials-malformed',
    `${origin}: expected ${name} to be ${LENGTH_MIN} to ${LENGTH_MAX} printable characters without spaces, found another text`,
  );
}

function incomplete(
  lacking: readonly CredentialField[],
  names: readonly string[],
  origin: string,
): UsageResult<never> {
  return usageError(
    'credentials-incomplete',
    `${origin}: expected ${lacking.map(firstNameOf).join(' and ')} beside ${names.join(' and ')}, found nothing there`,
  );
}
