// The interfaces that the outside implements for the engine.
export * from './event-source.ts';
export * from './ledger-sink.ts';
export * from './market-data-page.ts';
export * from './market-data-request.ts';
export * from './market-data-source.ts';
export * from './market-data-stream.ts';
export * from './timer-service.ts';
export * from './venue.ts';
