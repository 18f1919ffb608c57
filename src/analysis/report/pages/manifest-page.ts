// What the run was made of: enough to check every input and to make the run again.
import type { RunManifestRecord } from '../../../core/ledger/index.ts';
import type { RunDocument } from '../run-document.ts';
import { groupedNumber } from '../text/number-text.ts';
import { type Fact, plainRow, type ReportSection, type TableRow } from '../blocks/report-block.ts';

/** The section on the manifest. */
export function manifestPage({ run }: RunDocument, manifest: RunManifestRecord): ReportSection {
  const settings = settingsOf(manifest.config);
  return {
    id: 'manifest',
    isReference: true,
    title: 'Run manifest',
    lead: 'The same version, command, seed and inputs make the same ledger again, byte for byte on the same major version of Node.',
    blocks: [
      {
        kind: 'facts',
        title: '',
        facts: identityFacts(run),
      },
      {
        kind: 'table',
        title: 'Inputs',
        columns: [
          { title: 'For', unit: '', align: 'left' },
          { title: 'File', unit: '', align: 'left' },
          { title: 'Size', unit: 'bytes', align: 'right' },
          { title: 'SHA-256', unit: '', align: 'left', isCode: true },
        ],
        rows: inputRows(manifest.inputs),
        note: 'What the run read; “bundled” files are part of the package. The ledger names every file.',
        isDense: true,
      },
      ...(settings.length === 0
        ? []
        : [{ kind: 'facts', title: 'Settings in force', facts: settings } as const]),
    ],
  };
}

/** A role of more files is told by its first and its last. */
const FILES_SHOWN_MAX = 12;
const FIRST_SHOWN = 2;

/** A row a file, in the manifest's order; of roles with many files those between are told by number and size. */
function inputRows(inputs: RunManifestRecord['inputs']): readonly TableRow[] {
  const roles = [...new Set(inputs.map(({ role }) => role))];
  return roles.flatMap((role) => {
    const files = inputs.filter((input) => input.role === role);
    if (files.length <= FILES_SHOWN_MAX) return files.map(inputRow);
    const between = files.slice(FIRST_SHOWN, -1);
    const bytes = between.reduce((sum, file) => sum + file.bytes, 0);
    const more = plainRow([role, `… ${between.length} more files`, groupedNumber(bytes, 0), '']);
    return [...files.slice(0, FIRST_SHOWN).map(inputRow), more, ...files.slice(-1).map(inputRow)];
  });
}

function inputRow({ role, path, bytes, sha256 }: RunManifestRecord['inputs'][number]): TableRow {
  return plainRow([role, fileName(path), groupedNumber(bytes, 0), sha256]);
}

/** What names a run and makes it again. */
export function identityFacts(run: RunDocument['run']): readonly Fact[] {
  const code = (term: string, value: string): Fact => ({ term, value, isCode: true });
  return [
    code('Run', `${run.id}, seed ${run.seed}, Quantor ${run.version}, Node ${run.nodeVersion}`),
    code('Command', ['quantor', ...run.command.map(quoted)].join(' ')),
    code('Configuration', `SHA-256 ${run.configHash}`),
  ];
}

// Folders of a private machine are no business of whoever reads the report.
function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function quoted(argument: string): string {
  return /^[\w./:=,@%+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** The configuration as dotted names and values, by name: a ledger does not keep any other order. */
function settingsOf(config: unknown, prefix = ''): readonly Fact[] {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    if (prefix === '') return [];
    const value =
      config === null || config === undefined ? 'not set' : JSON.stringify(config).replaceAll('"', '');
    return [{ term: prefix, value, isCode: true }];
  }
  const settings = config as Readonly<Record<string, unknown>>;
  return Object.keys(settings)
    .toSorted()
    .flatMap((name) => settingsOf(settings[name], prefix === '' ? name : `${prefix}.${name}`));
}
