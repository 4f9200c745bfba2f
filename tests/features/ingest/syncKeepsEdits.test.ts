import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import type { Organization } from '../../../app/domain/records'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { A_LETTER } from './contentFolder'
import { clearSyncDesk, find, folder, openSyncDesk, portal, sync } from './syncDesk'

beforeAll(openSyncDesk)
beforeEach(clearSyncDesk)

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
