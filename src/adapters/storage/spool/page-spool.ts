// Keeps the pages of an unfinished fetch on disk, so that a fetch that was stopped or killed goes on where it was.
import * as nodeFiles from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import { createPartialFile, type WritableFileSystem } from '../partial-file.ts';
import { StorageError, writing } from '../storage-error.ts';
import { columnsFromJson, columnsToJson } from './columns-json.ts';
import { sha256Of } from './sha256-of.ts';

/**
 * Pages of one answer, durable from the return of `keep`, which throws `secret-refused` for a page that holds a key.
 * Everything that writes throws `StorageError`.
 */
export interface PageSpool<Page> {
  /** Pages that are whole, from the first to the last before one that is missing or damaged. */
  pages(): readonly Page[];
  keep(page: Page): void;
  /** How often the place behind the last page was refused since it was kept, this time included. */
  countRefusal(): number;
  /** Forgets the answer with all its pages. */
  clear(): void;
}

/** An answer that was begun and not finished; `label` is what its spool was opened with. */
export interface UnfinishedSpool {
  readonly folder: string;
  readonly label: unknown;
}

export interface SpoolOptions {
  /** Whether a text holds a key; columns of numbers are not asked about. */
  readonly holdsSecret?: (text: string) => boolean;
  readonly files?: WritableFileSystem;
}

const LABEL_FILE = 'request.json';
const REFUSALS_FILE = 'refusals.json';
const PAGE_FILE = /^page-\d{6}\.json$/;

/** The spool of the answer that `label` names, in a folder of its own below `folder`; made with its first page. */
export function openPageSpool<Page>(
  folder: string,
  label: unknown,
  { holdsSecret = () => false, files = nodeFiles }: SpoolOptions = {},
): PageSpool<Page> {
  const own = join(folder, sha256Of(JSON.stringify(label)).slice(0, 16));
  let kept: KeptPages<Page> | undefined;
  const read = (): KeptPages<Page> => (kept ??= readPages<Page>(own));
  const write = (name: string, text: string): void => {
    const file = createPartialFile(join(own, name), files);
    file.write(text);
    file.finish();
  };
  return {
    pages: () => read().pages,
    keep(page) {
      const { pages, seal: sealBefore } = read();
      const place = pages.length;
      refuseSecret(own, holdsSecret, page);
      if (place === 0) {
        writing(own, () => makeFolders(own));
        write(LABEL_FILE, JSON.stringify(label));
      }
      const text = columnsToJson(page);
      const seal = sealOf(sealBefore, text);
      write(pageName(place), `${seal}\n${text}\n`);
      kept = { pages: [...pages, page], seal };
      writing(own, () => {
        nodeFiles.rmSync(join(own, REFUSALS_FILE), { force: true });
      });
    },
    countRefusal() {
      const before = readJson(join(own, REFUSALS_FILE));
      const refusals = (typeof before === 'number' ? before : 0) + 1;
      write(REFUSALS_FILE, JSON.stringify(refusals));
      return refusals;
    },
    clear() {
      kept = { pages: [], seal: FIRST_SEAL };
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
    const label = readJson(join(folder, name, LABEL_FILE));
    return label === undefined ? [] : [{ folder: join(folder, name), label }];
  });
}

/** What a vendor's answer repeats of a request would outlive the process on disk. */
function refuseSecret(own: string, holdsSecret: (text: string) => boolean, page: unknown): void {
  const texts = JSON.stringify(page, (_, member: unknown) =>
    ArrayBuffer.isView(member) ? undefined : member,
  );
  if (!holdsSecret(texts)) return;
  throw new StorageError('secret-refused', own, {
    message: 'expected a page of the vendor without a key in it, found one of yours: it is not kept',
  });
}

const pageName = (place: number): string => `page-${String(place).padStart(6, '0')}.json`;

/** Pages that are whole, and the seal of the last of them. */
interface KeptPages<Page> {
  readonly pages: readonly Page[];
  readonly seal: string;
}

const FIRST_SEAL = '';

/** A seal holds for a page with all pages before it, so that pages of an earlier try are not taken for the rest of this one. */
function sealOf(sealBefore: string, text: string): string {
  return sha256Of(`${sealBefore}\n${text}`);
}

function readPages<Page>(own: string): KeptPages<Page> {
  const pages: Page[] = [];
  let seal = FIRST_SEAL;
  const names = new Set(namesIn(own).filter((name) => PAGE_FILE.test(name)));
  while (names.has(pageName(pages.length))) {
    const [said = '', text = ''] = nodeFiles
      .readFileSync(join(own, pageName(pages.length)), 'utf8')
      .split('\n');
    // Where the file is not what `keep` wrote, asking again is cheaper than believing it.
    if (said !== sealOf(seal, text)) break;
    pages.push(columnsFromJson(text) as Page);
    seal = said;
  }
  return { pages, seal };
}

function readJson(path: string): unknown {
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
