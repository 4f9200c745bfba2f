import { beforeEach, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { readDocument, findText } from '../../../app/annotations/readDocument.server'
import { readNote, type NoteReading } from '../../../app/annotations/readNote.server'
import { reaffirm } from '../../../app/annotations/reaffirm.server'
import { choosePlace, reselect } from '../../../app/annotations/reselect.server'
import { saveRecord } from '../../../app/catalog/saveRecord.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { readAnnotationContent } from '../../../app/domain/annotation'
import type { Statement } from '../../../app/domain/records'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, QUOTATIONS } from '../aLetter'

const HERE = { documentId: 'a-letter' }
const WORDS = 'ports are full at every hour'

let portal: Portal
let ann: TestVisitor['viewer']
let ben: TestVisitor['viewer']
let editor: TestVisitor['viewer']
let id: string

describe('a note whose words were changed', () => {
  openHere()

  it('is altered: its words may not be quoted, and the difference is shown', async () => {
    await say((text) => text.replace('every hour', 'no hour'))
    const reading = await read()
    expect(reading).toMatchObject({ note: { state: 'altered', mayBeQuoted: false }, cite: null })
    expect(reading.difference).toEqual(
      expect.arrayContaining([
        { kind: 'removed', text: 'every ' },
        { kind: 'added', text: 'no ' },
      ]),
    )
  })

  it('may be quoted as it stands now once somebody affirms it, which is kept with who and when', async () => {
    await say((text) => text.replace('every hour', 'no hour'))
    const { note } = await read()
    expect(await reaffirm(portal, editor, { ...HERE, id, found: note.now! })).toEqual({
      ok: true,
      value: null,
    })
    const after = await read()
    expect(after.note).toMatchObject({
      state: 'altered',
      mayBeQuoted: true,
      affirmed: { by: 'Ed', at: portal.now().toISOString() },
    })
    expect(after.cite).toContain('at no hour')
    expect(after.history[0]).toMatchObject({ action: 'annotation.reaffirm', actor: 'Ed' })
    const listed = await readDocument(portal, ann, 'a-letter', { original: null, from: 1 })
    expect(listed!.notes[0]!.mayBeQuoted).toBe(true)
  })

  it('is blocked again where the words change once more', async () => {
    await say((text) => text.replace('every hour', 'no hour'))
    const { note } = await read()
    await reaffirm(portal, ann, { ...HERE, id, found: note.now! })
    await say((text) => text.replace('no hour', 'some hours'))
    expect((await read()).note).toMatchObject({ state: 'altered', mayBeQuoted: false, affirmed: null })
    expect(await reaffirm(portal, ann, { ...HERE, id, found: note.now! })).toEqual({
      ok: false,
      refusal: 'changed-again',
    })
  })

  it('is affirmed by its author or an editor, and only where it is altered', async () => {
    expect(await reaffirm(portal, ann, { ...HERE, id, found: WORDS })).toEqual({
      ok: false,
      refusal: 'not-altered',
    })
    expect(await reaffirm(portal, ben, { ...HERE, id, found: WORDS })).toEqual({
      ok: false,
      refusal: 'not-yours',
    })
    expect(await reaffirm(portal, ann, { ...HERE, id: 'none', found: WORDS })).toEqual({
      ok: false,
      refusal: 'no-such-annotation',
    })
  })

  it('is exact again once it is pinned to other words; its body stays', async () => {
    await say((text) => text.replace('every hour', 'no hour'))
    const choice = { by: 'words', words: 'We will go on', at: null } as const
    expect(await reselect(portal, ben, { ...HERE, id, choice })).toMatchObject({
      refusal: { reason: 'not-yours' },
    })
    expect(await reselect(portal, ann, { ...HERE, id, choice })).toMatchObject({ ok: true })
    const { note, quoted, history } = await read()
    expect([note.state, note.body, quoted]).toEqual(['exact', 'A note.', 'We will go on'])
    expect(history[0]).toMatchObject({ action: 'annotation.reselect', actor: 'Ann' })
  })
})

describe('a note whose words stand in several places', () => {
  openHere()

  it('is ambiguous until somebody says which is meant', async () => {
    await say((text) => `Then: ${text} ${QUOTATIONS[1]} Answers all. Then: ${text}`)
    const { note, places, cite } = await read()
    expect([note.state, places.length, cite]).toEqual(['ambiguous', 2, null])
    const at = { page: places[1]!.page, start: places[1]!.start }
    expect(await choosePlace(portal, ann, { ...HERE, id, at: { ...at, start: 1 } })).toEqual({
      ok: false,
      refusal: { reason: 'no-such-place' },
    })
    expect(await choosePlace(portal, ann, { ...HERE, id, at })).toMatchObject({ ok: true })
    expect(await read()).toMatchObject({
      note: { state: 'exact', mayBeQuoted: true },
      places: [at],
      history: [{ action: 'annotation.choose-place' }, {}],
    })
  })
})

describe('a note whose words are gone', () => {
  openHere()

  it('is lost, and keeps them', async () => {
    await say(() => 'Nothing of this was ever said by anybody.')
    expect(await read()).toMatchObject({
      note: { state: 'lost', mayBeQuoted: false },
      quoted: WORDS,
      places: [],
    })
  })
})

/** A portal for each test: they all change the same letter. */
function openHere() {
  beforeEach(async () => {
    portal = await openTestPortal()
    await addLetter(portal)
    ann = (await signIn(portal, 'contributor', 'Ann')).viewer
    ben = (await signIn(portal, 'contributor', 'Ben')).viewer
    editor = (await signIn(portal, 'editor', 'Ed')).viewer
    id = await pin()
  })
}

async function pin(): Promise<string> {
  const content = readAnnotationContent({ kind: 'note', body: 'A note.' })
  const { pages } = (await findText(portal, ann, 'a-letter'))!
  if (!content.ok) throw new Error('The note could not be read.')
  const choice = { by: 'words', words: WORDS, at: null } as const
  const made = await annotate(portal, ann, {
    ...HERE,
    content: content.value,
    choice,
    pages,
    originalSha256: null,
  })
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

/** Changes what the letter's first statement says. */
async function say(change: (text: string) => string): Promise<void> {
  const catalog = await readCatalog(portal, editor)
  const statement = catalog.find('statement', 'a-letter-q1') as Statement
  const { revision } = await portal.db.record.findUniqueOrThrow({ where: { id: statement.id } })
  const mine = { ...statement, text: change(statement.text) }
  const saved = await saveRecord(portal, editor, { mine, revision, base: null })
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

async function read(): Promise<NoteReading> {
  const found = await readNote(portal, ann, { ...HERE, id, address: 'https://portal.test/n' })
  if (!found || 'answers' in found) throw new Error('There is no such note.')
  return found
}
