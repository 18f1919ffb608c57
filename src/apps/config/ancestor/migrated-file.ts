// The settings file of Quantor that says what a configuration of the predecessor said: JSON, each line with its origin.
import { leafKeys, mergeLayers, type SettingLayer, type SettingTree, valueAt } from '../setting-layers.ts';

/** JSON with comments, for --config; every setting names the keys that it comes from. */
export function migratedFile(layers: readonly SettingLayer[], preset: string, note: string): string {
  const { tree, origins } = mergeLayers(layers);
  const comments = note
    .trim()
    .split('\n')
    .map((line) => `// ${line}`.trimEnd());
  return [...comments, '{', `  "preset": ${JSON.stringify(preset)},`, ...bodyOf(tree, origins), '}', ''].join(
    '\n',
  );
}

/** Settings with dots in their keys stand in groups; all of a group follow each other. */
function bodyOf(tree: SettingTree, origins: ReadonlyMap<string, string>): readonly string[] {
  const lines: string[] = [];
  for (const name of Object.keys(tree)) {
    const keys = leafKeys({ [name]: tree[name] });
    const isGroup = keys[0] !== name;
    if (isGroup) lines.push(`  ${JSON.stringify(name)}: {`);
    for (const key of keys) {
      const member = JSON.stringify(isGroup ? key.slice(name.length + 1) : key);
      const value = JSON.stringify(valueAt(tree, key));
      lines.push(`${isGroup ? '    ' : '  '}${member}: ${value}, // ${oneLine(origins.get(key) ?? '')}`);
    }
    if (isGroup) lines.push('  },');
  }
  return lines;
}

/** The name of a file may hold a line break, which would end the comment. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
