// The predecessor's keys of a run: its money, its dates, its files, its costs and its mode.
import { type AncestorKey, carried, flag, gone, neverWorked } from '../ancestor-key.ts';
import { same } from './conversions.ts';

const UNREAD = 'Read nowhere, and left out:';
const LAST_BARS =
  'It took the last so many bars, 500 without being asked, whatever the dates. Here backtest_start and backtest_end alone say what is traded.';
const OTHERS_COUNT = `${UNREAD} the cash and the dates of a run are backtest_cash, backtest_start and backtest_end; --bars, --volatility and --store name its files, --no-report leaves its report out.`;
const REPORT = 'Every run writes its report unless --no-report is given.';
const CHAINS =
  'A file of quotes is given with --chains, or imported once with quantor data import, which knows its nineteen columns; without one chains are simulated.';
const RATES =
  'Rates are dated and come from --rates; volatility is the VIX of --volatility, or estimated from the bars.';
const FILLS =
  'Fills give up a share of the quoted spread, fill.patient and fill.urgent, more by legs, hour and size. There the cost grew with the square of the size and exits cost nothing.';
const LOGS = `${UNREAD} every run writes a ledger and its trades, below --out.`;
const COMMANDS =
  'There are commands here instead of modes: quantor backtest, quantor paper and quantor live.';
const KEYS_ELSEWHERE =
  'Keys of vendors are never settings: they come from the environment or from ~/.config/quantor/credentials.json.';

export const RUN_KEYS: readonly AncestorKey[] = [
  carried('backtest_cash', { default: 25_000, flags: flag('--bt-cash'), to: same('cash') }),
  carried('backtest_start', { default: '2024-01-01', flags: flag('--bt-start'), to: same('from') }),
  carried('backtest_end', { default: '2024-12-31', flags: flag('--bt-end'), to: same('to') }),
  gone('backtest_samples', LAST_BARS, { default: 500, flags: flag('--bt-samples') }),
  gone('backtest_plot', REPORT, { default: true, flags: [{ flag: '--no-plot', gives: false }] }),
  neverWorked('starting_cash', OTHERS_COUNT, { default: 25_000 }),
  neverWorked('bt_end', OTHERS_COUNT, { default: '2026-01-31' }),
  neverWorked('sample_size', OTHERS_COUNT, { default: 10 }),
  neverWorked('bt_data_dir', OTHERS_COUNT, { default: 'data' }),
  neverWorked('enable_reporting', OTHERS_COUNT, { default: true }),
  gone('options_data_path', CHAINS, { default: null, flags: flag('--options-data') }),
  gone('prefer_intraday', CHAINS, { default: true }),
  gone('use_synthetic_options', CHAINS, { default: false }),
  gone('iv_annual_volatility', RATES, { default: 0.2 }),
  gone('risk_free_rate', RATES, { default: 0.05 }),
  gone('slippage_pct', FILLS, { default: 0.01 }),
  gone('slippage_per_contract', FILLS, { default: 0.02 }),
  gone('use_execution_cost_model', FILLS, { default: true }),
  gone('exec_cost_min_half_spread', FILLS, { default: 0.01 }),
  gone('exec_cost_impact_coeff', FILLS, { default: 0.1 }),
  neverWorked(
    'commission_per_contract',
    'It was written down and never deducted. Here fees.broker charges a real schedule by date, and none charges nothing; this number is left out.',
    { default: 0.65 },
  ),
  neverWorked('enable_trade_logging', LOGS, { default: true }),
  neverWorked('trade_log_path', LOGS, { default: 'data/trades/trade_log.csv' }),
  gone('mode', COMMANDS, { default: 'backtest', flags: flag('--mode'), isFlagOnly: true }),
  gone('alpaca', COMMANDS, { default: false, flags: [{ flag: '--alpaca', gives: true }], isFlagOnly: true }),
  gone('paper_trading', COMMANDS, { default: true }),
  neverWorked('allow_live_execution', `${UNREAD} it locked nothing. ${COMMANDS}`, { default: false }),
  gone(
    'use_optimizer',
    'There is no search of settings yet. Its phases swept keys that were read nowhere and kept no year back to judge on.',
    { default: false, flags: [{ flag: '--use-optimizer', gives: true }] },
  ),
  gone('alpaca_key', KEYS_ELSEWHERE, { default: '', flags: flag('--alpaca-key'), isCredential: true }),
  gone('alpaca_secret', KEYS_ELSEWHERE, { default: '', flags: flag('--alpaca-secret'), isCredential: true }),
  gone('polygon_key', KEYS_ELSEWHERE, { default: '', flags: flag('--polygon-key'), isCredential: true }),
  gone('comment', 'A remark for people.', { default: '' }),
];
