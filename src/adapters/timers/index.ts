// Time in real-time sessions.
export * from './system-timers.ts';
