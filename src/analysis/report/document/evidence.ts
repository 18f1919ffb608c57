// Whether a run is long and rough enough to say anything at all.
import type { DataLabels, RunEndedRecord, SessionClosedRecord } from '../../../core/ledger/index.ts';

const TRADES_MIN = 30;
const LOSSES_MIN = 10;
const STRESS_VIX_POINTS = 30;

export interface Evidence {
  readonly verdict: 'sufficient' | 'insufficient';
  /** Why it is insufficient, with the numbers found; empty where it is sufficient. */
  readonly reasons: readonly string[];
}

/** What of a ledger the judgement rests on. */
export interface EvidenceSource {
  readonly sessions: readonly SessionClosedRecord[];
  readonly ended: RunEndedRecord | undefined;
  readonly labels: DataLabels;
}

/** Judges a run by its closed trades' P&L, its sessions, and whether its market was real: a simulated one is no evidence, and an estimate is no VIX. */
export function evidenceOf(pnls: readonly number[], { sessions, ended, labels }: EvidenceSource): Evidence {
  const reasons: string[] = [];
  if (labels.underlying === 'simulated')
    reasons.push('the market is simulated: it says nothing of a real one');
  const losses = pnls.filter((pnl) => pnl < 0).length;
  if (pnls.length < TRADES_MIN) reasons.push(`under ${TRADES_MIN} trades (${pnls.length})`);
  if (losses < LOSSES_MIN) reasons.push(`under ${LOSSES_MIN} losses (${losses})`);
  const calm = `no session with VIX above ${STRESS_VIX_POINTS}`;
  if (labels.volatility === 'estimated') {
    reasons.push(`${calm} (no VIX was given; its estimate does not count)`);
  } else {
    const highest = highestVix(sessions, ended);
    if (highest === undefined) reasons.push(`${calm} (none was known)`);
    else if (highest <= STRESS_VIX_POINTS) reasons.push(`${calm} (highest ${highest.toFixed(2)})`);
  }
  return { verdict: reasons.length === 0 ? 'sufficient' : 'insufficient', reasons };
}

/** The highest close of a session of the run; a record carries the close of an earlier session, published since. */
function highestVix(
  sessions: readonly SessionClosedRecord[],
  ended: RunEndedRecord | undefined,
): number | undefined {
  const traded = new Set(sessions.map(({ date }) => date));
  let highest: number | undefined;
  for (const { vixPoints, vixDate } of ended === undefined ? sessions : [...sessions, ended]) {
    if (vixPoints === undefined || vixDate === undefined || !traded.has(vixDate)) continue;
    if (highest === undefined || vixPoints > highest) highest = vixPoints;
  }
  return highest;
}
