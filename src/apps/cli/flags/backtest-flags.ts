// Every flag of `quantor backtest` as commander gives it; each is checked when settings and inputs are loaded.
import type { InputFlags } from './input-flags.ts';
import type { SettingFlags } from './setting-flags.ts';

export interface BacktestFlags extends SettingFlags, InputFlags {
  readonly out?: string;
  readonly report: boolean;
  /** The register of trials; `false`: the run is not counted. */
  readonly trials?: string | false;
  readonly json?: boolean;
}
