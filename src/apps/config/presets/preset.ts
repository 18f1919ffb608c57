// What a named strategy is: the default settings with the differences its published rule asks for.
import type { Settings } from '../settings-schema.ts';

/** Differences from another set of settings, nested as settings are. */
export type PartialSettings = {
  readonly [K in keyof Settings]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K];
};

export interface Preset {
  readonly summary: string;
  readonly settings: PartialSettings;
}
