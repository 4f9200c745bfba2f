import { beforeAll, describe, expect, it } from 'vitest'
import { insertRows } from '../../../app/db/insertRows.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'

const AT = new Date('2026-11-22T12:00:00.250Z')
const aRecord = (id: string) => ({
  id,
  kind: 'organization',
  title: `It’s called "${id}"; 社, \u202e and 𝒳`,
  date: null,
  origin: 'portal',
  body: '{"name":"?, $1 and :a"}',
  bodySha256: '0'.repeat(64),
  createdAt: AT,
  updatedAt: AT,
})

let portal: Portal
beforeAll(async () => {
  portal = await openTestPortal()
})

describe('insertRows', () => {
  it('keeps the same values as createMany, and the same defaults', async () => {
    await portal.db.record.createMany({ data: [aRecord('one')] })
    await insertRows(portal.db, 'Record', [aRecord('two')])
    const [one, two] = (await portal.db.$queryRaw`SELECT * FROM "Record" ORDER BY id`) as object[]
    expect(JSON.stringify(two).replaceAll('two', 'one')).toBe(JSON.stringify(one))
    expect(await portal.db.record.findUnique({ where: { id: 'two' } })).toEqual({
      ...(await portal.db.record.findUnique({ where: { id: 'one' } })),
      ...aRecord('two'),
    })
  })

  it('writes more rows than one INSERT takes values', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => ({ fromId: 'one', field: `[${at}]`, toId: 'two' }))
    await insertRows(portal.db, 'Reference', rows)
    expect(await portal.db.reference.count({ where: { fromId: 'one', toId: 'two' } })).toBe(12_000)
  })

  it('writes none of the rows of a transaction in which one breaks a rule of the database', async () => {
    const rows = [aRecord('three'), aRecord('three')]
    await expect(portal.db.$transaction((tx) => insertRows(tx, 'Record', rows))).rejects.toThrow(/unique/i)
    expect(await portal.db.record.count({ where: { id: 'three' } })).toBe(0)
  })

  it('has nothing to do for no rows', async () => {
    await insertRows(portal.db, 'Record', [])
    expect(await portal.db.record.count()).toBe(2)
  })
})
