// What `quantor data sync` reads, aligns and shows.
export { runSync, type Sync, syncCalendar } from './run-sync.ts';
export { agesOf, clockOf, delaysOf, framesOf, INDEX_NAMES } from './stream-settings.ts';
export { syncDocument } from './sync-document.ts';
export type { SyncRequest } from './sync-request.ts';
export { syncText } from './sync-text.ts';
export { easternText } from './eastern-text.ts';
export { instantOf } from './written-instant.ts';
