// Reads the settings of a run by name from its manifest, which keeps them as plain data.
import type { RunManifestRecord } from '../../../../core/ledger/index.ts';

/** `risk.drawdownRatio 0.4`, `risk.volatilityTarget off`; `undefined` for a setting that the ledger does not tell. */
export type SettingText = (key: string) => string | undefined;

/** A reader of the settings of a run. */
export function settingTexts({ config }: RunManifestRecord): SettingText {
  return (key) => {
    const value = key
      .split('.')
      .reduce<unknown>(
        (part, name) =>
          typeof part === 'object' && part !== null
            ? (part as Readonly<Record<string, unknown>>)[name]
            : undefined,
        config,
      );
    if (value === undefined) return undefined;
    const text = value === null ? 'off' : typeof value === 'string' ? value : JSON.stringify(value);
    return `${key} ${text}`;
  };
}

/** The settings that the ledger tells, in one line; a word in their place where it tells none. */
export function settingsLine(settings: SettingText, keys: readonly string[]): string {
  const told = keys.flatMap((key) => settings(key) ?? []);
  return told.length === 0 ? 'not told in this ledger' : told.join('; ');
}
