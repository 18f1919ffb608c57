// A validation for people on the console: the verdict first, then each test with its number, then the neighbours.
import type { CampaignTest } from '../../../validation/index.ts';
import type {
  ConfigurationEntry,
  ValidationDocument,
} from '../../document/validation/validation-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber, numberOrUndefined, UNDEFINED_TEXT } from '../number-text.ts';
import {
  askedText,
  chanceText,
  changesText,
  passedText,
  reasonsText,
  TEST_TITLES,
} from './validation-words.ts';

/** Neighbours told beside the run: a campaign begins with those that lie one step away. */
const NEIGHBOURS_TOLD = 16;

const TEST_ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'left', 'left'];
const NEIGHBOUR_ALIGNMENTS: readonly Alignment[] = ['right', 'right', 'right', 'left'];

/** Lines of at most 100 characters (a longer list of changes stands alone), ending in a newline. */
export function validationText(document: ValidationDocument): string {
  const lines = [
    ...verdictLines(document),
    ...testLines(document),
    ...searchLines(document),
    ...neighbourLines(document),
    ...costLines(document),
  ];
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

function verdictLines({ verdict, run }: ValidationDocument): readonly string[] {
  const reasons = reasonsText(verdict);
  const because = reasons === '' ? [] : wrappedText(reasons);
  return [...heading(`VERDICT on run ${run.id}`), ...wrappedText(verdict.sentence), ...because];
}

function testLines({ verdict }: ValidationDocument): readonly string[] {
  const row = (test: CampaignTest): readonly string[] => [
    TEST_TITLES[test.name],
    testValueText(test),
    askedText(test),
    passedText(test),
  ];
  const table = alignedRows(
    [['test', 'found', 'asked for', 'passed'], ...verdict.tests.map(row)],
    TEST_ALIGNMENTS,
  );
  return [
    ...heading('TESTS (the first two ask for luck, the others for strength)'),
    ...table,
    ...verdict.tests.flatMap(({ meaning }) => wrappedText(meaning, '  - ', '    ')),
  ];
}

/** Dollars in whole ones, all else to two decimals or, where it is near an end, to what tells it from the end. */
export function testValueText({ name, value }: CampaignTest): string {
  if (value === null) return UNDEFINED_TEXT;
  return name === 'superior-to-cash' ? chanceText(value) : groupedNumber(value, name === 'costs' ? 0 : 2);
}

function searchLines({ trials, measures, lifeSessions }: ValidationDocument): readonly string[] {
  const known =
    trials.counted === null
      ? `The register of trials was not used (${trials.notCounted ?? ''}): the run is judged as the only one tried.`
      : `${registerSentence(trials.counted, trials.independent)} Trials elsewhere, and those of whoever published the rule, are not in it.`;
  const { independentConfigurations } = measures;
  const alike =
    independentConfigurations === null
      ? ''
      : `, about ${shortCount(independentConfigurations)} independent by what they returned`;
  const campaign =
    `The campaign ran ${counted(measures.configurations, 'configuration')} over ${counted(measures.sessions, 'session')}${alike}. ` +
    `Left out between choice and test: ${counted(lifeSessions, 'session')}, the longest life of a trade in any of them.`;
  const { bestOverCash, othersOverJudged } = measures.superiority;
  const search =
    `Against cash, the best of all configurations: chance of luck ${chanceText(bestOverCash)}. ` +
    `Better than the run, the best of the others: chance of luck ${chanceText(othersOverJudged)}.`;
  return [...heading('SEARCH'), ...[known, campaign, search].flatMap((text) => wrappedText(text))];
}

function registerSentence(trials: number, independent: number): string {
  if (trials === 1) return 'The register has no other trial on this data that counts against the run.';
  return `The register has ${counted(trials, 'trial')} on this data that count against the run, itself among them, about ${shortCount(independent)} independent.`;
}

function shortCount(count: number): string {
  return count < 10 ? String(Number(count.toFixed(1))) : count.toFixed(0);
}

function neighbourLines({ configurations, ruined }: ValidationDocument): readonly string[] {
  const [own, ...others] = configurations;
  if (own === undefined) return [];
  const near = others.slice(0, NEIGHBOURS_TOLD);
  const row = (entry: ConfigurationEntry): readonly string[] => [
    numberOrUndefined(entry.sharpe, 2),
    groupedNumber(entry.netPnlDollars, 0),
    groupedNumber(entry.trades, 0),
    changesText(entry),
  ];
  const rows = [own, ...near].map(row);
  const rest = others.length - near.length;
  return [
    ...heading('NEIGHBOURS (the same run with other settings)'),
    ...alignedRows([['Sharpe', 'net P&L $', 'trades', 'settings'], ...rows], NEIGHBOUR_ALIGNMENTS),
    ...(rest > 0 ? wrappedText(`and ${rest} more, which the document and the report have.`) : []),
    ...(ruined.length > 0
      ? wrappedText(
          `${counted(ruined.length, 'configuration')} lost all of the account: measured by that loss, and by nothing after it.`,
        )
      : []),
  ];
}

function costLines({ costs, breakEvenF }: ValidationDocument): readonly string[] {
  const told = costs.map(({ f, netPnlDollars }) => `${groupedNumber(netPnlDollars, 0)} at f = ${f}`);
  const where =
    breakEvenF === null ? sameSignSentence(costs) : `It breaks even at f = ${breakEvenF.toFixed(2)}.`;
  return [
    ...heading('COSTS (share f of the way from mid to natural)'),
    ...wrappedText(`Net P&L $ ${told.join(', ')}. ${where}`),
  ];
}

function sameSignSentence([first]: ValidationDocument['costs']): string {
  const pnlDollars = first?.netPnlDollars ?? 0;
  if (pnlDollars === 0) return 'It neither gains nor loses at any f.';
  return pnlDollars < 0 ? 'It loses at every f.' : 'It gains at every f.';
}
