// Tests where the register stands: the flag over QUANTOR_STATE over the system's folder, and never a relative one.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registerPath, type RegisterPlaces } from './register-path.ts';

const places = (
  environment: RegisterPlaces['environment'],
  platform: NodeJS.Platform = 'linux',
): RegisterPlaces => ({ environment, homeFolder: '/home/me', platform });

it.each<[string | undefined, RegisterPlaces, string]>([
  ['mine.txt', places({ QUANTOR_STATE: '/state' }), 'mine.txt'],
  [undefined, places({ QUANTOR_STATE: '/state', XDG_STATE_HOME: '/xdg' }), '/state/trials.txt'],
  [undefined, places({ QUANTOR_STATE: ' ', XDG_STATE_HOME: '/xdg' }), '/xdg/quantor/trials.txt'],
  [undefined, places({ XDG_STATE_HOME: 'xdg' }), '/home/me/.local/state/quantor/trials.txt'],
  [undefined, places({}), '/home/me/.local/state/quantor/trials.txt'],
  [undefined, places({ LOCALAPPDATA: '/app' }, 'win32'), '/app/quantor/trials.txt'],
])('%s in %o stands at %s', (given, where, path) => {
  expect(registerPath(given, where)).toBe(join(path));
});
