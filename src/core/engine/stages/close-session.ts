// Draws up the account and the session's reasons when a session is over.
import { cents, invariant, type SessionEnded } from '../../domain/index.ts';
import { noteSessionClose } from '../../market/index.ts';
import { equityCents, marksCents } from '../../portfolio/index.ts';
import { dropRollOuts } from '../adjust/roll-out.ts';
import type { EngineState } from '../engine-state.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import type { StepOutput } from '../step-output.ts';
import { heldMarkRecords } from '../records/held-marks.ts';
import { vixRecord } from '../records/vix-record.ts';
import { closeRiskSession } from './update-risk-status.ts';
import { takeOutcomes } from './session-outcomes.ts';

/** An entry or adjustment decided at an earlier close has had its session: its strikes were chosen for that one. */
function endOvernightEntries(state: EngineState, output: StepOutput): void {
  cancelOrders(
    state,
    output,
    ({ action, expiresAtMs }, { submittedAtMs }) =>
      action !== 'close' && expiresAtMs === undefined && submittedAtMs < state.nowMs,
  );
}

/** Records cash, marks, equity and why each of the session's bars opened nothing; a warm-up session leaves no record. */
export function closeSession(state: EngineState, event: SessionEnded, output: StepOutput): void {
  endOvernightEntries(state, output);
  dropRollOuts(state, output);
  for (const { bar, spotPoints, realised } of state.lanes)
    if (spotPoints !== undefined && bar?.sessionDate === event.sessionDate)
      noteSessionClose(realised, spotPoints);
  const bars = state.lanes.flatMap(({ outcomes }) => takeOutcomes(outcomes));
  if (bars.length === 0) return;
  const { portfolio } = state;
  const { spotPoints } = state.lanes[0] ?? state.lane;
  invariant(spotPoints !== undefined, 'a session has at least one bar');
  output.records.push({
    type: 'session-closed',
    seq: state.seq,
    atMs: state.nowMs,
    date: event.sessionDate,
    spotPoints,
    ...vixRecord(state),
    cashCents: cents(portfolio.cashCents),
    marksCents: cents(marksCents(portfolio)),
    equityCents: cents(equityCents(portfolio)),
    openTrades: heldMarkRecords(state, { date: event.sessionDate, spotPoints }),
    bars,
  });
  closeRiskSession(state, output);
}
