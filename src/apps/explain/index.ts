// What `quantor explain --at` asks and shows.
export { cardAt } from './card-at.ts';
export { cardDocument } from './card-document.ts';
export { cardText } from './card-text.ts';
