// What `quantor trades` does: other tools' trade lists read, checked and held against a run.
export { compareList, type ComparisonRequest } from './compare-list.ts';
export { comparisonDocument } from './comparison-document.ts';
export { comparisonText } from './text/comparison-text.ts';
export { importList } from './import-list.ts';
export { importText } from './text/import-text.ts';
export { importDocument } from './list-document.ts';
