// A look-ahead proof as a person reads it, in lines of at most 100 characters.
import { alignedRows, groupedNumber, heading, wrappedText } from '../../analysis/report/index.ts';
import { easternText } from '../data-sync/index.ts';
import type { Leak, ModuleProof, Proof } from './proof/proof.ts';

/** Ends in a line feed. */
export function proofText(proof: Proof, seconds: number): string {
  const lines = [
    ...verdictLines(proof, seconds),
    ...heading('WHAT WAS COMPARED'),
    ...moduleTable(proof.modules),
    ...silentLines(proof),
    ...(proof.first === undefined ? [] : [...heading('FIRST DIFFERENCE'), ...leakLines(proof.first)]),
    ...heading('WHAT THIS DOES AND DOES NOT SAY'),
    ...caveats(proof).flatMap((sentence) => wrappedText(sentence)),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictLines(proof: Proof, seconds: number): readonly string[] {
  const { isProven, bars, instants, worlds, orders, unbuilt } = proof;
  const [from, to] = [instants[0] ?? 0, instants.at(-1) ?? 0];
  const span = `${easternText(from)} to ${easternText(to)} New York`;
  const verdict =
    worlds === 0
      ? 'NOTHING WAS COMPARED: no world with another future could be made'
      : isProven
        ? 'NO LOOK-AHEAD FOUND: nothing up to any of these bars changed with what came after it'
        : 'LOOK-AHEAD FOUND: something up to one of these bars changed with what came after it';
  return [
    verdict,
    `  ${instants.length} of ${groupedNumber(bars, 0)} bars, ${span}`,
    `  ${counted(worlds, 'world')} compared, the rest cut off in one half of them and made false in the other`,
    `  ${counted(orders, 'order')} in the run as configured; ${groupedNumber(seconds, 1)} seconds`,
    ...unbuilt
      .slice(0, 1)
      .flatMap(({ change, error }) =>
        wrappedText(
          `${counted(unbuilt.length, 'world')} could not be made and compared; the first, ${change.kind} at ${easternText(change.atMs)}: ${error.message}`,
        ),
      ),
  ];
}

function counted(count: number, thing: string): string {
  return `${groupedNumber(count, 0)} ${thing}${count === 1 ? '' : 's'}`;
}

function moduleTable(modules: readonly ModuleProof[]): readonly string[] {
  const rows = modules.map(({ module, instants, answered, compared, differences }) => [
    module,
    String(instants),
    String(answered),
    groupedNumber(compared, 0),
    String(differences),
  ]);
  const head = ['module', 'bars', 'with a say', 'compared', 'differences'];
  return alignedRows([head, ...rows], ['left', 'right', 'right', 'right', 'right']);
}

/** Modules of which nothing is claimed, with why. */
function silentLines({ modules, hasPeer }: Proof): readonly string[] {
  const silent = modules.filter(({ answered }) => answered === 0).map(({ module }) => module);
  if (silent.length === 0) return [];
  const why = hasPeer || !silent.includes('peer divergence') ? '' : ' No --peer was given.';
  return [
    '',
    ...wrappedText(`Nothing is claimed of what had no say at any of these bars: ${silent.join(', ')}.${why}`),
  ];
}

const CHANGES = {
  cut: 'everything after it was cut off',
  poison: 'everything after it was made false',
} as const;

function leakLines({ module, atMs, path, before, after, change, view }: Leak): readonly string[] {
  return alignedRows(
    [
      ['module', module],
      ['came out otherwise', `${easternText(atMs)} New York`],
      ['when', `at ${easternText(change.atMs)} ${CHANGES[change.kind]}`],
      ['in the view', view],
      ['at', path === '' ? '(as a whole)' : path],
      ['as it is', shownValue(before)],
      ['with another future', shownValue(after)],
    ],
    ['left', 'left'],
  );
}

const SHOWN_MAX = 72;

function shownValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX - 3)}...`;
}

function caveats({ bars, instants, cleanedRows }: Proof): readonly string[] {
  const sample =
    instants.length < bars
      ? 'A sample: a leak that shows only at other bars is not seen. --instants N looks at more, --every at all.'
      : 'Every bar was looked at.';
  return [
    sample,
    'Cut and made false: bars, daily history, a peer, index levels, rates, recorded quotes, dividends, halts.',
    'Known ahead, and left as they are: the exchange calendar, scheduled releases, rules of listing, ticks, fees and brokers.',
    ...(cleanedRows === 0
      ? []
      : [
          `The cleaning put right or set aside ${groupedNumber(cleanedRows, 0)} rows of the bars. It judges a file as a whole, so later rows had a say in it.`,
        ]),
    'Bars drawn inside days and levels of quotes drawn inside recorded days are drawn before the run: the day in hand keeps its own up to the bar, as a real day would; quotes of that day may lean towards its recorded close.',
    'Says nothing of how the settings were chosen: rules picked by looking at the same years have seen them.',
  ];
}
