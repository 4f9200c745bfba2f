import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { planImport } from '../../../app/annotations/exchange/planImport.server'
import { takeImport } from '../../../app/annotations/exchange/takeImport.server'
import { listNotes } from '../../../app/annotations/list/listNotes.server'
import { readNoteFilter } from '../../../app/annotations/list/noteFilter'
import { findText, readDocument } from '../../../app/annotations/readDocument.server'
import { readNote } from '../../../app/annotations/readNote.server'
import { makeCurrent } from '../../../app/catalog/versions.server'
import { readAnnotationContent } from '../../../app/domain/annotation'
import { actorOf } from '../../../app/domain/roles'
import { readExchange } from '../../../app/domain/webAnnotation/readExchange'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
let editor: TestVisitor
const ID = 'a-letter'
const OLD = 'The ports are almost certainly congested.\n\nNobody answered.\n\nYours truly, A. Counsel'
const NEW = 'The ports are almost certainly NOT congested.\n\nYours truly, A. Counsel'

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor')
  await addText(OLD, 'original')
})

async function addText(text: string, kind: 'original' | 'transcription') {
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const version = { documentId: ID, kind, note: '' }
  const receipt = { ...PLAIN_RECEIPT, fileName: 'letter.txt', method: 'upload', version } as const
  const received = await receiveOriginal(portal, actorOf(editor.viewer), receipt, bytes)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleAll(portal, STEPS_OF_READING)
}

async function pin(words: string, asked: { version?: number } = {}): Promise<string> {
  const content = readAnnotationContent({ visibility: 'team', body: 'Shared words.' })
  const { pages, original } = (await findText(portal, editor.viewer, ID, asked))!
  if (!content.ok) throw new Error('The note could not be read.')
  const choice = { by: 'words', words, at: null } as const
  const originalSha256 = original?.sha256 ?? null
  const draft = { documentId: ID, content: content.value, choice, pages, originalSha256 }
  const made = await annotate(portal, editor.viewer, draft)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

const list = (query: string) =>
  listNotes(portal, editor.viewer, readNoteFilter(new URLSearchParams(query)), 1)

/** The state of a note wherever it is shown: in the list, under the list's filter, beside its document, on its own page. */
async function statesOf(id: string): Promise<string[]> {
  const inList = (await list('')).rows.find((row) => row.id === id)!.state
  const filtered = (await list(`state=${inList}`)).rows.some((row) => row.id === id) ? inList : 'not found'
  const document = (await readDocument(portal, editor.viewer, ID, { from: 1 }))!
  const note = await readNote(portal, editor.viewer, { documentId: ID, id, address: '/' })
  if (!note || 'answers' in note) throw new Error('There is no such note.')
  return [inList, filtered, document.notes.find((it) => it.id === id)!.state, note.note.state]
}

async function isEverywhere(id: string, state: string) {
  expect(await statesOf(id)).toEqual([state, state, state, state])
}

const counted = async (query: string) =>
  Object.fromEntries((await list(query)).facets.state.map(({ value, count }) => [value, count]))

describe('a note on one of several versions', () => {
  let altered: string
  let lost: string
  let kept: string

  beforeAll(async () => {
    altered = await pin('almost certainly congested')
    lost = await pin('Nobody answered')
    kept = await pin('Yours truly')
    await addText(NEW, 'transcription')
  })

  it('has one state, wherever it is shown', async () => {
    await isEverywhere(altered, 'altered')
    await isEverywhere(lost, 'lost')
    await isEverywhere(kept, 'moved')
    expect(await counted('')).toEqual({ moved: 1, altered: 1, lost: 1 })
  })

  it('has that state before it was placed on a version that came since', async () => {
    await portal.db.placement.deleteMany({ where: { version: 2 } })
    await portal.db.annotation.updateMany({ data: { anchorState: 'exact' } })
    await isEverywhere(altered, 'altered')
    await isEverywhere(lost, 'lost')
    expect(await counted('')).toEqual({ moved: 1, altered: 1, lost: 1 })
    expect((await list('state=exact')).count).toBe(0)
  })

  it('is counted alike by the database and by a question for words', async () => {
    for (const asked of ['', 'state=altered', 'kind=note', 'state=lost&kind=note', 'tag=none']) {
      const [plain, worded] = [await list(asked), await list(`${asked}&q=shared`)]
      expect([worded.count, worded.facets]).toEqual([plain.count, plain.facets])
    }
  })

  it('stands where its row says, and is not sought again', async () => {
    await makeCurrent(portal, editor.viewer, ID, 1)
    await settleAll(portal, STEPS_OF_READING)
    await isEverywhere(altered, 'exact')
    const where = { annotationId_version: { annotationId: altered, version: 1 } }
    await portal.db.placement.update({ where, data: { state: 'moved', start: 4, end: 30 } })
    const document = (await readDocument(portal, editor.viewer, ID, { from: 1 }))!
    expect(document.notes.find(({ id }) => id === altered)!.state).toBe('moved')
    await portal.db.placement.delete({ where })
    await makeCurrent(portal, editor.viewer, ID, 2)
    await settleAll(portal, STEPS_OF_READING)
  })

  it('that is pinned to an older version is placed at once on the one that readers are shown', async () => {
    const id = await pin('congested.\n\nNobody', { version: 1 })
    expect(await portal.db.annotation.findUnique({ where: { id } })).toMatchObject({ version: 1 })
    expect(await portal.db.placement.count({ where: { annotationId: id } })).toBe(2)
    const [state] = await statesOf(id)
    expect(['altered', 'lost']).toContain(state)
    await isEverywhere(id, state!)
  })

  it('that is imported with other words than the document has is placed at once', async () => {
    const selector = {
      type: 'TextQuoteSelector',
      exact: 'almost certainly congested',
      prefix: 'The ports are ',
    }
    const file = {
      id: 'urn:a',
      type: 'Annotation',
      bodyValue: 'Ours.',
      target: { source: 'urn:b', selector },
    }
    const read = readExchange(JSON.stringify(file))
    if (!read.ok) throw new Error(read.refusal)
    await takeImport(
      portal,
      editor.viewer,
      (await planImport(portal, editor.viewer, ID, read.value))!,
      'team',
    )
    const row = await portal.db.annotation.findFirstOrThrow({
      where: { importedId: 'urn:a' },
      include: { placements: true },
    })
    expect(row.placements).toMatchObject([
      { version: 2, state: 'altered', found: 'almost certainly NOT congested' },
    ])
    await isEverywhere(row.id, 'altered')
  })
})

describe('a document with more notes than a database takes values in one question', () => {
  it('is read, listed and placed with all of them', async () => {
    const one = await portal.db.annotation.findFirstOrThrow({ where: { version: 1 } })
    const { importedId: _, ...note } = one
    const more = Array.from({ length: 1_200 }, (_, index) => ({ ...note, id: `more-${index}` }))
    for (let from = 0; from < more.length; from += 200)
      await portal.db.annotation.createMany({ data: more.slice(from, from + 200) })
    const read = (await readDocument(portal, editor.viewer, ID, { from: 1 }))!
    const all = await list('')
    expect([read.notes.length, all.total]).toEqual([all.count, all.count])
    expect(all.count).toBeGreaterThan(more.length)
  })
})
