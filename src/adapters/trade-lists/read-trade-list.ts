// Reads a table of another tool's trades; which tool wrote it is told from its header.
import { type InputFailure, TRADE_LIST_TOOLS, type TradeListTool } from '../../core/domain/index.ts';
import { OPTION_OMEGA_COLUMNS, readOptionOmega } from './option-omega/read-option-omega.ts';
import {
  OPTOPSY_FRAME_COLUMNS,
  OPTOPSY_LOG_COLUMNS,
  readOptopsyFrame,
  readOptopsyLog,
} from './optopsy/read-optopsy.ts';
import { readTastytrade } from './tastytrade/read-tastytrade.ts';
import { TASTYTRADE_COLUMNS } from './tastytrade/transaction.ts';
import type { ListReading, ListTable, TradeList } from './trade-list-file.ts';

interface Layout {
  readonly tool: TradeListTool;
  readonly name: string;
  readonly columns: readonly string[];
  /** Of an older file of the tool, which says too little. */
  readonly isOutdated?: (header: readonly string[]) => boolean;
  readonly read: (table: ListTable) => ListReading;
}

const LAYOUTS: readonly Layout[] = [
  { tool: 'option-omega', name: 'trade log', columns: OPTION_OMEGA_COLUMNS, read: readOptionOmega },
  {
    tool: 'tastytrade',
    name: 'transaction history',
    columns: TASTYTRADE_COLUMNS,
    isOutdated: (header) => header.includes('transaction code') && header.includes('date/time'),
    read: readTastytrade,
  },
  { tool: 'optopsy', name: 'trade log', columns: OPTOPSY_LOG_COLUMNS, read: readOptopsyLog },
  { tool: 'optopsy', name: 'raw frame', columns: OPTOPSY_FRAME_COLUMNS, read: readOptopsyFrame },
];

/** The trades of a table; `path` names it in the error `input-columns`, where no layout's columns are there. */
export function readTradeList(
  table: ListTable,
  path: string,
  tool?: TradeListTool,
): TradeList | InputFailure {
  const layout = layoutOf(table.header, tool);
  if (layout === undefined) return wrongColumns(path, table.header, tool);
  return { ok: true, tool: layout.tool, layout: layout.name, ...layout.read(table) };
}

function layoutOf(header: readonly string[], tool: TradeListTool | undefined): Layout | undefined {
  return LAYOUTS.find(
    (layout) => (tool === undefined || layout.tool === tool) && missingOf(layout, header).length === 0,
  );
}

function missingOf({ columns }: Layout, header: readonly string[]): readonly string[] {
  return columns.filter((column) => !header.includes(column));
}

/** Names what the nearest layout lacks: the one of which most columns are there. */
function wrongColumns(
  path: string,
  header: readonly string[],
  tool: TradeListTool | undefined,
): InputFailure {
  const asked = LAYOUTS.filter((layout) => tool === undefined || layout.tool === tool);
  const outdated = asked.find(({ isOutdated }) => isOutdated?.(header) === true);
  const share = (layout: Layout): number => missingOf(layout, header).length / layout.columns.length;
  if (tool === undefined && asked.every((layout) => share(layout) === 1))
    return failure(
      `${path}: expected a trade list of ${TRADE_LIST_TOOLS.join(', ')}, found none of their columns`,
    );
  const nearest = outdated ?? asked.reduce((best, layout) => (share(layout) < share(best) ? layout : best));
  const missing = missingOf(nearest, header).join(', ');
  const older =
    outdated === undefined ? '' : '; this is an older export, which has no order numbers: download it anew';
  return failure(
    `${path}: expected the columns of the ${nearest.tool} ${nearest.name}, missing: ${missing}${older}`,
  );
}

function failure(message: string): InputFailure {
  return { ok: false, error: { code: 'input-columns', message, problems: [] } };
}
