import { beforeAll, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { linkSchema } from '../../../app/domain/links'
import { COMMAND_LINE, READER } from '../../../app/domain/roles'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { exportContent } from '../../../app/ingest/exportContent.server'
import { syncContent } from '../../../app/ingest/syncContent.server'
import type { Portal } from '../../../app/portal.server'
import { everyKindSaying, WORDS } from '../../everyKindSaying'
import { openTestPortal } from '../../openTestPortal'
import { aContentFolder, emptyCatalog } from './contentFolder'

let portal: Portal
beforeAll(async () => void (portal = await openTestPortal()))

describe('words of every kind, in every field of every kind of record', () => {
  it('are kept in the portal, exported, and synced elsewhere as they were', async () => {
    const records = WORDS.flatMap((words, index) => everyKindSaying(words, `-${index}`))
    const links = WORDS.map((reason, index) => {
      const ends = { from: `doc-${index}`, to: `d-${index}` }
      return linkSchema.parse({ id: `link-${index}`, ...ends, type: 'cites', reason })
    })
    const origin = { from: 'portal' } as const
    await changeCatalog(portal, COMMAND_LINE, [
      ...records.map((record) => ({ do: 'add', record, origin }) as const),
      ...links.map((link) => ({ do: 'add-link', link, origin }) as const),
    ])
    const held = await readCatalog(portal, READER)
    for (const record of records) expect(held.get(record.id)).toEqual(record)

    const { files, problems } = await exportContent(portal)
    expect(problems.map(formatProblem)).toEqual([])
    const folder = aContentFolder(Object.fromEntries(files.map(({ path, text }) => [path, text])))
    await emptyCatalog(portal)
    expect(await syncContent(portal, { folder: folder.path })).toMatchObject({ ok: true })
    const synced = await readCatalog(portal, READER)
    for (const record of records) expect(synced.get(record.id)).toEqual(record)
    for (const { from, to, reason } of links) expect(synced.linksFrom(from)).toMatchObject([{ to, reason }])
    expect((await exportContent(portal)).files).toEqual(files)
  })
})
