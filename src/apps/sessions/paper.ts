// The paper session: live data against the simulated venue, in real time.
import { createSystemTimers } from '../../adapters/timers/index.ts';
import type { SessionPorts } from './session-ports.ts';

/** What fills each port of a paper session; `clockMs` is the machine's time in epoch ms. */
export function paperPorts(clockMs: () => number): SessionPorts {
  return {
    source: { missing: 'a vendor stream of bars and chains' },
    venue: { part: 'the simulated venue, as in a backtest' },
    timers: { part: 'system timers', port: createSystemTimers(clockMs) },
    sink: { part: 'the ledger file, as in a backtest' },
  };
}
