// Checks which credentials are set, and shows nothing of them: not a character, not their length.
import type { Finding } from './check.ts';

/** Finds out for a service's environment variables whether all, some or none are set. */
export function checkCredentials(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Finding {
  const isSet = (name: string): boolean => (environment[name] ?? '').trim() !== '';
  const found = names.map((name) => `${name} ${isSet(name) ? 'set' : 'not set'}`).join(', ');
  const count = names.filter(isSet).length;
  if (count === names.length) return { status: 'ok', found: `${found}; values are never shown` };
  if (count > 0) return { status: 'warn', found, advice: 'set all of them, or none' };
  return { status: 'ok', found: `${found}; recorded and bundled data need none` };
}
