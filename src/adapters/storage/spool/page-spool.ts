// Keeps the pages of an unfinished fetch on disk, so that a fetch that was stopped or killed goes on where it was.
import { createHash } from 'node:crypto';
import * as nodeFiles from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import { createPartialFile, type WritableFileSystem } from '../partial-file.ts';
import { writing } from '../storage-error.ts';
import { columnsFromJson, columnsToJson } from './columns-json.ts';

/** Pages of one answer, durable from the return of `keep`. Everything that writes throws `StorageError`. */
export interface PageSpool<Page> {
  /** Pages that are whole, from the first to the last before one that is missing or damaged. */
  pages(): readonly Page[];
  keep(page: Page): void;
  /** Forgets the answer with all its pages. */
  clear(): void;
}

/** An answer that was begun and not finished; `label` is what its spool was opened with. */
export interface UnfinishedSpool {
  readonly folder: string;
  readonly label: unknown;
}

const LABEL_FILE = 'request.json';
const PAGE_FILE = /^page-\d{6}\.json$/;

/** The spool of the answer that `label` names, in a folder of its own below `folder`; made with its first page. */
export function openPageSpool<Page>(
  folder: string,
  label: unknown,
  files: WritableFileSystem = nodeFiles,
): PageSpool<Page> {
  const own = join(folder, sha256Of(JSON.stringify(label)).slice(0, 16));
  let kept: Page[] | undefined;
  const pages = (): Page[] => (kept ??= readPages<Page>(own));
  const write = (name: string, text: string): void => {
    const file = createPartialFile(join(own, name), files);
    file.write(text);
    file.finish();
  };
  return {
    pages,
    keep(page) {
      const place = pages().length;
      if (place === 0) {
        writing(own, () => makeFolders(own));
        write(LABEL_FILE, JSON.stringify(label));
      }
      const text = columnsToJson(page);
      write(pageName(place), `${sha256Of(text)}\n${text}\n`);
      kept?.push(page);
    },
    clear() {
      kept = [];
      writing(own, () => {
        // The label goes last: a spool without one belongs to nobody and is never found again.
        for (const name of namesIn(own))
          if (name !== LABEL_FILE) nodeFiles.rmSync(join(own, name), { force: true });
        nodeFiles.rmSync(own, { recursive: true, force: true });
      });
    },
  };
}

/** Answers that were begun below `folder` and not finished, in a fixed order. */
export function unfinishedSpools(folder: string): readonly UnfinishedSpool[] {
  return namesIn(folder).flatMap((name) => {
    const label = readLabel(join(folder, name, LABEL_FILE));
    return label === undefined ? [] : [{ folder: join(folder, name), label }];
  });
}

const pageName = (place: number): string => `page-${String(place).padStart(6, '0')}.json`;

function readPages<Page>(own: string): Page[] {
  const pages: Page[] = [];
  const names = new Set(namesIn(own).filter((name) => PAGE_FILE.test(name)));
  while (names.has(pageName(pages.length))) {
    const page = readPage(join(own, pageName(pages.length)));
    if (page === undefined) break;
    pages.push(page as Page);
  }
  return pages;
}

/** `undefined` where the file is not what `keep` wrote: asking again is cheaper than believing it. */
function readPage(path: string): unknown {
  const [sha256 = '', text = ''] = nodeFiles.readFileSync(path, 'utf8').split('\n');
  return sha256Of(text) === sha256 ? columnsFromJson(text) : undefined;
}

function readLabel(path: string): unknown {
  try {
    return JSON.parse(nodeFiles.readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return nodeFiles.readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
