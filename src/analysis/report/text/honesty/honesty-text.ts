// The summary's section on luck: what the run alone can say of its Sharpe ratio.
import type { RunDocument } from '../../run-document.ts';
import { heading, wrappedText } from '../aligned-text.ts';
import { groupedNumber } from '../number-text.ts';
import { partsSentence, probabilitySentence, sharpeSentence, trialsSentence } from './honesty-words.ts';

/** Lines on luck, heading included; one sentence where nothing can be told. */
export function honestyLines(document: RunDocument): readonly string[] {
  const { honesty } = document;
  const title = heading('REAL OR LUCK (by this run alone; npx quantor validate tests its neighbourhood)');
  if (honesty.reason !== null) return [...title, ...wrappedText(`Cannot be told: ${honesty.reason}.`)];
  const sentences = [
    sharpeSentence(honesty, groupedNumber),
    probabilitySentence(honesty, groupedNumber),
    trialsSentence(document),
    partsSentence(honesty, groupedNumber),
  ];
  return [
    ...title,
    ...sentences.flatMap((sentence) => (sentence === undefined ? [] : wrappedText(sentence))),
  ];
}
