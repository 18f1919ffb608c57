// The settings by which a strategy is usually chosen, and a step to either side of where they stand.
import type { Settings } from '../config/index.ts';

type Changes = Readonly<Record<string, unknown>>;

/** One thing that was chosen, and what lies next to it. */
export interface SettingAxis {
  readonly name: string;
  /** Settings changed together; none where the thing is not in use and has no neighbour. */
  readonly steps: readonly Changes[];
}

/**
 * Eight axes: delta of the shorts, days to expiry, profit target, days at which a trade is closed, wings, stop, least credit
 * for the width, days between entries. A step is about a fifth of a delta or a time, a tenth of a share; what is switched
 * off is tried at one usual value. The first four matter most and are also varied in pairs.
 */
export function settingAxes(settings: Settings): readonly SettingAxis[] {
  const { selection, exit, entry } = settings;
  return [
    { name: 'short delta', steps: deltaSteps(settings) },
    { name: 'days to expiry', steps: expirySteps(settings) },
    { name: 'profit target', steps: shareSteps('exit.profitTargetRatio', exit.profitTargetRatio, 0.15, 0.5) },
    { name: 'days left', steps: floorSteps(exit.dteFloor, selection.dteMin) },
    { name: 'wings', steps: wingSteps(settings) },
    { name: 'stop', steps: stopSteps(exit.stopCreditMultiple) },
    { name: 'credit for the width', steps: creditSteps(settings) },
    { name: 'days between entries', steps: cadenceSteps(entry.daysBetweenEntriesMin) },
  ];
}

function deltaSteps({ selection }: Settings): readonly Changes[] {
  const { shortDelta, shortDeltaMin, shortDeltaMax } = selection;
  return [0.8, 1.2].map((factor) => ({
    'selection.shortDelta': hundredths(shortDelta * factor),
    ...(shortDeltaMin === null ? {} : { 'selection.shortDeltaMin': hundredths(shortDeltaMin * factor) }),
    ...(shortDeltaMax === null ? {} : { 'selection.shortDeltaMax': hundredths(shortDeltaMax * factor) }),
  }));
}

function expirySteps({ selection }: Settings): readonly Changes[] {
  const { dteTarget, dteMin, dteMax, expiryRule } = selection;
  // The next monthly is what it is; a day out has no shorter neighbour.
  if (expiryRule === 'next-monthly' || dteTarget === 0) return [];
  return [0.8, 1.2].map((factor) => {
    const scaled = (days: number): number => Math.round(days * factor);
    const target = scaled(dteTarget) === dteTarget ? dteTarget + (factor > 1 ? 1 : -1) : scaled(dteTarget);
    return {
      'selection.dteTarget': target,
      'selection.dteMin': Math.min(scaled(dteMin), target),
      'selection.dteMax': Math.max(scaled(dteMax), target),
    };
  });
}

function wingSteps({ selection }: Settings): readonly Changes[] {
  const { wingWidth, putWingWidth, callWingWidth, longDelta, putLongDelta, callLongDelta, structure } =
    selection;
  if (structure === 'short-put') return [];
  const keys: Readonly<Record<string, number | null>> =
    wingWidth === null && putWingWidth === null && callWingWidth === null
      ? { longDelta, putLongDelta, callLongDelta }
      : { wingWidth, putWingWidth, callWingWidth };
  return [0.75, 1.25].map((factor) =>
    Object.fromEntries(
      Object.entries(keys).flatMap(([key, value]) =>
        value === null ? [] : [[`selection.${key}`, hundredths(value * factor)]],
      ),
    ),
  );
}

function floorSteps(dteFloor: number | null, dteMin: number): readonly Changes[] {
  if (dteFloor === null) return dteMin > 7 ? [{ 'exit.dteFloor': 7 }] : [];
  const step = Math.max(1, Math.round(dteFloor / 3));
  return [
    { 'exit.dteFloor': Math.max(0, dteFloor - step) },
    // Not so near that trades are closed as they are opened.
    ...(dteFloor + step < dteMin ? [{ 'exit.dteFloor': dteFloor + step }] : []),
  ];
}

function stopSteps(multiple: number | null): readonly Changes[] {
  if (multiple === null) return [{ 'exit.stopCreditMultiple': 2 }];
  return [0.75, 1.5].map((factor) => ({ 'exit.stopCreditMultiple': hundredths(multiple * factor) }));
}

function creditSteps({ selection }: Settings): readonly Changes[] {
  const { creditWidthMin } = selection;
  if (creditWidthMin === null) return [];
  return [0.8, 1.2].map((factor) => ({ 'selection.creditWidthMin': hundredths(creditWidthMin * factor) }));
}

function cadenceSteps(days: number): readonly Changes[] {
  if (days < 2) return [{ 'entry.daysBetweenEntriesMin': days + 1 }];
  const step = Math.max(1, Math.round(days * 0.4));
  return [days - step, days + step].map((value) => ({ 'entry.daysBetweenEntriesMin': value }));
}

function shareSteps(key: string, share: number | null, step: number, usual: number): readonly Changes[] {
  if (share === null) return [{ [key]: usual }];
  return [share - step, share + step].flatMap((value) =>
    value > 0 && value < 1 ? [{ [key]: hundredths(value) }] : [],
  );
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
