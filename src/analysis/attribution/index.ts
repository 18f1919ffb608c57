// Where a run's bars went and what its trades came from.
export * from './decision-funnel.ts';
export * from './factor-attribution.ts';
