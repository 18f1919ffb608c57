// Another tool's trade list held against a ledger: read, sorted, matched, split into parts, and asked why where the run stood.
import {
  type ComparedRun,
  type DifferenceParts,
  differenceParts,
  matchTrades,
  type OwnTrade,
  sortList,
  type SortedList,
  type TradePair,
} from '../../analysis/trade-comparison/index.ts';
import type { ImportedTrade, TradeListTool } from '../../core/domain/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { Watch } from '../sessions/index.ts';
import { type Answers, gatesAt, type ReadLedger } from './gates-at.ts';
import { ownTrades } from './own-trades.ts';
import { readListFile, type TradeListFile } from './read-list-file.ts';

export interface ComparedPair extends TradePair {
  /** Absent where either is still open. */
  readonly parts?: DifferenceParts;
}

export interface ListComparison {
  readonly file: TradeListFile;
  readonly run: ComparedRun;
  readonly pairs: readonly ComparedPair[];
  readonly onlyOwn: readonly OwnTrade[];
  readonly onlyTheirs: readonly ImportedTrade[];
  readonly notComparable: SortedList['notComparable'];
  readonly answers: Answers;
}

/** What is compared with what. */
export interface ComparisonRequest {
  readonly ledger: ReadLedger;
  readonly path: string;
  readonly tool: TradeListTool | undefined;
}

/** Error codes as `readListFile` gives them, `ledger-sessions` for a ledger without a session, and `stopped`. */
export async function compareList(
  { ledger, path, tool }: ComparisonRequest,
  watch: Watch,
): Promise<UsageResult<ListComparison>> {
  const read = readListFile(path, tool);
  if (!read.ok) return read;
  const file = read.value;
  const run = comparedRun(ledger);
  if (!run.ok) return run;
  const { comparable, notComparable } = sortList(file.trades, run.value);
  const { pairs, onlyOwn, onlyTheirs } = matchTrades(run.value.trades, comparable);
  const answers = await gatesAt(ledger, onlyTheirs, watch);
  if (!answers.ok) return answers;
  return {
    ok: true,
    value: {
      file,
      run: run.value,
      pairs: pairs.map((pair) => withParts(pair)),
      onlyOwn,
      onlyTheirs,
      notComparable,
      answers: answers.value,
    },
  };
}

function withParts(pair: TradePair): ComparedPair {
  const parts = differenceParts(pair.own, pair.theirs);
  return parts === undefined ? pair : { ...pair, parts };
}

/** The trades of the run's own class: what it traded beside is another comparison. */
function comparedRun({ manifest, entries }: ReadLedger): UsageResult<ComparedRun> {
  const records = entries.map(({ record }) => record);
  const sessions = records.flatMap((record) => (record.type === 'session-closed' ? [record.date] : []));
  const [from] = sessions;
  const to = sessions.at(-1);
  if (from === undefined || to === undefined)
    return usageError('ledger-sessions', 'expected a ledger with at least one session, found none');
  const { root, structure } = manifest;
  const trades = ownTrades(records).filter((trade) => trade.root === root);
  return { ok: true, value: { root, structure, from, to, trades } };
}
