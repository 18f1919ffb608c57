// What `quantor explain` asks and shows, of a run and of one of its bars, and how a run is taken to a bar.
export { cardAt } from './card-at.ts';
export { candidateDocument, cardDocument, entryDocument, vixDocument } from './card-document.ts';
export { cardText, measuredText, vixText } from './card-text.ts';
export { barCloseAt, lastBarClose, runToBar } from './run-to-bar.ts';
export { whyNot, WHY_NOT_DEFAULTS, type WhyNotRequest } from './unlock/why-not.ts';
