// Where the register of trials stands: a file of the person, on this machine alone.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const FILE = 'trials.txt';

/** What decides on the place. */
export interface RegisterPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
}

export function placesHere(): RegisterPlaces {
  return { environment: process.env, homeFolder: homedir(), platform: process.platform };
}

/**
 * The file given, else `trials.txt` in the folder QUANTOR_STATE, else in the system's folder for state.
 * Source: XDG Base Directory Specification 0.8, XDG_STATE_HOME, which counts only where it is absolute.
 */
export function registerPath(given: string | undefined, places: RegisterPlaces): string {
  return given ?? join(stateFolder(places), FILE);
}

function stateFolder({ environment, homeFolder, platform }: RegisterPlaces): string {
  const valueOf = (name: string): string => (environment[name] ?? '').trim();
  if (valueOf('QUANTOR_STATE') !== '') return valueOf('QUANTOR_STATE');
  if (isAbsolute(valueOf('XDG_STATE_HOME'))) return join(valueOf('XDG_STATE_HOME'), 'quantor');
  if (platform === 'win32' && valueOf('LOCALAPPDATA') !== '') return join(valueOf('LOCALAPPDATA'), 'quantor');
  return join(homeFolder, '.local', 'state', 'quantor');
}
