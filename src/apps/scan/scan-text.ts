// A scan as a person reads it: what stands against everything, then the candidates in the order asked for.
import type { Scan, ScanSort } from '../../analysis/explain/index.ts';
import { counted, gateMeaning, groupedNumber, wrappedText } from '../../analysis/report/index.ts';
import type { EntryCandidate, Stand } from '../../core/domain/index.ts';
import { easternText } from '../data-sync/index.ts';
import { measuredText, vixText } from '../explain/index.ts';
import { candidateLines } from './candidate-lines.ts';
import type { MarginRuleName } from './margin-rule.ts';
import { type RankedScan, refusals } from './ranked-scan.ts';

const SORT_WORDS: Readonly<Record<ScanSort, string>> = {
  'return-on-risk': 'what passes first, by natural credit over the most that can be lost',
  'credit-width': 'what passes first, by mid credit over the width',
  probability: 'what passes first, by probability of profit',
  'natural-credit': 'what passes first, by natural credit',
  strategy: "the strategy's own pick first, then what comes nearest to what it wants",
};

const MARGIN_WORDS: Readonly<Record<MarginRuleName, string>> = {
  alpaca: "Alpaca's rules",
  ibkr: "Interactive Brokers' rules",
  'worst-expiry-loss': 'the most that expiry can cost',
};

/** Ends in a line feed. */
export function scanText(ranked: RankedScan): string {
  const { scan, labels, nothing } = ranked;
  const { atMs, root, spotPoints, vixPoints } = scan.card;
  const lines = [
    `SCAN AT ${easternText(atMs)} New York`,
    `  ${root} ${groupedNumber(spotPoints, 2)}; ${vixText(vixPoints)}`,
    `  underlying ${labels.underlying}, volatility ${labels.volatility}, ${chainText(scan)}`,
    '',
    'GATES',
    ...gateLines(ranked),
    '',
    'CANDIDATES',
    ...(nothing === undefined ? listLines(ranked) : wrappedText(`None: gate ${standText(nothing)}.`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Of the bar itself: a run on recorded chains has bars without one. */
function chainText({ quotes }: Scan): string {
  if (quotes === undefined) return 'no option chain';
  if (quotes.origin === 'simulated') return 'option chain simulated';
  return `option chain recorded at ${easternText(quotes.atMs)}`;
}

function gateLines({ scan: { stands, own, candidates } }: RankedScan): readonly string[] {
  const alike = stands.flatMap((stand, index) =>
    wrappedText(
      `${index === 0 ? 'Nothing may be opened at this bar' : 'Nor would this let it'}: gate ${standText(stand)}.`,
    ),
  );
  return [
    ...(alike.length === 0 ? ['  None stops everything at this bar.'] : alike),
    ...(alike.length > 0 && candidates.length > 0
      ? ['  The candidates are judged as if that were passed.']
      : []),
    ...ownLines(own),
  ];
}

function ownLines(own: EntryCandidate | Stand | undefined): readonly string[] {
  if (own === undefined || !('gate' in own)) return [];
  return wrappedText(`The strategy itself picks nothing: gate ${standText(own)}.`);
}

function listLines(ranked: RankedScan): readonly string[] {
  const { shown, sort, judged, marginRule, ownRank } = ranked;
  const cut = shown.length < judged.length ? `; the first ${shown.length}, --top 0 shows all` : '';
  const notes = [
    `${foundText(ranked)}.`,
    ...leftOutNotes(ranked),
    `Order: ${SORT_WORDS[sort]}${cut}.`,
    `Credits are a share; return, loss, break-evens and margin are of one unit at natural prices, before fees. Margin by ${MARGIN_WORDS[marginRule]}.`,
    ...(ownRank === undefined
      ? []
      : [`* is the strategy's own pick${ownRank > shown.length ? `: number ${ownRank}` : ''}.`]),
  ];
  return [...notes.flatMap((note) => wrappedText(note)), '', ...candidateLines(shown, marginRule)];
}

function foundText({ judged, scan: { stands } }: RankedScan): string {
  const expiries = new Set(judged.map(({ candidate }) => candidate.structure.expiry.sessionDate)).size;
  const passing = judged.filter(({ verdict }) => verdict.kind === 'approved').length;
  const refused = [...refusals(judged)].map(([gate, count]) => `${gate} refuses ${groupedNumber(count, 0)}`);
  const found = `${counted(judged.length, 'candidate')} of ${counted(expiries, 'expiry', 'expiries')}`;
  const passes = passing === 1 ? 'passes every gate' : 'pass every gate';
  const pass = stands.length === 0 ? passes : 'would pass every other gate';
  return [`${found}: ${groupedNumber(passing, 0)} ${pass}`, ...refused].join(', ');
}

function leftOutNotes({ scan: { unquoted, leftOut, emptyExpiries } }: RankedScan): readonly string[] {
  return [
    ...(emptyExpiries.length === 0
      ? []
      : [
          `${counted(emptyExpiries.length, 'expiry', 'expiries')} more ${emptyExpiries.length === 1 ? 'has' : 'have'} no strikes near enough to what the strategy wants: ${emptyExpiries.join(', ')}.`,
        ]),
    ...(unquoted.length === 0
      ? []
      : [`${counted(unquoted.length, 'structure')} more had a leg that nobody quoted (gate no-quote).`]),
    ...(leftOut === 0
      ? []
      : [
          `${counted(leftOut, 'candidate')} further from what the strategy wants ${leftOut === 1 ? 'was' : 'were'} not judged.`,
        ]),
  ];
}

function standText(stand: Stand): string {
  const reason = stand.reason === undefined ? '' : `; reason: ${stand.reason}`;
  return `${stand.gate}: ${gateMeaning(stand.gate)}${measuredText(stand)}${reason}`;
}
