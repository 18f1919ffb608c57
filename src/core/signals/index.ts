// What the market says beyond its prices: frames, indicators, readings and the verdicts made of them.
export * from './frames/calendar-weeks.ts';
export * from './frames/frame-bar.ts';
export * from './frames/frame-builder.ts';
export type { LiveReadings } from './readings/live-readings.ts';
export * from './readings/reading-book.ts';
export * from './readings/readings-config.ts';
