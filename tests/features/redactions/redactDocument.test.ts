import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { replyTo } from '../../../app/annotations/replyTo.server'
import { editAnnotation } from '../../../app/annotations/editAnnotation.server'
import { createResource } from '../../../app/annotations/exchange/createResource.server'
import { exportNotes } from '../../../app/annotations/exchange/exportNotes.server'
import { listAnnotations } from '../../../app/annotations/listAnnotations.server'
import { findText, readDocument } from '../../../app/annotations/readDocument.server'
import { readNote } from '../../../app/annotations/readNote.server'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { makeCurrent, versionsOf } from '../../../app/catalog/versions.server'
import { readAnnotationContent } from '../../../app/domain/annotation'
import type { RedactionMark } from '../../../app/domain/redaction/redaction'
import type { ReasonCode } from '../../../app/domain/redaction/reasonCode'
import { statementSchema } from '../../../app/domain/records'
import { actorOf, COMMAND_LINE, READER, type Viewer } from '../../../app/domain/roles'
import { redactedCopies } from '../../../app/dossier/redactedCopies.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import type { Portal } from '../../../app/portal.server'
import { liftRedaction, redact } from '../../../app/redactions/redact.server'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER } from '../aLetter'
import { aPdf } from '../extract/aPdf'

const ID = 'a-letter'
const LINES = [
  'Verizon will pay Hexaploid four dollars for each port.',
  'The ports are full, and nobody denies it.',
  'Write to jane.doe@example.org about it.',
]

let portal: Portal
let editor: TestVisitor
let original: Buffer

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor', 'Ed')
  original = await aPdf([LINES, ['A second page, of ports alone.']], {
    info: { Title: 'Hexaploid', CreationDate: new Date(0) },
  })
  await receive(original, 'hexaploid.pdf')
})

async function receive(bytes: Uint8Array, fileName: string, documentId = ID) {
  const chunks = (async function* () {
    yield bytes
  })()
  const version = { documentId, kind: 'original', note: '' } as const
  const receipt = { ...PLAIN_RECEIPT, fileName, method: 'upload', version } as const
  const received = await receiveOriginal(portal, actorOf(editor.viewer), receipt, chunks)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleAll(portal)
}

async function take(mark: RedactionMark & { code: ReasonCode }, version = 1): Promise<string> {
  const done = await redact(portal, editor.viewer, ID, version, mark)
  if (!done.ok) throw new Error(done.refusal)
  await settleAll(portal)
  return done.value.id
}

