import { describe, expect, it } from 'vitest'
import { aDocx, aParagraph, relationships } from '../../aDocx'
import { aZip } from '../../aZip'
import { extract, refusalOf, useOriginals } from './extracting'

useOriginals()

const kindsOf = async (file: Buffer) => (await extract(file)).flags.map(({ kind }) => kind)

describe('a Word file', () => {
  it('is read in paragraphs, with its tables in rows', async () => {
    const cell = (words: string) => `<w:tc>${aParagraph(words)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('June')}${cell('1.58')}</w:tr><w:tr>${cell('July')}${cell('1.61')}</w:tr></w:tbl>`
    const { mediaType, pages } = await extract(
      await aDocx(aParagraph('Dear Sir') + table + aParagraph('Yours')),
    )
    expect(mediaType).toContain('wordprocessingml')
    expect(pages.map(({ text }) => text)).toEqual(['Dear Sir\n\nJune\t1.58\nJuly\t1.61\n\nYours'])
  })

  it('names tracked changes: what was inserted stands in the text, what was deleted does not', async () => {
    const by = 'w:id="1" w:author="Ann" w:date="2014-06-10T12:00:00Z"'
    const body = `<w:p><w:r><w:t xml:space="preserve">It is </w:t></w:r><w:del ${by}><w:r><w:delText xml:space="preserve">almost certainly </w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>not </w:t></w:r></w:ins><w:r><w:t>congested.</w:t></w:r></w:p>`
    const { pages, facts, flags } = await extract(await aDocx(body))
    expect(pages[0]!.text).toBe('It is not congested.')
    expect(facts.metadata).toEqual([
      { name: 'Deleted by Ann, 2014-06-10T12:00:00Z', value: 'almost certainly' },
      { name: 'Inserted by Ann, 2014-06-10T12:00:00Z', value: 'not' },
    ])
    expect(flags).toMatchObject([{ kind: 'invisible-text', words: 'almost certainly' }])
  })

  it('that loads from elsewhere is flagged; a link that a reader may follow is not', async () => {
    const targets = [
      { type: 'attachedTemplate', target: 'http://192.0.2.1/t.dotm' },
      { type: 'hyperlink', target: 'https://example.org/' },
    ]
    const { flags } = await extract(
      await aDocx(aParagraph('x'), { 'word/_rels/settings.xml.rels': relationships(...targets) }),
    )
    expect(flags).toMatchObject([
      { kind: 'external-link', words: 'attachedTemplate: http://192.0.2.1/t.dotm' },
    ])
  })

  it('with macros, embedded objects or hidden words says so', async () => {
    const hidden = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r></w:p>'
    expect(await kindsOf(await aDocx(aParagraph('x'), { 'word/vbaProject.bin': 'x' }))).toEqual(['macros'])
    expect(await kindsOf(await aDocx(aParagraph('x'), { 'word/embeddings/a.bin': 'x' }))).toEqual([
      'embedded-file',
    ])
    expect(await kindsOf(await aDocx(hidden))).toEqual(['invisible-text'])
  })

  it('with entities of its own is not opened', async () => {
    const xml = '<!DOCTYPE w [<!ENTITY a "words">]><w>&a;</w>'
    expect(await extract(await aDocx('', { 'word/document.xml': xml }))).toMatchObject({
      problem: { reason: 'damaged' },
    })
  })

  it.each([
    ['an Excel workbook', { '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }, 'Excel workbook (XLSX)'],
    ['a presentation', { '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' }, 'PowerPoint'],
    ['any other ZIP', { 'a.txt': 'x' }, 'a ZIP archive'],
  ])('is not what %s is, which is refused by its name', async (_what, files, words) => {
    expect(await refusalOf(await aZip(files))).toContain(words)
  })
})
