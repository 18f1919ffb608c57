// Calculators over JSON lines: the registry, the stream driver and their help.
export { answerLines, type LinesOutcome, type LineStreams } from './answer-lines.ts';
export type { Calculator } from './calculator.ts';
export { calculatorHelp, listText } from './help-text.ts';
export { CALCULATORS } from './registry.ts';
