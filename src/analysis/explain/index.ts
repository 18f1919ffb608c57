// Why a bar decided as it did.
export * from './decision-card.ts';
