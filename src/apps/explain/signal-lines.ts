// What the signals said, as lines for a person: the verdicts, what they rest on and from when that was known.
import { groupedNumber, wrappedText } from '../../analysis/report/index.ts';
import type {
  ConsensusVerdict,
  FrameVote,
  FuzzyVerdict,
  NoVerdict,
  RegimeVerdict,
  SignalCard,
  VerdictInput,
} from '../../core/domain/index.ts';
import { gapClass } from '../../core/signals/index.ts';
import { easternText } from '../data-sync/index.ts';

const INDENT = '    ';

/** Nothing of signals that are switched off. */
export function signalLines({ levels, regime, consensus, fuzzy }: SignalCard): readonly string[] {
  return [
    ...(levels === undefined ? [] : ['  Bounded readings', ...paragraph('known', levels.map(inputText))]),
    ...(regime === undefined ? [] : regimeLines(regime)),
    ...(consensus === undefined ? [] : consensusLines(consensus)),
    ...(fuzzy === undefined ? [] : fuzzyLines(fuzzy)),
  ];
}

function regimeLines(verdict: RegimeVerdict | NoVerdict): readonly string[] {
  if (!verdict.available) return noVerdictLines('Regime', verdict);
  const { regime, wingScale, sizeScale, isBlocking, reasons, inputs, probabilities } = verdict;
  const effects = isBlocking
    ? 'nothing is opened'
    : `wings x ${groupedNumber(wingScale, 2)}, size x ${groupedNumber(sizeScale, 2)}`;
  return [
    `  Regime: ${regime}; ${effects}`,
    ...paragraph('why', reasons),
    ...paragraph('known', inputs.map(inputText)),
    ...paragraph(
      'states',
      (probabilities ?? []).map((share) => groupedNumber(share, 3)),
    ),
  ];
}

function consensusLines({ outcome, value, votes, reasons }: ConsensusVerdict): readonly string[] {
  const mean = value === undefined ? 'no vote' : `mean of the votes ${groupedNumber(value, 3)}`;
  return [
    `  Timeframes: ${outcome}; ${mean}`,
    ...paragraph('why', reasons),
    ...paragraph('votes', votes.map(voteText)),
  ];
}

function fuzzyLines(verdict: FuzzyVerdict | NoVerdict): readonly string[] {
  if (!verdict.available) return noVerdictLines('Fuzzy logic', verdict);
  const { confidence, bias, biasValue, memberships, fired, inputs, weakestFactor } = verdict;
  const weakest = weakestFactor && [`${weakestFactor.input} ${groupedNumber(weakestFactor.degree, 2)}`];
  return [
    `  Fuzzy logic: confidence ${groupedNumber(confidence, 3)}; ${bias} (${groupedNumber(biasValue, 2)} from -1 to 1)`,
    ...paragraph('known', inputs.map(inputText)),
    ...paragraph(
      'belongs',
      memberships
        .filter(({ degree }) => degree > 0)
        .map(({ input, term, degree }) => `${input} is ${term} ${groupedNumber(degree, 2)}`),
    ),
    ...paragraph(
      'fired',
      fired
        .toSorted((a, b) => b.strength - a.strength)
        .map(({ rule, strength }) => `${groupedNumber(strength, 2)} ${rule}`),
    ),
    ...paragraph('weakest', weakest ?? []),
  ];
}

function noVerdictLines(name: string, { reason, inputs }: NoVerdict): readonly string[] {
  return [`  ${name}: no verdict (${reason})`, ...paragraph('known', inputs.map(inputText))];
}

function paragraph(label: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const start = `${INDENT}${label.padEnd(8)}`;
  return wrappedText(items.join('; '), start, ' '.repeat(start.length));
}

function inputText(input: VerdictInput): string {
  if ('missing' in input) return `${input.name} missing (${input.missing})`;
  const kind = input.name === 'gap' ? ` (${gapClass(input.value)})` : '';
  return `${input.name} ${figure(input.value)}${kind} since ${easternText(input.asOfMs)}`;
}

function voteText(vote: FrameVote): string {
  const weight = `weight ${groupedNumber(vote.weight, 2)}`;
  if ('reason' in vote) return `${vote.frame} abstains (${vote.reason}, ${weight})`;
  return `${vote.frame} ${groupedNumber(vote.vote, 3)} (${weight}, bar of ${easternText(vote.asOfMs)})`;
}

/** Four digits that tell, whatever the size. */
function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
