// The JSON document of `quantor data check`: one object for one file, an array for several.
import type { CheckedFile } from './check-files.ts';

/** The document of all files checked. */
export function checkDocument(files: readonly CheckedFile[]): unknown {
  const documents = files.map(fileDocument);
  return documents.length === 1 ? documents[0] : documents;
}

function fileDocument({ path, kind, timeframe, report, bytes, sha256 }: CheckedFile): unknown {
  const { rows, accepted, repaired, quarantined, sessions, gaps, ...further } = report;
  return {
    file: path,
    kind,
    timeframe,
    rows,
    accepted,
    repaired,
    quarantined,
    sessions,
    gaps,
    ...further,
    bytes,
    sha256,
  };
}
