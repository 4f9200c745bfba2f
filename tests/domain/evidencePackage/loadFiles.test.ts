import { expect, it } from 'vitest'
import { writeDat, writeOpt } from '../../../app/domain/evidencePackage/loadFiles'
import type { ManifestItem } from '../../../app/domain/evidencePackage/manifest'

const ITEM: ManifestItem = {
  ...{ id: 'letter', exhibit: 'Ex. 1', title: 'A letter,\nin þ two lines', kind: 'document' },
  ...{ date: '5 June 2014', caption: '', quotations: [], points: [] },
  ...{ from: 'Verizon', to: 'Netflix', class: 'public', basis: 'none stated', pages: '' },
  ...{ production: 'whole', translationOf: null },
  originals: [
    {
      ...{ path: 'data/originals/1-ab.pdf', fileName: 'letter.pdf', mediaType: 'application/pdf' },
      ...{ sizeBytes: 1234, sha256: 'ab'.repeat(32), capturedAt: null, receivedAt: '2026-11-22T00:00:00Z' },
      ...{
        receivedFrom: 'A custodian',
        method: 'upload',
        made: 'as received',
        redactions: [],
        sourceUrl: null,
        extractor: null,
        version: 1,
      },
      ...{ pages: 2, bates: { first: 'TL-0000009', last: 'TL-0000010' } },
    },
  ],
}

it('writes a row of DAT for each original, fields between thorns, a line end in one as a mark', () => {
  const [head, row] = writeDat({ items: [ITEM] }).split('\r\n')
  expect(head).toMatch(/^\ufeffþBEGBATESþ\u0014þENDBATESþ/)
  expect(row).toMatch(/^þTL-0000009þ\u0014þTL-0000010þ\u0014þþ\u0014þþ\u0014þEx\. 1þ/)
  expect(row).toContain('þA letter,®in  two linesþ')
  expect(row!.split('\u0014')).toHaveLength(20)
  expect(row).toContain('þ..\\originals\\1-ab.pdfþ')
})

it('writes a line of OPT for each page, the first of which begins a document', () => {
  expect(writeOpt({ items: [ITEM] })).toBe(
    'TL-0000009,ORIGINALS,..\\originals\\1-ab.pdf,Y,,,2\r\nTL-0000010,ORIGINALS,..\\originals\\1-ab.pdf,,,,\r\n',
  )
})
