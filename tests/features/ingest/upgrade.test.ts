import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { currentVersion, versionsOf } from '../../../app/catalog/versions.server'
import { pagesOfVersion } from '../../../app/catalog/versionPages.server'
import { openDatabase } from '../../../app/db/database.server'
import { migrate } from '../../../app/db/migrate.server'
import { documentSchema, organizationSchema } from '../../../app/domain/records'
import { verifyEvidence } from '../../../app/ingest/verifyEvidence.server'
import { startIntake } from '../../../app/ingest/runIntake.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import { READER } from '../../../app/domain/roles'
import { verifyLog } from '../../../app/audit/verifyLog.server'
import { portalOver, type Portal } from '../../../app/portal.server'
import { addOldNote, addOldOriginal, addOldRecord, aFirstRelease } from '../../firstRelease'
import { LETTER } from '../aLetter'
import { aPdf } from '../extract/aPdf'

const FIRST_PAGE = 'The ports are almost certainly congested at every hour of the evening.'
const SECOND_PAGE = 'Yours truly, A. Counsel'
const COPY = 'The ports are almost certainly NOT congested.\n\nYours truly, A. Counsel'

let portal: Portal
let pdf: string
let text: string
let discard: () => Promise<void>

beforeAll(async () => {
  const first = await aFirstRelease()
  discard = first.discard
  const { db, settings } = first
  await addOldRecord(db, SENDER)
  await addOldRecord(db, documentSchema.parse({ ...LETTER, authors: [], sources: [] }))
  pdf = await addOldOriginal(db, settings, {
    bytes: await aPdf([[FIRST_PAGE], [SECOND_PAGE]]),
    fileName: 'letter.pdf',
    mediaType: 'application/pdf',
    documentId: 'a-letter',
    receivedAt: '2026-03-01T10:00:00.000+00:00',
    pages: [`  ${FIRST_PAGE}`, SECOND_PAGE],
  })
  // Read sooner than the PDF, and received after it.
  text = await addOldOriginal(db, settings, {
    bytes: Buffer.from(COPY),
    fileName: 'letter.txt',
    mediaType: 'text/plain',
    documentId: 'a-letter',
    receivedAt: '2026-03-02T10:00:00.000+00:00',
    pages: [COPY],
  })
  const ofPdf = { documentId: 'a-letter', originalSha256: pdf }
  await addOldNote(db, { ...ofPdf, id: 'kept', page: 2, start: 0, exact: 'Yours truly' })
  await addOldNote(db, { ...ofPdf, id: 'changed', page: 1, start: 16, exact: 'almost certainly congested' })
  await addOldNote(db, { ...ofPdf, id: 'gone', page: 1, start: 46, exact: 'every hour of the evening' })
  const ofText = { documentId: 'a-letter', originalSha256: text }
  await addOldNote(db, {
    ...ofText,
    id: 'of-copy',
    page: 1,
    start: 14,
    exact: 'almost certainly NOT congested',
  })
  await first.close()
  await migrate(settings.databaseUrl, process.cwd())
  portal = await portalOver(
    await openDatabase(settings.databaseUrl, { connections: 1 }),
    settings,
    () => new Date(),
  )
  const intake = await startIntake(portal)
  await settleAll(portal)
  await intake.stop()
})
afterAll(async () => {
  await portal?.close()
  await discard()
})

const SENDER = organizationSchema.parse({
  kind: 'organization',
  id: 'sender',
  name: 'Sender, Inc.',
  type: 'isp',
  country: 'US',
  description: '',
})

const noteOf = (id: string) =>
  portal.db.annotation.findUniqueOrThrow({
    where: { id },
    include: { placements: { orderBy: { version: 'asc' } } },
  })

describe('a portal of the first release that is brought to this one', () => {
  it('has its originals read anew, each a version, in the order in which they came', async () => {
    const versions = await versionsOf(portal, await readCatalog(portal, READER), 'a-letter')
    expect(versions).toMatchObject([
      { number: 2, sha256: text, kind: 'original', isCurrent: true, fileName: 'letter.txt' },
      { number: 1, sha256: pdf, kind: 'original', isCurrent: false, fileName: 'letter.pdf' },
    ])
    expect(await currentVersion(portal, await readCatalog(portal, READER), 'a-letter')).toMatchObject({
      receivedBy: 'Ada Author',
      sourceUrl: 'https://example.org/letter',
    })
  })

  it('has their pages of text', async () => {
    expect(await pagesOfVersion(portal, 'a-letter', 1)).toEqual([
      { number: 1, text: FIRST_PAGE },
      { number: 2, text: SECOND_PAGE },
    ])
    expect(await pagesOfVersion(portal, 'a-letter', 2)).toEqual([{ number: 1, text: COPY }])
  })

  it.each([
    ['kept', 1, ['exact', 'moved'], 'moved'],
    ['changed', 1, ['moved', 'altered'], 'altered'],
    ['gone', 1, ['moved', 'lost'], 'lost'],
    ['of-copy', 2, ['altered', 'exact'], 'exact'],
  ])(
    'says of the note “%s” which version it was taken on, and where it stands now',
    async (id, version, states, now) => {
      const note = await noteOf(id)
      expect(note).toMatchObject({ version, anchorState: now })
      expect(note.placements.map(({ state }) => state)).toEqual(states)
    },
  )

  it('keeps its receipts, its notes and every byte', async () => {
    expect(await portal.db.provenance.count()).toBe(2)
    expect(await portal.db.annotation.count()).toBe(4)
    const findings = []
    for await (const { state } of verifyEvidence(portal)) findings.push(state)
    // Both originals, and what a dossier binds in place of them: the one’s copy, the other’s rendering.
    expect(findings).toEqual(['intact', 'intact', 'intact', 'intact'])
  })

  it('has nothing left to do, and a log that holds', async () => {
    expect(await portal.db.job.count({ where: { state: { not: 'done' } } })).toBe(0)
    expect((await verifyLog(portal)).faults).toEqual([])
  })
})
