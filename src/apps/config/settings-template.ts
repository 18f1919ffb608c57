// The settings file that `quantor init` writes: every setting with its meaning and default, commented out.
import { DEFAULT_PRESET, DEFAULT_SETTINGS, PRESETS } from './presets.ts';
import { settingCatalog } from './setting-catalog.ts';
import { valueAt } from './setting-layers.ts';

const INTRODUCTION = `// Settings of Quantor: JSON with comments. Give it to a run: quantor backtest --config FILE
// A line that is commented out leaves the setting to the preset and the defaults; take the // away to
// set it. Flags and --set are stronger than this file. A comma after the last line does no harm.
`;

/** JSON with comments, made from the catalog of settings; as it stands, it sets nothing. */
export function settingsTemplate(): string {
  const lines: string[] = [`{`, ...presetLines()];
  let group = '';
  for (const { key, meaning, expected } of settingCatalog().values()) {
    const [name = '', inner] = key.split('.');
    const ownGroup = inner === undefined ? '' : name;
    if (ownGroup !== group) {
      if (group !== '') lines.push('  },');
      lines.push('', ...(ownGroup === '' ? [] : [`  ${JSON.stringify(ownGroup)}: {`]));
      group = ownGroup;
    }
    const indent = group === '' ? '  ' : '    ';
    const value = JSON.stringify(valueAt(DEFAULT_SETTINGS, key));
    lines.push(
      `${indent}// ${meaning}; ${expected}`,
      `${indent}// ${JSON.stringify(inner ?? key)}: ${value},`,
    );
  }
  if (group !== '') lines.push('  },');
  return `${INTRODUCTION}${lines.join('\n')}\n}\n`;
}

function presetLines(): readonly string[] {
  const meanings = Object.entries(PRESETS).map(([name, { summary }]) => `  // ${name}: ${summary}`);
  return [
    '  // the strategy that the settings below start from',
    ...meanings,
    `  // "preset": "${DEFAULT_PRESET}",`,
  ];
}
