import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { syncContent } from '../../../app/ingest/syncContent.server'
import { aContentFolder } from './contentFolder'
import { clearSyncDesk, find, folder, openSyncDesk, portal, sync } from './syncDesk'

beforeAll(openSyncDesk)
beforeEach(clearSyncDesk)

describe('a first sync', () => {
  it('adds every record and link of the folder, and names them', async () => {
    const report = await sync()
    const ids = ['daily-2014-06-05', 'netflix', 'verizon', 'randal-milch', 'letter', 'letter.q1']
    expect(report.added).toEqual(expect.arrayContaining(ids))
    expect(report.added).toHaveLength(ids.length + 1)
    expect(await find('letter')).toMatchObject({ kind: 'document', summary: 'It asks for proof.' })
    expect((await readCatalog(portal, READER)).linksFrom('letter')).toMatchObject([
      { type: 'cites', to: 'netflix' },
    ])
  })

  it('writes a row of the log for each', async () => {
    await sync()
    const rows = await portal.db.auditEntry.findMany({ where: { action: 'record.create' } })
    expect(rows).toHaveLength(6)
    expect(new Set(rows.map((row) => row.actor))).toEqual(new Set(['sync']))
  })
})

describe('a second sync', () => {
  beforeEach(async () => void (await sync()))

  it('does nothing when no file has changed', async () => {
    const before = await portal.db.catalogState.findFirst()
    expect(await sync()).toEqual({ isUnchanged: true, added: [], changed: [], removed: [], kept: [] })
    expect(await portal.db.catalogState.findFirst()).toEqual(before)
  })

  it('does nothing to the catalog when a file was only formatted by hand', async () => {
    folder.replace('people.yaml', 'sources: [daily-2014-06-05]', 'sources:\n    - daily-2014-06-05')
    expect(await sync()).toMatchObject({ isUnchanged: false, added: [], changed: [], removed: [], kept: [] })
    expect(await sync()).toMatchObject({ isUnchanged: true })
  })

  it('takes over what changed in a file, and says so', async () => {
    folder.replace('organizations.yaml', 'Streams films.', 'Streams films and series.')
    expect(await sync()).toMatchObject({ added: [], changed: ['netflix'], removed: [], kept: [] })
    expect(await find('netflix')).toMatchObject({ description: 'Streams films and series.' })
  })

  it('removes what left the files, with its ties', async () => {
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    const report = await sync()
    expect(report.removed).toEqual(expect.arrayContaining(['letter', 'letter.q1']))
    expect(await find('letter')).toBeNull()
    expect(await portal.db.link.count()).toBe(0)
  })

  it('changes the reason of a link', async () => {
    folder.replace('links.yaml', 'It names the company.', 'It names Netflix.')
    expect((await sync()).changed).toHaveLength(1)
    expect(await portal.db.link.findMany()).toMatchObject([{ reason: 'It names Netflix.' }])
  })

  it('remembers that a record moved to another file', async () => {
    folder.write('events/2014.yaml', 'ev-one:\n  title: One\n  date: 2014\n')
    await sync()
    folder.remove('events/2014.yaml')
    folder.write('events/verizon.yaml', 'ev-one:\n  title: One\n  date: 2014\n')
    expect(await sync()).toMatchObject({ added: [], changed: [], removed: [] })
    const row = await portal.db.record.findUnique({ where: { id: 'ev-one' } })
    expect(row?.contentPath).toBe('events/verizon.yaml')
  })
})
describe('a broken file', () => {
  it('stops the whole sync, with every problem of every file', async () => {
    await sync()
    folder.replace('organizations.yaml', 'country: US', 'country: usa')
    folder.replace('documents/letter.md', 'from: [verizon]', 'from: [verzion]')
    folder.replace('people.yaml', 'Randal Milch', 'Randal S. Milch')
    const result = await syncContent(portal, { folder: folder.path })
    expect(!result.ok && result.refusal.map(formatProblem)).toEqual([
      'documents/letter.md:5: from[0]: the document "letter" names "verzion", which is in no file. Did you mean "verizon"?',
      'organizations.yaml:4: netflix.country: is "usa". Give a two-letter country code, EU or INT.',
    ])
    expect(await find('randal-milch')).toMatchObject({ name: 'Randal Milch' })
  })

  it('that is not text is named with its line', async () => {
    folder.write('people.yaml', Buffer.from([0x61, 0x3a, 0x0a, 0x20, 0xff, 0xfe, 0x0a]))
    const result = await syncContent(portal, { folder: folder.path })
    const problem = 'people.yaml:2: This is not UTF-8 text.'
    const remedy = 'Save the file as UTF-8; an editor names this in its "save with encoding" dialogue.'
    expect(!result.ok && result.refusal.map(formatProblem)).toEqual([`${problem} ${remedy}`])
  })

  it('is not needed to refuse a folder without content: a wrong path removes nothing', async () => {
    await sync()
    const empty = aContentFolder({ 'README.md': 'Nothing here.' })
    const result = await syncContent(portal, { folder: empty.path })
    expect(!result.ok && result.refusal).toMatchObject([{ problem: 'No content file is in this folder.' }])
    expect(await find('letter')).not.toBeNull()
  })

  it('does not hide that the folder is missing', async () => {
    await expect(syncContent(portal, { folder: '/nowhere/content' })).rejects.toThrow(
      'The content folder /nowhere/content cannot be read. Check that it is there and may be opened.',
    )
  })
})
