import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import type { Organization } from '../../../app/domain/records'
import { COMMAND_LINE, READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
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

async function sync() {
  const result = await syncContent(portal, { folder: folder.path })
  if (!result.ok) throw new Error(result.refusal.map(formatProblem).join('\n'))
  return result.value
}

async function find(id: string) {
  return (await readCatalog(portal, READER)).get(id)
}

async function editInPortal(id: string, change: Partial<Organization>) {
  const record = { ...((await find(id)) as Organization), ...change }
  await changeCatalog(portal, COMMAND_LINE, [{ do: 'update', record }])
}

async function addInPortal(record: Organization) {
  await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
}

const ACME: Organization = {
  kind: 'organization',
  id: 'acme',
  name: 'Acme',
  type: 'isp',
  country: 'US',
  description: 'Sells access.',
  aliases: [],
  subsidiaries: [],
  sources: [],
  confidence: 'verified',
  unverified: [],
}

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

describe('what people made in the portal', () => {
  beforeEach(async () => void (await sync()))

  it('is left alone', async () => {
    await addInPortal(ACME)
    folder.replace('organizations.yaml', 'Streams films.', 'Streams.')
    expect(await sync()).toMatchObject({ changed: ['netflix'], removed: [], kept: [] })
    expect(await find('acme')).toEqual(ACME)
  })

  it('may be named by a file', async () => {
    await addInPortal(ACME)
    folder.replace('people.yaml', 'organization: verizon', 'organization: acme')
    expect(await sync()).toMatchObject({ changed: ['randal-milch'] })
  })

  it('keeps its id against a file that brings the same', async () => {
    await addInPortal(ACME)
    const acme = 'acme:\n  name: Other\n  type: isp\n  country: US\n  description: Other.\n'
    folder.write('organizations.yaml', `${A_LETTER['organizations.yaml']}\n${acme}`)
    const reason = 'was made in the portal and is kept as it is there; organizations.yaml gives the same id.'
    expect(await sync()).toMatchObject({ kept: [{ id: 'acme', path: 'organizations.yaml', reason }] })
    expect(await find('acme')).toEqual(ACME)
  })

  it('stays when it is an edit of a record from a file, and both are named when the file changes too', async () => {
    await editInPortal('netflix', { description: 'As edited.' })
    folder.replace('organizations.yaml', 'Streams films.', 'As filed.')
    const reason = 'was edited in the portal and is kept as edited; organizations.yaml has changed too.'
    expect(await sync()).toMatchObject({
      changed: [],
      kept: [{ id: 'netflix', path: 'organizations.yaml', reason }],
    })
    expect(await find('netflix')).toMatchObject({ description: 'As edited.' })
  })

  it('is told again at the next sync, though no file changed', async () => {
    await editInPortal('netflix', { description: 'As edited.' })
    const reason = 'was edited in the portal and is kept as edited.'
    const kept = [{ id: 'netflix', path: 'organizations.yaml', reason }]
    expect(await sync()).toMatchObject({ isUnchanged: true, kept })
  })

  it('is no conflict once the file says what the portal says', async () => {
    await editInPortal('netflix', { description: 'As edited.' })
    folder.replace('organizations.yaml', 'Streams films.', 'As edited.')
    expect(await sync()).toMatchObject({ changed: [], kept: [] })
    folder.replace('organizations.yaml', 'As edited.', 'As filed later.')
    expect(await sync()).toMatchObject({ changed: ['netflix'], kept: [] })
  })

  it('stays edited when the record leaves the files', async () => {
    await editInPortal('verizon', { description: 'As edited.' })
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    folder.write('people.yaml', '')
    folder.write('organizations.yaml', A_LETTER['organizations.yaml']!.split('\n\n')[0]!)
    const report = await sync()
    expect(report.removed).toEqual(expect.arrayContaining(['letter', 'letter.q1', 'randal-milch']))
    const reason = 'is in no file any more, but was edited in the portal.'
    expect(report.kept).toEqual([{ id: 'verizon', path: 'organizations.yaml', reason }])
  })

  it('keeps what it names, and what that names, from being removed', async () => {
    await addInPortal({ ...ACME, parent: 'verizon', sources: ['daily-2014-06-05'] })
    for (const path of Object.keys(A_LETTER)) folder.write(path, '')
    folder.remove('documents/letter.md')
    const report = await sync()
    expect(report.removed).toHaveLength(4)
    expect(report.kept.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual([
      'daily-2014-06-05 is in no file any more, but acme names it.',
      'verizon is in no file any more, but acme names it.',
    ])
    expect((await sync()).kept.map(({ reason }) => reason)).toEqual(
      Array(2).fill('is in no file any more, but in use.'),
    )
  })

  it('keeps a record that a note is pinned to', async () => {
    await portal.db.account.create({
      data: {
        id: 'ann',
        name: 'Ann',
        email: 'ann@example.org',
        passwordHash: '-',
        role: 'editor',
        createdAt: portal.now(),
      },
    })
    const at = { createdAt: portal.now(), updatedAt: portal.now() }
    await portal.db.annotation.create({
      data: { id: 'n1', documentId: 'letter', kind: 'note', authorId: 'ann', body: 'Note.', ...at },
    })
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    const report = await sync()
    expect(report.removed).toEqual(expect.arrayContaining(['letter.q1']))
    const reason = 'is in no file any more, but a note uses it.'
    expect(report.kept).toEqual([{ id: 'letter', path: 'documents/letter.md', reason }])
    expect(await portal.db.annotation.count()).toBe(1)
  })

  it('keeps a record that a link made in the portal ties', async () => {
    const link = {
      id: 'l1',
      from: 'letter',
      type: 'relies on',
      to: 'daily-2014-06-05',
      reason: 'It does.',
    } as const
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add-link', link, origin: { from: 'portal' } }])
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    expect((await sync()).kept).toMatchObject([
      { id: 'letter', reason: 'is in no file any more, but a link made in the portal uses it.' },
    ])
  })

  it('includes a removal: the record does not come back until its file changes', async () => {
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'remove', id: 'letter.q1' }])
    folder.replace('organizations.yaml', 'Streams films.', 'Streams.')
    expect(await sync()).toMatchObject({
      added: [],
      changed: ['netflix'],
      kept: [{ id: 'letter.q1', reason: 'was removed in the portal; documents/letter.md still has it.' }],
    })
    folder.replace('documents/letter.md', 'no basis', 'no basis at all')
    expect(await sync()).toMatchObject({ added: ['letter.q1'], kept: [] })
  })

  it('includes the reason of a link', async () => {
    const [held] = await portal.db.link.findMany()
    const link = { id: held!.id, from: 'letter', type: 'cites', to: 'netflix', reason: 'As edited.' } as const
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'update-link', link }])
    folder.replace('links.yaml', 'It names the company.', 'As filed.')
    expect((await sync()).kept).toHaveLength(1)
    expect(await portal.db.link.findMany()).toMatchObject([{ reason: 'As edited.' }])
  })
})

