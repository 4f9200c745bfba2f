import { beforeAll, describe, expect, it } from 'vitest'
import { compareTwo } from '../../../app/catalog/compareVersions.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { pagesOfVersion } from '../../../app/catalog/versionPages.server'
import { currentVersion, makeCurrent, versionsOf } from '../../../app/catalog/versions.server'
import { actorOf } from '../../../app/domain/roles'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { askForUnread } from '../../../app/ingest/runIntake.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
let editor: TestVisitor
const ID = 'a-letter'
const OLD = 'The ports are almost certainly congested.\n\nYours truly, A. Counsel'
const NEW = 'The ports are almost certainly NOT congested.\n\nYours truly, A. Counsel'

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor')
})

async function addText(text: string, kind: 'original' | 'copy' | 'transcription' = 'original') {
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const version = { documentId: ID, kind, note: '' }
  const receipt = { ...PLAIN_RECEIPT, fileName: 'letter.txt', method: 'upload', version } as const
  const received = await receiveOriginal(portal, actorOf(editor.viewer), receipt, bytes)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleAll(portal, STEPS_OF_READING)
  return received.value.sha256
}

const versions = async () => versionsOf(portal, await readCatalog(portal, editor.viewer), ID)
const stateOf = async (id: string) =>
  (await portal.db.annotation.findUniqueOrThrow({ where: { id } })).anchorState

/** A note as the first release kept it: of an original, and of no version. */
async function aNoteOfOld(sha256: string, exact: string) {
  const id = crypto.randomUUID()
  const start = OLD.indexOf(exact)
  const passage = { page: 1, start, end: start + exact.length, exact, prefix: '', suffix: '' }
  const who = { authorId: editor.viewer.accountId, documentId: ID, kind: 'note', body: 'Look.' }
  const times = { createdAt: TEST_NOW, updatedAt: TEST_NOW }
  await portal.db.annotation.create({ data: { id, ...who, ...passage, ...times, originalSha256: sha256 } })
  return id
}

describe('versions of a document', () => {
  let first: string
  let altered: string
  let kept: string

  it('begin with the first original, which is current', async () => {
    first = await addText(OLD)
    expect(await versions()).toMatchObject([{ number: 1, kind: 'original', isCurrent: true, sha256: first }])
    altered = await aNoteOfOld(first, 'almost certainly congested')
    kept = await aNoteOfOld(first, 'Yours truly')
  })

  it('place every note anew when another comes, and say of each what became of its words', async () => {
    await addText(NEW, 'transcription')
    expect(await versions()).toMatchObject([
      { number: 2, kind: 'transcription', isCurrent: true },
      { number: 1, isCurrent: false },
    ])
    expect([await stateOf(altered), await stateOf(kept)]).toEqual(['altered', 'moved'])
    expect(
      await portal.db.auditEntry.count({ where: { action: 'annotation.place', subjectId: altered } }),
    ).toBe(1)
  })

  it('show for good what they showed', async () => {
    expect((await pagesOfVersion(portal, ID, 1))!.map(({ text }) => text)).toEqual([OLD])
    expect((await pagesOfVersion(portal, ID, 2))!.map(({ text }) => text)).toEqual([NEW])
    expect(await pagesOfVersion(portal, ID, 3)).toBeNull()
  })

  it('differ by just the words that differ', async () => {
    const compared = await compareTwo(portal, await versions(), { from: 1, to: 2 })
    expect(compared!.difference.words).toEqual({ same: 10, added: 1, removed: 0 })
    expect(await compareTwo(portal, await versions(), { from: 2, to: 2 })).toBeNull()
  })

  it('let an older one be current again, and the states of its notes follow', async () => {
    expect(await makeCurrent(portal, editor.viewer, ID, 1)).toBe(true)
    await settleAll(portal, STEPS_OF_READING)
    const catalog = await readCatalog(portal, editor.viewer)
    expect(await currentVersion(portal, catalog, ID)).toMatchObject({ number: 1 })
    expect([await stateOf(altered), await stateOf(kept)]).toEqual(['exact', 'exact'])
    expect(await makeCurrent(portal, editor.viewer, ID, 9)).toBe(false)
  })

  it('come anew of a database that an earlier release made: its originals are read, its notes placed', async () => {
    await portal.db.placement.deleteMany()
    await portal.db.version.deleteMany()
    await portal.db.extraction.deleteMany()
    await portal.db.copy.deleteMany()
    await portal.db.original.deleteMany({ where: { isCopy: true } })
    await portal.db.job.deleteMany()
    await portal.db.annotation.updateMany({ data: { anchorState: 'lost' } })
    expect(await askForUnread(portal)).toBe(2)
    expect(await askForUnread(portal)).toBe(0)
    await settleAll(portal, STEPS_OF_READING)
    expect(await versions()).toHaveLength(2)
    expect(await portal.db.placement.count({ where: { annotationId: altered } })).toBe(2)
    expect(['exact', 'altered']).toContain(await stateOf(altered))
  })
})
