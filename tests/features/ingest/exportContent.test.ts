import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { recordSchema } from '../../../app/domain/records'
import { COMMAND_LINE, READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { exportContent } from '../../../app/ingest/exportContent.server'
import { syncContent } from '../../../app/ingest/syncContent.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { A_LETTER, aContentFolder, emptyCatalog, type ContentFolder } from './contentFolder'

let portal: Portal
let folder: ContentFolder

beforeAll(async () => void (portal = await openTestPortal()))
beforeEach(async () => {
  await emptyCatalog(portal)
  folder = aContentFolder()
})

async function exported(): Promise<Record<string, string>> {
  const { files } = await exportContent(portal)
  return Object.fromEntries(files.map(({ path, text }) => [path, text]))
}

const sync = async () =>
  expect(await syncContent(portal, { folder: folder.path })).toMatchObject({ ok: true })

describe('exportContent', () => {
  it('gives back the files that were synced', async () => {
    await sync()
    expect(await exported()).toEqual(A_LETTER)
  })

  it('gives back a file just as somebody laid it out, with its comments, mark and line ends', async () => {
    const byHand = `\ufeff# Who is who\r\n${A_LETTER['people.yaml']!.replaceAll('\n', '\r\n').replace('[daily', '[ daily')}`
    folder.write('people.yaml', byHand)
    await sync()
    expect((await exported())['people.yaml']).toBe(byHand)
  })

  it('writes a file anew once its record was edited in the portal, and no other', async () => {
    await sync()
    const letter = (await readCatalog(portal, READER)).find('document', 'letter')!
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'update', record: { ...letter, summary: 'It demands proof.' } },
    ])
    const text = A_LETTER['documents/letter.md']!.replace('asks for', 'demands')
    expect(await exported()).toEqual({ ...A_LETTER, 'documents/letter.md': text })
  })

  it('adds what was made in the portal, and a sync of that changes nothing', async () => {
    await sync()
    const made = [
      {
        kind: 'event',
        id: 'ev-sent',
        title: 'The letter is sent',
        date: '2014-06-05',
        description: '',
        documents: ['letter'],
      },
      {
        kind: 'statement',
        id: 'letter.q2',
        document: 'letter',
        position: 2,
        text: 'Stop',
        speaker: 'verizon',
      },
    ].map((record) => recordSchema.parse(record))
    await changeCatalog(
      portal,
      COMMAND_LINE,
      made.map((record) => ({ do: 'add', record, origin: { from: 'portal' } })),
    )
    const files = await exported()
    expect(files['events/2014.yaml']).toBe(
      'ev-sent:\n  title: The letter is sent\n  date: 2014-06-05\n  documents: [letter]\n',
    )
    expect(files['documents/letter.md']).toContain(
      '  - id: letter.q2\n    text: Stop\n    speaker: verizon\n',
    )
    for (const [path, text] of Object.entries(files)) folder.write(path, text)
    expect(await syncContent(portal, { folder: folder.path })).toMatchObject({
      ok: true,
      value: { added: [], changed: [], removed: [], kept: [] },
    })
    expect(await exported()).toEqual(files)
  })

  it('leaves drafts out, and names what would miss them', async () => {
    await sync()
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'set-state', id: 'randal-milch', state: 'draft' }])
    const { files, problems } = await exportContent(portal)
    expect(files.map(({ path }) => path)).not.toContain('people.yaml')
    expect(problems.map(formatProblem)).toEqual([
      'documents/letter.md:7: authors[0]: the document "letter" names "randal-milch", which is in no file. Add a person with this id, or remove the name.',
      'documents/letter.md:11: quotations[0].speaker: the quotation "letter.q1" names "randal-milch", which is in no file. Add a person or an organization with this id, or remove the name.',
    ])
  })

  it('leaves out what belongs to a page that is a draft', async () => {
    await sync()
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'set-state', id: 'letter', state: 'draft' }])
    expect(Object.keys(await exported()).sort()).toEqual([
      'organizations.yaml',
      'people.yaml',
      'sources.yaml',
    ])
  })
})
