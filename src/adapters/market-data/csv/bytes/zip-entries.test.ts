import { describe, expect, it } from 'vitest';
import { zipOf } from './zip.fixture.ts';
import { zipEntries } from './zip-entries.ts';

const STORED_TEXT = 'strike,bid\n4000,16.05\n';
const DEFLATED_TEXT = 'strike,bid\n4100,1.05\n'.repeat(20);
const archive = zipOf({ 'a.csv': STORED_TEXT, 'b.csv': DEFLATED_TEXT });

describe('the entries of an archive', () => {
  it('have the contents that went into it', () => {
    expect(zipEntries(archive)?.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['a.csv', STORED_TEXT],
      ['b.csv', DEFLATED_TEXT],
    ]);
  });

  it('are none where any byte of a content is another', () => {
    const stored = archive.indexOf(STORED_TEXT);
    const deflated = archive.indexOf('b.csv') + 'b.csv'.length;
    const ends = archive.indexOf('PK\u0001\u0002');
    const places = [
      ...Array.from({ length: STORED_TEXT.length }, (_, at) => stored + at),
      ...Array.from({ length: ends - deflated }, (_, at) => deflated + at),
    ];
    for (const place of places) {
      const damaged = Buffer.from(archive);
      damaged[place] = (damaged[place] as number) ^ 1;
      const found = zipEntries(damaged)?.map(({ content }) => content.toString());
      // A bit that only fills up the last byte of a deflated stream changes nothing.
      if (found !== undefined) expect([place, found]).toEqual([place, [STORED_TEXT, DEFLATED_TEXT]]);
    }
    const cut = Buffer.from(archive);
    cut.writeUInt32LE(STORED_TEXT.length - 1, ends + 20);
    expect(zipEntries(cut)).toBeUndefined();
  });
});