describe('packets', () => {
  const A_PACKET = '---\ntitle: A packet\nexhibits:\n  - record: letter\n---\n\nSee {Ex. 1}.\n'
  beforeEach(async () => {
    folder.write('packets/one.md', A_PACKET)
    await sync()
  })

  it('that were edited in the portal are named at each sync, though no file changed', async () => {
    await portal.db.packet.update({ where: { id: 'one' }, data: { title: 'As edited', revision: 2 } })
    const reason = 'was edited in the portal and is kept as edited.'
    expect(await sync()).toMatchObject({
      isUnchanged: true,
      kept: [{ id: 'one', path: 'packets/one.md', reason }],
    })
  })

  it('go together with the records that they alone put forward', async () => {
    folder.remove('packets/one.md')
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    const report = await sync()
    expect(report.removed).toEqual(expect.arrayContaining(['one', 'letter', 'letter.q1']))
    expect(report.kept).toEqual([])
  })

  it('keep their records when people changed them', async () => {
    await portal.db.packet.update({ where: { id: 'one' }, data: { title: 'As edited', revision: 2 } })
    folder.remove('packets/one.md')
    folder.remove('documents/letter.md')
    folder.remove('links.yaml')
    expect((await sync()).kept.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual([
      'letter is in no file any more, but the packet one uses it.',
      'one is in no file any more, but was edited in the portal.',
    ])
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