async function pin(words: string, body: string): Promise<string> {
  const content = readAnnotationContent({ visibility: 'public', body })
  if (!content.ok) throw new Error(JSON.stringify(content.refusal))
  const { pages, original } = (await findText(portal, editor.viewer, ID))!
  const draft = { documentId: ID, content: content.value, pages, originalSha256: original!.sha256 }
  const made = await annotate(portal, editor.viewer as never, {
    ...draft,
    choice: { by: 'words', words, at: null },
  })
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

const textFor = async (viewer: Viewer) =>
  (await findText(portal, viewer, ID))!.pages.map(({ text }) => text).join('\n')
const notesFor = async (viewer: Viewer) => (await listAnnotations(portal, ID, viewer)).map(({ body }) => body)

describe('a redacted document', () => {
  let words = ''

  it('shows readers nothing of its original until its copy is made, and then the copy', async () => {
    const done = await redact(portal, editor.viewer, ID, 1, {
      kind: 'words',
      words: 'hexaploid',
      code: 'CONF',
    })
    if (!done.ok) throw new Error(done.refusal)
    words = done.value.id
    expect(await textFor(READER)).not.toContain('full, and nobody')
    await settleAll(portal)
    expect(await textFor(READER)).toMatch(/pay \[CONF\] ?four dollars/)
    expect(await textFor(editor.viewer)).toContain('Hexaploid')
  })

  it('gives readers the copy in place of the original, under a name of its own', async () => {
    const reading = (await readDocument(portal, READER, ID, { from: 1 }))!
    expect(reading.originals.map(({ fileName }) => fileName)).toEqual(['a-letter-redacted.pdf'])
    expect(reading.versions.map(({ kind, isCurrent }) => [kind, isCurrent])).toEqual([['redacted', true]])
    expect(JSON.stringify(reading).toLowerCase()).not.toContain('hexaploid')
    const bytes = await buffer((await portal.evidence.open(reading.original!.sha256))!)
    expect(bytes.equals(original)).toBe(false)
    expect(reading.pageCount).toBe(2)
  })

  it('keeps the original current for people with an account', async () => {
    const versions = await versionsOf(portal, await readCatalog(portal, editor.viewer), ID)
    expect(
      versions.map(({ number, kind, isCurrent, withheld }) => [number, kind, isCurrent, withheld]),
    ).toEqual([
      [2, 'redacted', false, false],
      [1, 'original', true, true],
    ])
  })

  it('withholds notes that quote what was removed, whenever they were written', async () => {
    const open = await pin('nobody denies it', 'A plain note.')
    await pin('pay Hexaploid', 'A quoting note.')
    await pin('ports are full', 'Is this hexaploid?')
    const value = { type: 'Annotation', 'tl:visibility': 'public', target: 'urn:x', bodyValue: 'Hexaploid!' }
    const sent = { documentId: ID, value, slug: null, origin: 'http://portal.test' }
    expect((await createResource(portal, editor.viewer as never, sent)).ok).toBe(true)
    expect(await notesFor(READER)).toEqual(['A plain note.'])
    expect(await notesFor(editor.viewer)).toHaveLength(4)
    await replyTo(portal, editor.viewer as never, {
      documentId: ID,
      parentId: open,
      body: 'Hexaploid says so.',
    })
    expect((await listAnnotations(portal, ID, READER))[0]!.replies).toEqual([])
    const content = readAnnotationContent({ visibility: 'public', body: 'Hexa-ploid? Hexaploid.' })
    if (!content.ok) throw new Error()
    await editAnnotation(portal, editor.viewer as never, {
      documentId: ID,
      id: open,
      revision: 1,
      content: content.value,
    })
    expect(await notesFor(READER)).toEqual([])
    expect(await readNote(portal, READER, { documentId: ID, id: open, address: '' })).toBeNull()
  })

  it('gives readers no hash of what was taken from them', async () => {
    const id = await pin('A second page', 'A note on the second page.')
    const notes = (await listAnnotations(portal, ID, READER)).filter((note) => note.id === id)
    const exported = JSON.stringify(await exportNotes(portal, READER, notes, 'https://example.org'))
    const own = (await versionsOf(portal, await readCatalog(portal, editor.viewer), ID)).at(-1)!.sha256
    expect(exported).toContain('A second page')
    expect(exported).not.toContain(own)
    const read = await readNote(portal, READER, { documentId: ID, id, address: '' })
    expect(JSON.stringify(read)).not.toContain(own)
  })

  it('withholds statements that quote it from the catalog, which pages, lists and the timeline are made of', async () => {
    const record = statementSchema.parse({
      kind: 'statement',
      id: 'a-letter-q3',
      document: ID,
      position: 3,
      text: 'Verizon will pay Hexaploid four dollars',
      speaker: 'counsel',
    })
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
    expect((await readCatalog(portal, READER)).get('a-letter-q3')).toBeNull()
    expect((await readCatalog(portal, READER)).get('a-letter-q1')).not.toBeNull()
    expect((await readCatalog(portal, editor.viewer)).get('a-letter-q3')).not.toBeNull()
  })

  it('takes patterns out too, and keeps both in one copy', async () => {
    await take({ kind: 'pattern', pattern: 'email', code: 'PERS' })
    const text = await textFor(READER)
    expect(text).toMatch(/Write to \[PERS\] ?about/)
    expect(text).not.toMatch(/hexaploid|jane/i)
  })

  it('hides a new version until somebody marked it or every redaction holds in it', async () => {
    const passage = await take({ kind: 'passage', page: 2, start: 2, end: 8, code: 'PRIV' })
    await receive(await aPdf([LINES, ['A second page, better scanned.']]), 'better.pdf')
    expect(await textFor(READER)).not.toContain('better scanned')
    const lifted = await liftRedaction(portal, editor.viewer, ID, passage)
    expect(lifted.ok).toBe(true)
    await settleAll(portal)
    expect(await textFor(READER)).toMatch(/\[CONF\][^]*better scanned/)
  })

  it('shows readers the copy of the version that was made current', async () => {
    const current = (await findText(portal, editor.viewer, ID))!.version!.number
    await makeCurrent(portal, editor.viewer, ID, 1)
    await settleAll(portal)
    expect(await textFor(READER)).toMatch(/\[CONF\][^]*ports alone/)
    await makeCurrent(portal, editor.viewer, ID, current)
    await settleAll(portal)
    expect(await textFor(READER)).toContain('better scanned')
  })

  it('never writes the words to the log', async () => {
    const rows = await portal.db.auditEntry.findMany({ where: { action: { startsWith: 'document.' } } })
    expect(rows.map(({ action }) => action)).toContain('document.lift-redaction')
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('hexaploid')
  })

  it('refuses words that stand nowhere, and redactions of a copy', async () => {
    const nowhere = { kind: 'words', words: 'octoploid', code: 'CONF' } as const
    expect(await redact(portal, editor.viewer, ID, 1, nowhere)).toMatchObject({ refusal: 'nothing-found' })
    const again = { kind: 'box', page: 1, left: 0, top: 0, width: 1, height: 1, code: 'CONF' } as const
    expect(await redact(portal, editor.viewer, ID, 2, again)).toMatchObject({ refusal: 'no-such-version' })
  })

  it('shows everything again once all is lifted', async () => {
    const rows = await portal.db.redaction.findMany({ where: { documentId: ID } })
    for (const { id } of rows) await liftRedaction(portal, editor.viewer, ID, id)
    await settleAll(portal)
    expect(rows.map(({ id }) => id)).toContain(words)
    expect(await textFor(READER)).toContain('Hexaploid')
    expect(await notesFor(READER)).toHaveLength(5)
    expect((await readCatalog(portal, READER)).get('a-letter-q3')).not.toBeNull()
  })
})

describe('a text that is redacted', () => {
  it('is copied as text, its reason in brackets, with as many pages', async () => {
    const mail = 'From: a@example.org\nTo: b@example.org\nSubject: Ports\n\nThe Hexaploid rate is four.\n'
    await receive(Buffer.from(mail), 'mail.eml')
    const current = (await findText(portal, editor.viewer, ID))!.version!
    await take({ kind: 'words', words: 'Hexaploid rate', code: 'PRIV' }, current.number)
    const shown = (await findText(portal, READER, ID))!
    expect(shown.original!.mediaType).toBe('text/plain')
    expect(shown.original!.fileName).toBe('a-letter-redacted.txt')
    expect(shown.pages.map(({ text }) => text).join('\n')).toContain('The [PRIV] is four.')
    expect(shown.pages).toHaveLength((await findText(portal, editor.viewer, ID))!.pages.length)
  })

  it('takes back the exports of packets that show it, in their argument too', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['sender'])
    const entries = [{ record: 'a-letter-q1', note: '' }]
    const block = { kind: 'chronology', id: 'c', title: '', entries } as const
    await addBlock(portal, editor.viewer, packet.id, { block: { ...block, entries } })
    const made = { id: 'made', packetId: packet.id, packetRevision: 3, createdAt: portal.now() }
    await portal.db.export.create({ data: { ...made, edition: 'public', state: 'done' } })
    await take({ kind: 'words', words: 'ports', code: 'PRIV' })
    expect((await portal.db.export.findUniqueOrThrow({ where: { id: 'made' } })).edition).toBe('confidential')
  })
})

