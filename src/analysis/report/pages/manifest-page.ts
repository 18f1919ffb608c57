// What the run was made of: enough to check every input and to make the run again.
import type { RunManifestRecord } from '../../../core/ledger/index.ts';
import type { RunDocument } from '../run-document.ts';
import { groupedNumber } from '../text/number-text.ts';
import { type Fact, plainRow, type ReportSection } from '../blocks/report-block.ts';

/** The section on the manifest. */
export function manifestPage({ run }: RunDocument, manifest: RunManifestRecord): ReportSection {
  const settings = settingsOf(manifest.config);
  return {
    id: 'manifest',
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
        rows: manifest.inputs.map(({ role, path, bytes, sha256 }) =>
          plainRow([role, fileName(path), groupedNumber(bytes, 0), sha256]),
        ),
        note: 'Every file the run read; “bundled” files are part of the package.',
        isDense: true,
      },
      ...(settings.length === 0
        ? []
        : [{ kind: 'facts', title: 'Settings in force', facts: settings } as const]),
    ],
  };
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
