// The flag that says which tool wrote a trade list.
import { Option } from 'commander';
import { TRADE_LIST_TOOLS } from '../../../../core/domain/index.ts';

export function formatOption(): Option {
  return new Option('--format <tool>', 'which tool wrote it (default: told from its header)').choices([
    ...TRADE_LIST_TOOLS,
  ]);
}
