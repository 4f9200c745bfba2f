import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../app/db/database.server'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { organizationSchema } from '../../../app/domain/records'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { openTestPortal } from '../../openTestPortal'

const origin = { from: 'portal' } as const

// Each kind of database has the fault that can be made to happen on it.
const onSqlite = inject('database') === 'sqlite' ? it : () => {}
const onPostgres = inject('database') === 'postgres' ? it : () => {}

describe('a database that cannot take a change', () => {
  onSqlite(
    'says that the disk is full, keeps nothing of the change, and loses nothing of before',
    async ({ skip }) => {
      if (inject('database') === 'postgres') return skip('PostgreSQL keeps its files on a disk of its own')
      const portal = await openTestPortal()
      await changeCatalog(portal, COMMAND_LINE, [
        { do: 'add', record: anOrganization('verizon', 10), origin },
      ])
      const [{ page_count: pages }] =
        await portal.db.$queryRawUnsafe<[{ page_count: bigint }]>('PRAGMA page_count')
      await portal.db.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 2}`)
      const large = changeCatalog(portal, COMMAND_LINE, [
        { do: 'add', record: anOrganization('cogent', 19_000), origin },
      ])
      await expect(large).rejects.toThrow(
        /disk that holds the catalog is full. Nothing of this was saved.*Make room/,
      )
      await portal.db.$queryRawUnsafe('PRAGMA max_page_count = 1000000')
      expect(await portal.db.record.findMany({ select: { id: true } })).toEqual([{ id: 'verizon' }])
      expect(await portal.db.auditEntry.count()).toBe(1)
    },
  )

  onPostgres('says that it does not answer, where its server is gone', async () => {
    const portal = await openTestPortal()
    const gone = await openDatabase('postgres://nobody@127.0.0.1:1/none', { connections: 1 })
    const change = changeCatalog({ ...portal, db: gone.db }, COMMAND_LINE, [
      { do: 'add', record: anOrganization('verizon', 1), origin },
    ])
    await expect(change).rejects.toThrow(/database does not answer. Nothing of this was saved/)
    await gone.close()
  })
})

function anOrganization(id: string, length: number) {
  const description = 'x'.repeat(length)
  return organizationSchema.parse({
    kind: 'organization',
    id,
    name: id,
    type: 'isp',
    country: 'US',
    description,
  })
}