describe('the same bytes in another document', () => {
  const OTHER = 'the-same-letter'
  const mail = Buffer.from('From: a@example.org\nSubject: Links\n\nThe Dodecaploid rate is four.\n')
  const statementsShown = async () =>
    (await readCatalog(portal, READER))
      .mentioning(OTHER, 'statement', 'document')
      .map(({ position }) => position)
  const versionsFor = async (viewer: Viewer) => versionsOf(portal, await readCatalog(portal, viewer), OTHER)

  beforeAll(async () => {
    const other = { ...LETTER, id: OTHER, title: 'The same letter' }
    const texts = ['The Dodecaploid rate is four.', 'Nobody answered it.']
    const statements = texts.map((text, at) =>
      statementSchema.parse({
        ...{ kind: 'statement', id: `same-q${at + 1}`, document: OTHER, position: at + 1, text },
        speaker: 'counsel',
      }),
    )
    await changeCatalog(
      portal,
      COMMAND_LINE,
      [other, ...statements].map((record) => ({ do: 'add', record, origin: { from: 'portal' } })),
    )
    await receive(mail, 'links.eml')
    const { number } = (await findText(portal, editor.viewer, ID))!.version!
    await take({ kind: 'words', words: 'Dodecaploid', code: 'CONF' }, number)
  })

  it('are withheld from readers there too, and left out of public dossiers', async () => {
    await receive(mail, 'links.eml', OTHER)
    expect(await versionsFor(editor.viewer)).toHaveLength(1)
    expect(await versionsFor(READER)).toEqual([])
    expect(await statementsShown()).toEqual([2])
    expect(await redactedCopies(portal, [OTHER])).toEqual(new Map([[OTHER, new Map()]]))
  })

  it('are shown again once the redactions are lifted', async () => {
    for (const { id } of await portal.db.redaction.findMany({ where: { documentId: ID } }))
      await liftRedaction(portal, editor.viewer, ID, id)
    await settleAll(portal)
    expect(await versionsFor(READER)).toHaveLength(1)
    expect(await statementsShown()).toEqual([1, 2])
  })

  it('are withheld there when they are redacted later', async () => {
    const { number } = (await findText(portal, editor.viewer, ID))!.version!
    await take({ kind: 'words', words: 'Dodecaploid', code: 'CONF' }, number)
    expect(await versionsFor(READER)).toEqual([])
    expect(await statementsShown()).toEqual([2])
  })

  it('are withheld as a statement that is written after', async () => {
    const text = 'Four for a DODECAPLOID.'
    const record = {
      kind: 'statement',
      id: 'same-q3',
      document: OTHER,
      position: 3,
      text,
      speaker: 'counsel',
    }
    const change = { do: 'add', record: statementSchema.parse(record), origin: { from: 'portal' } } as const
    await changeCatalog(portal, COMMAND_LINE, [change])
    expect(await statementsShown()).toEqual([2])
  })
})
