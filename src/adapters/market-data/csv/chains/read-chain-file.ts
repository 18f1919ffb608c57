// Reads a whole file of option quotes in any known layout; what the quotes are worth is for the market room to judge.
import type { ChainLayout, InputFailure, RawChain } from '../../../../core/domain/index.ts';
import { inputFailure } from '../input-failure.ts';
import { loadInputFile, unpackedInput } from '../read-input-file.ts';
import { openChainText, textHead } from './chain-text.ts';
import { openChainZip } from './chain-zip.ts';
import { namedInPath } from './named-in-path.ts';
import { ChainGatherer } from './raw-chain-columns.ts';
import { isZip } from '../bytes/zip-entries.ts';

export interface ChainFile {
  readonly ok: true;
  readonly chain: RawChain;
  readonly sha256: string;
  readonly bytes: number;
}

/** Layouts without a price that a quote could be made of. */
const WITHOUT_QUOTES: ReadonlySet<ChainLayout> = new Set<ChainLayout>([
  'lean-minute-trades',
  'lean-minute-open-interest',
  'option-minute-bars',
]);

/**
 * The quotes of a chain file: CSV, packed or not, or a zip of Lean minute quotes. Codes: those of every input file, and
 * `input-columns` where no layout with quotes has the columns, `input-rows` where the file's name lacks what its rows leave out.
 */
export function readChainFile(path: string): ChainFile | InputFailure {
  const file = loadInputFile(path);
  if (!file.ok) return file;
  const { sha256, stored } = file;
  const chain = isZip(stored) ? chainOfZip(path, stored) : chainOfText(path, stored);
  if ('error' in chain) return chain;
  if (WITHOUT_QUOTES.has(chain.layout))
    return inputFailure('input-columns', `${path}: expected quotes of options, found ${chain.layout}`);
  if (chain.length === 0)
    return inputFailure('input-empty', `${path}: expected rows of quotes, found the header only`);
  return { ok: true, chain, sha256, bytes: stored.length };
}

function chainOfZip(path: string, stored: Buffer): RawChain | InputFailure {
  const zip = openChainZip(path, stored, namedInPath(path));
  if ('error' in zip) return zip;
  const gathered = new ChainGatherer();
  for (const rows of zip.rows()) gathered.add(rows);
  return gathered.chain(zip.origin);
}

function chainOfText(path: string, stored: Buffer): RawChain | InputFailure {
  const unpacked = unpackedInput(path, stored);
  if (!unpacked.ok) return unpacked;
  const head = textHead(unpacked.bytes, true);
  if (head === undefined) return inputFailure('input-empty', `${path}: expected a text file, found no rows`);
  const text = openChainText(path, head, namedInPath(path));
  if ('error' in text) return text;
  const gathered = new ChainGatherer();
  const rows = Buffer.concat([unpacked.bytes.subarray(head.rowsFrom), Buffer.from('\n')]);
  for (const batch of text.rowsOf(rows)) gathered.add(batch);
  for (const batch of text.rest()) gathered.add(batch);
  return gathered.chain(text.origin);
}
