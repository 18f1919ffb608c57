// Reads the file that holds keys, if it is the user's own and nobody else can read it; nothing of it is ever told.
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { usageError, type UsageResult } from '../usage-error.ts';
import { CREDENTIAL_NAMES } from './credential-names.ts';

const BYTES_MAX = 65_536;
/** What others may do with a file, and running it. */
const MODE_BEYOND_OWN_READ_AND_WRITE = 0o177;

/** The texts of a file of keys by their names; empty where the file does not name a key. */
export type CredentialTexts = Readonly<Record<string, string>>;

/** A file of keys, with the user whose it has to be: `undefined` where the system knows no such number. */
export interface CredentialsFile {
  readonly path: string;
  /** A file that was asked for by name has to be there. */
  readonly isRequired: boolean;
  readonly userId: number | undefined;
}

/**
 * A JSON object such as `{"APCA_API_KEY_ID": "…", "APCA_API_SECRET_KEY": "…"}`, of mode 0600 or less and owned by the user.
 * Error codes `credentials-missing`, `credentials-unreadable`, `credentials-mode`, `credentials-owner`,
 * `credentials-not-json`, `credentials-unknown-name`.
 */
export function readCredentialsFile(file: CredentialsFile): UsageResult<CredentialTexts> {
  const opened = openFile(file);
  if (!opened.ok) return opened;
  if (opened.value === undefined) return { ok: true, value: {} };
  const descriptor = opened.value;
  try {
    // Of the open file, so that none can be put in its place between the look and the reading.
    const refusal = refusalOf(file, fstatSync(descriptor));
    return refusal ?? textsOf(file.path, readFileSync(descriptor, 'utf8'));
  } catch (cause) {
    return unreadable(file.path, codeOf(cause));
  } finally {
    closeSync(descriptor);
  }
}

function openFile({ path, isRequired }: CredentialsFile): UsageResult<number | undefined> {
  try {
    // A pipe at this place must not make the program wait for a writer.
    return { ok: true, value: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) };
  } catch (cause) {
    const code = codeOf(cause);
    if (code !== 'ENOENT') return unreadable(path, code);
    if (!isRequired) return { ok: true, value: undefined };
    return usageError(
      'credentials-missing',
      `${path}: expected the file of keys that QUANTOR_CREDENTIALS names, found none`,
    );
  }
}

function refusalOf(
  { path, userId }: CredentialsFile,
  stats: Stats,
): ReturnType<typeof usageError> | undefined {
  if (!stats.isFile()) return unreadable(path, 'a folder, device or pipe');
  if (stats.size > BYTES_MAX) return unreadable(path, `one of ${stats.size} bytes`);
  // Where users have no numbers, permission bits say nothing either.
  if (userId === undefined) return undefined;
  if (stats.uid !== userId) {
    return usageError(
      'credentials-owner',
      `${path}: expected a file owned by you (user ${userId}), found one of user ${stats.uid}: run "sudo chown ${userId} ${quoted(path)}" if you know who wrote it`,
    );
  }
  const mode = stats.mode & 0o777;
  if ((mode & MODE_BEYOND_OWN_READ_AND_WRITE) === 0) return undefined;
  return usageError(
    'credentials-mode',
    `${path}: expected mode 0600, so that only you can read the keys, found ${octal(mode)}: run "chmod 600 ${quoted(path)}"`,
  );
}

function textsOf(path: string, text: string): UsageResult<CredentialTexts> {
  const tree = parsed(text);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
    const expected = 'a JSON object that gives each key as text under its name';
    return usageError('credentials-not-json', `${path}: expected ${expected}, found something else`);
  }
  const entries = Object.entries(tree as Readonly<Record<string, unknown>>);
  // A key pasted at the wrong place stands where a name should: neither names nor values are told.
  const strange = entries.filter(
    ([name, value]) => !CREDENTIAL_NAMES.includes(name) || typeof value !== 'string',
  );
  if (strange.length > 0) {
    return usageError(
      'credentials-unknown-name',
      `${path}: expected only texts under ${CREDENTIAL_NAMES.join(', ')}, found ${strange.length} other ${strange.length === 1 ? 'entry' : 'entries'}`,
    );
  }
  return { ok: true, value: Object.fromEntries(entries) as CredentialTexts };
}

/** `undefined` where the text is no JSON; the parser's own message quotes the text and is dropped. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function unreadable(path: string, found: string): ReturnType<typeof usageError> {
  return usageError(
    'credentials-unreadable',
    `${path}: expected a file of at most 64 KB that you can read, found ${found}`,
  );
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error of the file system';
}

function octal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}

/** The path as a shell takes it as one word. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
