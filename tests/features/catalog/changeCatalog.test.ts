import { beforeAll, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { organizationSchema, personSchema } from '../../../app/domain/records'
import { COMMAND_LINE, READER, type Viewer } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'

const EDITOR: Viewer = { role: 'editor', accountId: 'ed', name: 'Ed' }
const IN_PORTAL = { from: 'portal' } as const

function anOrganization(id: string) {
  return organizationSchema.parse({
    kind: 'organization',
    id,
    name: id.toUpperCase(),
    type: 'isp',
    country: 'US',
    description: '',
  })
}
function aPerson(id: string, organization: string) {
  return personSchema.parse({
    kind: 'person',
    id,
    name: id,
    role: 'Counsel',
    organization,
    roleAsOf: '2014-06',
  })
}

describe('changeCatalog', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openTestPortal()
  })

  it('adds records with the ties between them, and readers see them at once', async () => {
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'add', record: anOrganization('verizon'), origin: IN_PORTAL },
      { do: 'add', record: aPerson('randal-milch', 'verizon'), origin: IN_PORTAL },
    ])
    const catalog = await readCatalog(portal, READER)
    expect(catalog.mentioning('verizon', 'person').map((person) => person.id)).toEqual(['randal-milch'])
    expect(catalog.standing('verizon')).toMatchObject({ origin: 'portal', state: 'published', revision: 1 })
  })

  it('raises a record’s revision and the catalog’s with each change', async () => {
    const before = (await readCatalog(portal, READER)).revision
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'update', record: { ...anOrganization('verizon'), name: 'Verizon' } },
    ])
    const catalog = await readCatalog(portal, READER)
    expect(catalog.revision).toBe(before + 1)
    expect(catalog.standing('verizon')!.revision).toBe(2)
  })

  it('shows a draft to people with an account and to no reader', async () => {
    await changeCatalog(portal, COMMAND_LINE, [
      { do: 'add', record: anOrganization('cogent'), origin: IN_PORTAL, state: 'draft' },
    ])
    expect((await readCatalog(portal, READER)).get('cogent')).toBeNull()
    expect((await readCatalog(portal, EDITOR)).get('cogent')).not.toBeNull()
  })

  it('does nothing at all where one of the changes cannot be made', async () => {
    const removal = changeCatalog(portal, COMMAND_LINE, [
      { do: 'add', record: anOrganization('level-3'), origin: IN_PORTAL },
      { do: 'remove', id: 'verizon' },
    ])
    await expect(removal).rejects.toThrow()
    const catalog = await readCatalog(portal, READER)
    expect(catalog.get('level-3')).toBeNull()
    expect(catalog.get('verizon')).not.toBeNull()
  })

  it('writes one row of the log for each change, chained to the one before', async () => {
    const rows = await portal.db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(rows.map((row) => `${row.action} ${row.subjectId}`)).toEqual([
      'record.create verizon',
      'record.create randal-milch',
      'record.update verizon',
      'record.create cogent',
    ])
    expect(rows.slice(1).map((row) => row.previousHash)).toEqual(rows.slice(0, -1).map((row) => row.hash))
  })
})
