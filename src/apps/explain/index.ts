// What `quantor explain --at` asks and shows, and how a run is taken to one of its bars.
export { cardAt } from './card-at.ts';
export { candidateDocument, cardDocument, entryDocument, vixDocument } from './card-document.ts';
export { cardText, measuredText, vixText } from './card-text.ts';
export { barCloseAt, lastBarClose, runToBar } from './run-to-bar.ts';
