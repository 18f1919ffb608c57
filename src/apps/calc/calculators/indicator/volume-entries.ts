// The indicators of volume.
import { createCmf, createMfi, createObv, createVolumeRatio } from '../../../../core/signals/index.ts';
import type { IndicatorEntry } from './indicator-entry.ts';
import { periodParameter } from './parameter-kinds.ts';

export const VOLUME_ENTRIES: readonly IndicatorEntry[] = [
  {
    name: 'cmf',
    aliases: ['chaikin money flow'],
    meaning: 'Chaikin money flow, -1 to 1; null where no bar of the window has both range and volume',
    parameters: [periodParameter(20)],
    columns: ['high', 'low', 'close', 'volume'],
    lines: ['cmf'],
    create: (valueOf) => createCmf(valueOf('period')),
  },
  {
    name: 'volume-ratio',
    aliases: ['relative volume'],
    meaning: 'volume over its simple average, the bar itself included; null where nothing was traded',
    parameters: [periodParameter(20)],
    columns: ['volume'],
    lines: ['volumeRatio'],
    create: (valueOf) => createVolumeRatio(valueOf('period')),
  },
  {
    name: 'obv',
    aliases: ['on balance volume'],
    meaning: 'on-balance volume from the first bar on, which counts in full (TA-Lib)',
    parameters: [],
    columns: ['close', 'volume'],
    lines: ['obv'],
    create: () => createObv(),
  },
  {
    name: 'mfi',
    aliases: ['money flow index'],
    meaning: 'money flow index, 0 to 100; null where nothing was traded at a changed price',
    parameters: [periodParameter(14)],
    columns: ['high', 'low', 'close', 'volume'],
    lines: ['mfi'],
    create: (valueOf) => createMfi(valueOf('period')),
  },
];
