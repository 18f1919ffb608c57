// Checks of the installation and its surroundings, for `quantor doctor`.
export * from './check.ts';
export * from './checks.ts';
export * from './surroundings.ts';
