import { describe, expect, test } from 'vitest';
import { loadSettings, type SettingSources } from './load-settings.ts';
import { DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { type SettingTree, treeWith } from './setting-layers.ts';
import type { UsageError } from './usage-error.ts';

const sources = (given: Partial<SettingSources> = {}): SettingSources => ({
  preset: undefined,
  file: undefined,
  flags: [],
  ...given,
});

const set = (key: string, value: unknown, origin = '--set') => ({ origin, tree: treeWith(key, value) });

function loaded(given: Partial<SettingSources>) {
  const result = loadSettings(sources(given));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refused(given: Partial<SettingSources>): UsageError {
  const result = loadSettings(sources(given));
  if (result.ok) throw new Error('the settings were accepted');
  return result.error;
}

test.each(['alpaca.secretKey', 'APCA_API_KEY_ID', 'apiKey', 'data.api_key', 'polygon', 'massive.token'])(
  'a key of a vendor under %s is refused with the place where it belongs, and not shown',
  (name) => {
    const tree = treeWith(name, 'canary-value');
    for (const given of [{ file: { path: 'my.json', tree } }, { flags: [{ origin: '--set', tree }] }]) {
      const { code, message, problems } = refused(given);
      expect(code).toBe('unknown-key');
      expect(message).toContain('credentials.json');
      expect(JSON.stringify([message, problems])).not.toContain('canary');
    }
  },
);

describe('layers', () => {
  test('nothing given is the default', () => {
    const { settings, preset, origins } = loaded({});
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(preset).toBe('tasty-30-16');
    expect(new Set(origins.values())).toEqual(new Set(['default']));
  });

  test('flags win over the file, the file over the preset, the preset over the defaults', () => {
    const file = { path: 'my.json', tree: { cash: 5000, root: 'SPY', selection: { longDelta: 0.1 } } };
    const { settings, origins } = loaded({ preset: 'cndr', file, flags: [set('root', 'SPXW', '--root')] });
    expect(settings.root).toBe('SPXW');
    expect(settings.cash).toBe(5000);
    expect(settings.selection).toMatchObject({ longDelta: 0.1, shortDelta: 0.2, deltaTolerance: 0.05 });
    const keys = ['root', 'cash', 'selection.longDelta', 'selection.shortDelta', 'selection.deltaTolerance'];
    expect(keys.map((key) => origins.get(key))).toEqual([
      '--root',
      'file my.json',
      'file my.json',
      'preset cndr',
      'default',
    ]);
  });

  test('of two values for one key the later wins', () => {
    const { settings } = loaded({ flags: [set('seed', 2), set('seed', 3)] });
    expect(settings.seed).toBe(3);
  });

  test('null replaces a value, and an empty group asks for nothing', () => {
    const file = { path: 'my.json', tree: { exit: { dteFloor: null }, selection: {} } };
    const { settings } = loaded({ file });
    expect(settings.exit.dteFloor).toBeNull();
    expect(settings.selection).toEqual(DEFAULT_SETTINGS.selection);
  });

  test('a file may name its preset, and the command line another', () => {
    const file = { path: 'my.json', tree: { preset: 'cndr' } };
    expect(loaded({ file }).preset).toBe('cndr');
    expect(loaded({ file, preset: 'tasty-30-16' }).preset).toBe('tasty-30-16');
  });
});

describe('what is no setting', () => {
  test.each([
    ['shortDelta', 'selection.shortDelta'],
    ['selection.shrtDelta', 'selection.shortDelta'],
    ['sede', 'seed'],
  ])('%s is told with the nearest name', (key, meant) => {
    const error = refused({ flags: [set(key, 0.2)] });
    expect(error.code).toBe('unknown-key');
    expect(error.message).toContain(`"${key}" (--set)`);
    expect(error.message).toContain(`did you mean "${meant}"?`);
  });

  test.each([
    ['a group given a number', { selection: 5 }, 'group of settings, such as selection.'],
    ['a group given nothing', { selection: null }, 'group of settings'],
    ['a value given a group', { seed: { a: 1 } }, '"seed.a"'],
    ['a key of the prototype', JSON.parse('{"__proto__":{"root":"SPX"}}') as object, '"__proto__.root"'],
    ['a name every object has', { constructor: 1 }, '"constructor"'],
  ])('%s', (_name, tree, said) => {
    const error = refused({
      file: { path: 'my.json', tree: tree as SettingTree },
    });
    expect(error).toMatchObject({ code: 'unknown-key' });
    expect(error.message).toContain(said);
    expect(error.message).toContain('file my.json');
  });

  test.each([
    ['tasty-30', '(did you mean "tasty-30-16"?)'],
    ['__proto__', ''],
    ['', ''],
    [5, ''],
  ])('preset %j', (name, hint) => {
    const error = refused({ file: { path: 'my.json', tree: { preset: name } } });
    expect(error.code).toBe('unknown-preset');
    expect(error.message).toBe(
      `preset: expected one of ${Object.keys(PRESETS).join(', ')}, found ${JSON.stringify(name)}${hint && ` ${hint}`}`,
    );
  });
});

describe('values that are not accepted', () => {
  test.each([
    ['root', 'spy', 'one of SPX, SPXW, XSP, SPY, found "spy" (did you mean "SPY"?)'],
    ['cash', 0, 'a number from 1 to 1000000000000, found 0'],
    ['cash', '1e400', 'found "1e400"'],
    ['seed', 1.5, 'a whole number from 0'],
    ['selection.shortDelta', 1, 'a number above 0 and below 1, found 1'],
    ['selection.deltaTolerance', 0, 'a number above 0, at most 1, found 0'],
    ['selection.dteMax', 1e9, 'a whole number from 0 to 100000, found 1000000000'],
    ['selection.creditWidthMin', -1, 'a number from 0, or null, found -1'],
    ['entry.windowStart', '25:00', 'a New York time as HH:MM, found "25:00"'],
    ['from', '2019-02-30', 'a day of the calendar as YYYY-MM-DD, or null, found "2019-02-30"'],
    ['timeframe', 'W', 'one of 1m, 5m, 15m, 30m, 60m, D, or null, found "W"'],
    ['cash', {}, 'found {}'],
    ['selection.dteMin', null, 'found null'],
  ])('%s = %j', (key, value, said) => {
    const error = refused({ flags: [set(key, value)] });
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(`${key} (--set): expected `);
    expect(error.message).toContain(said);
  });

  test('a flag is named instead of the keys it sets, once', () => {
    const flag = { origin: '--fill', tree: { fill: { patient: 2, urgent: 2 } } };
    const { problems } = refused({ flags: [flag] });
    expect(problems.map(({ message }) => message)).toEqual([
      '--fill: expected a number from 0 to 1, found 2',
    ]);
  });

  test('all of them are told at once', () => {
    const { problems } = refused({ flags: [set('cash', -1), set('seed', 'x'), set('from', 'y')] });
    expect(problems.map(({ key }) => key)).toEqual(['cash', 'seed', 'from']);
  });
});

describe('settings that contradict each other', () => {
  test.each([
    ['selection.dteMin', 61, 'selection.dteMin (--set): expected at most dteMax 60'],
    ['selection.longDelta', 0.3, 'selection.longDelta (--set): expected less than shortDelta 0.3'],
    ['exit.dteFloor', 60, 'exit.dteFloor (--set): expected less than dteMax 60'],
    ['entry.windowStart', '15:31', 'entry.windowStart (--set): expected a time up to windowEnd 15:30'],
    ['entry.workFrom', '16:01', 'entry.workFrom (--set): expected a time up to the close at 16:00'],
    ['selection.strikeRule', 'at-or-below-spot', 'selection.strikeRule (--set): expected a rule by delta'],
    [
      'selection.structure',
      'short-put',
      "selection.creditWidthMin (default): expected null or a share of a put's",
    ],
    ['market.simulatedPremium', 0.1, 'market.simulatedPremium (--set): has no effect without'],
    ['market.simulatedModel', 'as-priced', 'market.simulatedModel (--set): has no effect without'],
  ])('%s = %j', (key, value, said) => {
    const { code, message } = refused({ flags: [set(key, value)] });
    expect(code).toBe('config-invalid');
    expect(message).toContain(said);
  });

  test('windows that no entry falls into are told', () => {
    const window = (start: string, end: string) => ({
      flags: [set('entry.windowStart', start), set('entry.windowEnd', end)],
    });
    expect(refused(window('16:00', '17:00')).message).toContain('before the close at 16:00');
    expect(refused(window('09:00', '09:30')).message).toContain('after the opening at 09:30');
    expect(loaded(window('15:59', '17:00')).settings.entry.windowStart).toBe('15:59');
    expect(loaded(window('09:00', '09:31')).settings.entry.windowEnd).toBe('09:31');
    expect(loaded({ flags: [set('entry.workFrom', '16:00')] }).settings.entry.workFrom).toBe('16:00');
  });

  test("a put's own share of its strike is accepted", () => {
    const put = (creditWidthMin: unknown) =>
      loaded({
        flags: [set('selection.structure', 'short-put'), set('selection.creditWidthMin', creditWidthMin)],
      });
    expect(put(0.01).settings.selection.creditWidthMin).toBe(0.01);
    expect(put(null).settings.selection.creditWidthMin).toBeNull();
  });

  test('what only files or only a simulated market have is refused beside the other', () => {
    const years = set('market.simulatedYears', 3);
    const scale = set('market.volatilityPremiumScale', 0.5);
    expect(refused({ flags: [years, scale] }).message).toContain('has no effect with market.simulatedYears');
    expect(loaded({ flags: [scale] }).settings.market.volatilityPremiumScale).toBe(0.5);
    const simulated = [years, set('market.simulatedPremium', 0.1), set('market.simulatedModel', 'as-priced')];
    expect(loaded({ flags: simulated }).settings.market.simulatedPremium).toBe(0.1);
  });

  test('reversed dates are told, equal ones are a day', () => {
    const dates = (from: string, to: string) => ({
      flags: [set('from', from, '--from'), set('to', to, '--to')],
    });
    expect(refused(dates('2019-06-01', '2018-06-01')).message).toBe(
      '--from: expected a date up to --to 2018-06-01, found 2019-06-01',
    );
    expect(loaded(dates('2019-06-03', '2019-06-03')).settings.to).toBe('2019-06-03');
  });
});
