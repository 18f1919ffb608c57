// Settings: schema, presets, loading and provenance.
export * from './ancestor/index.ts';
export * from './credentials/index.ts';
export { fillRulesOf, laddersOf, uniformFill } from './fill-settings/fill-settings.ts';
export { settingsAtFill } from './fill-settings/settings-at-fill.ts';
export * from './load-settings.ts';
export * from './nearest-name.ts';
export * from './presets.ts';
export * from './setting-catalog.ts';
export * from './setting-layers.ts';
export { blackoutRulesOf, statusLimitsOf } from './risk-settings/status-settings.ts';
export * from './settings-schema.ts';
export { regimeConfigOf } from './strategy-settings/regime-config-of.ts';
export { signalFrameError } from './strategy-settings/signal-frames.ts';
export { signalPlanOf } from './strategy-settings/signal-plan-of.ts';
export { minutesOf, timeOfMinutes } from './strategy-settings/time-of-day.ts';
export * from './settings-template.ts';
export * from './trading-plan.ts';
export * from './usage-error.ts';
