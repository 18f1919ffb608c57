// The live session: live data and a broker, in real time.
import { createSystemTimers } from '../../adapters/timers/index.ts';
import type { SessionPorts } from './session-ports.ts';

/** What fills each port of a live session; `clockMs` is the machine's time in epoch ms. */
export function livePorts(clockMs: () => number): SessionPorts {
  return {
    source: { missing: 'a vendor stream of bars and chains' },
    venue: { missing: 'a broker that takes four-leg orders' },
    timers: { part: 'system timers', port: createSystemTimers(clockMs) },
    sink: { part: 'the ledger file, as in a backtest' },
  };
}
