// Configurations of the predecessor: reading them, and what becomes of each of their names.
export type { AncestorEntry } from './ancestor-entry.ts';
export type { AncestorGiven, GivenFlag } from './ancestor-given.ts';
export type { AncestorKey, AncestorValue, KeyKind } from './ancestor-key.ts';
export { ANCESTOR_KEYS } from './ancestor-keys.ts';
export { ANCESTOR_PRESET, migrate, type MigratedKey, type Migration } from './migrate.ts';
export { shownValue } from './migration-remarks.ts';
export { migratedFile } from './migrated-file.ts';
export { type ConfigFile, readConfigFile } from './read-config-file.ts';
