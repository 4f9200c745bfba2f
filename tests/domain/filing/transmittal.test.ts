import { expect, it } from 'vitest'
import { submissionTypeOf, writeTransmittal } from '../../../app/domain/filing/transmittal'

const FACTS = {
  venue: 'FCC, ex parte letters',
  title: 'What was said',
  proceedings: ['GN Docket No. 14-28', 'WC Docket No. 17-108'],
  filers: ['A filer'],
  authors: [],
  signer: ['A. Counsel', '1 Some Street', 'Washington, D.C. 20001'],
  submissionType: submissionTypeOf('fcc-ex-parte'),
  datedOn: '2026-11-22',
}
const DOCUMENT = { fileName: 'file.pdf', pages: 12, sizeBytes: 1_234_567, sha256: 'ab'.repeat(32) }

it('lists the fields of the form by name, with the documents and their hashes', () => {
  const text = writeTransmittal(FACTS, [DOCUMENT])
  expect(text).toContain('Proceeding(s) [proceedings]\r\n  GN Docket No. 14-28\r\n  WC Docket No. 17-108\r\n')
  expect(text).toContain('Type of filing [submissiontype]\r\n  NOTICE OF EXPARTE\r\n')
  expect(text).toContain(
    'Address of filer, author or firm [addressentity]\r\n  A. Counsel\r\n  1 Some Street\r\n',
  )
  expect(text).toContain(`     Size     1,234,567 bytes, 12 pages\r\n     SHA-256  ${'ab'.repeat(32)}\r\n`)
})

it('leaves to fill in what the packet does not say', () => {
  expect(writeTransmittal(FACTS, [DOCUMENT])).toContain('Author(s) [authors]\r\n  (fill in)\r\n')
})

it('names each volume', () => {
  const text = writeTransmittal(FACTS, [DOCUMENT, { ...DOCUMENT, fileName: 'file-2.pdf' }])
  expect(text).toContain('  2. What was said, volume 2 of 2\r\n     File     file-2.pdf\r\n')
})
