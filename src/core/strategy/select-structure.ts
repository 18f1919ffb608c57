// From a chain and a selection to one structure with its quotes, or the gate that stopped it.
import {
  type ChainSnapshot,
  daysBetween,
  type EntryCandidate,
  type OptionExpiry,
  type SessionDate,
  type Stand,
  type StructureKind,
} from '../domain/index.ts';
import { selectExpiry } from './select-expiry.ts';
import type { StructureSelection } from './strategy-config.ts';
import type { ExpiryCalendar } from './strategy-context.ts';
import { NO_TILT, type StructureTilt } from './structure-tilt.ts';
import { chooseCondor } from './strikes/choose-condor.ts';
import { chooseShortPut } from './strikes/choose-short-put.ts';
import { quotedCredit } from './strikes/quoted-credit.ts';
import type { StructureChoice } from './strikes/structure-choice.ts';

export type StructureSelected = { readonly kind: 'selected'; readonly candidate: EntryCandidate };

/** When a structure is looked for, and which way the signals bend it; without a tilt it is as configured. */
export interface SelectionTime {
  readonly today: SessionDate;
  readonly calendar: ExpiryCalendar;
  readonly tilt?: StructureTilt | undefined;
}

type ChooseStructure = (
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
) => StructureChoice | Stand;

/** How each kind of structure finds its strikes. */
const CHOOSE: Readonly<Record<StructureKind, ChooseStructure>> = {
  'iron-condor': chooseCondor,
  'short-put': chooseShortPut,
};

/** The structure that the selection asks for on its expiry, bent by `tilt`, with current quotes. */
export function selectStructure(
  chain: ChainSnapshot,
  selection: StructureSelection,
  { today, calendar, tilt = NO_TILT }: SelectionTime,
): StructureSelected | Stand {
  const expiry = selectExpiry(chain, today, selection, calendar);
  if (expiry === undefined) return { kind: 'stand', gate: 'no-listed-expiry' };
  const choice = CHOOSE[selection.structure](chain, expiry, selection, tilt);
  if (choice.kind === 'stand') return choice;
  const candidate = candidateOf(chain, choice, today);
  return candidate === undefined ? { kind: 'stand', gate: 'no-quote' } : { kind: 'selected', candidate };
}

/** A structure with its figures at the chain's quotes; `undefined` where a leg has none. */
export function candidateOf(
  chain: ChainSnapshot,
  { structure, models }: StructureChoice,
  today: SessionDate,
): EntryCandidate | undefined {
  const quoted = quotedCredit(chain, structure);
  if (quoted === undefined) return undefined;
  return {
    structure,
    dte: daysBetween(today, structure.expiry.sessionDate),
    quoteOrigin: chain.origin,
    quotedAtMs: chain.atMs,
    ...quoted,
    deltas: models.map((model) => model.delta),
    ivs: models.map((model) => model.iv),
  };
}
