import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportFile } from '../../../app/annotations/exchange/exportFile.server'
import { planImport, type ImportPlan } from '../../../app/annotations/exchange/planImport.server'
import { takeImport } from '../../../app/annotations/exchange/takeImport.server'
import { listAnnotations } from '../../../app/annotations/listAnnotations.server'
import { readNoteFilter } from '../../../app/annotations/list/noteFilter'
import { readExchange } from '../../../app/domain/webAnnotation/readExchange'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, QUOTATIONS } from '../aLetter'

let portal: Portal
let ann: TestVisitor['viewer']
let editor: TestVisitor['viewer']

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  ann = (await signIn(portal, 'contributor', 'Ann')).viewer
  editor = (await signIn(portal, 'editor', 'Ed')).viewer
})

async function plan(value: unknown, by = editor): Promise<ImportPlan> {
  const read = readExchange(JSON.stringify(value))
  if (!read.ok) throw new Error(read.refusal)
  return (await planImport(portal, by, 'a-letter', read.value))!
}

const take = async (value: unknown, by = editor) => takeImport(portal, by, await plan(value), 'team')
const held = (importedId: string) =>
  portal.db.annotation.findFirstOrThrow({ where: { importedId }, include: { placements: true } })

let count = 0
const aNote = (selector: unknown, over: Record<string, unknown> = {}) => ({
  id: `https://notes.example/${++count}`,
  type: 'Annotation',
  creator: { name: 'A. Reader' },
  created: '2015-01-28T12:00:00Z',
  body: { type: 'TextualBody', value: 'Their words.' },
  target: { source: 'https://example.org/letter', selector },
  ...over,
})
const quote = (exact: string, prefix = '', suffix = '') => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
})
const statesOf = ({ planned }: ImportPlan) => planned.map(({ place }) => place.state)

describe('planImport', () => {
  it('says of each note where it will stand and in which state', async () => {
    const [first] = QUOTATIONS
    const found = await plan([
      aNote(quote('We  will\ngo on', 'hour. ', ' saying')),
      aNote(quote('ports are full at no hour', 'and Verizon’s ', '.\n\nWe will')),
      aNote(quote('words that were never written anywhere at all')),
      aNote({ type: 'TextPositionSelector', start: 4, end: 9 }),
      aNote(undefined),
    ])
    expect(statesOf(found)).toEqual(['exact', 'altered', 'lost', 'exact', 'whole'])
    expect(found.planned[0]!.place.passage).toMatchObject({
      exact: 'We will go on',
      start: first!.length + 2,
    })
    expect(found.planned[3]!.place).toMatchObject({ isByPosition: true, passage: { exact: 'ports' } })
  })
})

describe('takeImport', () => {
  it('keeps who wrote a note, when, and all of it that we have no place for', async () => {
    const note = aNote(quote('We will go on'), { rights: 'https://example.org/cc-by', 'schema:about': 7 })
    await take(note)
    const row = await held(note.id)
    expect(row).toMatchObject({
      authorId: editor.accountId,
      importedAuthor: 'A. Reader',
      createdAt: new Date('2015-01-28T12:00:00Z'),
      exact: 'We will go on',
      anchorState: 'exact',
      visibility: 'team',
    })
    expect(JSON.parse(row.foreign!)).toEqual({ format: 'w3c', value: note, pinned: 'We will go on' })
    expect(
      await portal.db.auditEntry.count({ where: { subjectId: row.id, action: 'annotation.import' } }),
    ).toBe(1)
  })

  it('changes nothing when a file is taken again, with or without ids', async () => {
    const bare = { type: 'Annotation', bodyValue: 'No id.', target: 'https://example.org/a' }
    const file = [aNote(quote('saying so')), bare]
    expect(await take(file)).toEqual({ taken: 2, held: 0, orphans: 0 })
    expect(await take(file)).toEqual({ taken: 0, held: 2, orphans: 0 })
  })

  it('keeps a note on other words than the document has in its state, with its own words', async () => {
    const note = aNote(quote('ports are full at no hour', 'and Verizon’s ', '.\n\nWe will'))
    await take(note)
    expect(await held(note.id)).toMatchObject({
      exact: 'ports are full at no hour',
      anchorState: 'altered',
      version: null,
    })
  })

  it('puts replies under their notes, and leaves out those that answer nothing here', async () => {
    const row = (id: string, references: string[]) => ({
      id,
      uri: 'https://example.org',
      user: 'acct:a@b',
      text: `I am ${id}`,
      permissions: { read: ['acct:a@b'] },
      references,
      target: [{ selector: [quote('We will go on')] }],
    })
    const file = { rows: [row('reply', ['head']), row('head', []), row('stray', ['elsewhere'])] }
    expect(await take(file)).toEqual({ taken: 2, held: 0, orphans: 1 })
    const head = await held('head')
    expect(await held('reply')).toMatchObject({ parentId: head.id, visibility: 'private', kind: 'reply' })
    const seen = await listAnnotations(portal, 'a-letter', ann)
    expect(seen.some(({ id }) => id === head.id)).toBe(false)
  })

  it('puts a reply to a reply under the note that began it, in whatever order they come', async () => {
    const reply = (name: string, to: string) =>
      aNote(undefined, { id: `urn:${name}`, motivation: 'replying', target: to })
    const head = aNote(quote('saying so'), { id: 'urn:first' })
    await take([reply('third', 'urn:second'), reply('second', 'urn:first'), head])
    const { id } = await held('urn:first')
    expect(await held('urn:third')).toMatchObject({ parentId: id })
    expect(await held('urn:second')).toMatchObject({ parentId: id })
  })

  it('makes no reply public for whoever may not publish', async () => {
    await takeImport(portal, editor, await plan(aNote(quote('We will go on'), { id: 'urn:open' })), 'public')
    const reply = aNote(undefined, { id: 'urn:answer', motivation: 'replying', target: 'urn:open' })
    expect(await take(reply, ann)).toMatchObject({ taken: 1 })
    expect(await held('urn:answer')).toMatchObject({ visibility: 'team' })
  })

  it('puts no reply under a note that the one who brings it may not see', async () => {
    await takeImport(portal, ann, await plan(aNote(quote('We will go on'), { id: 'urn:hers' })), 'private')
    const reply = aNote(undefined, { id: 'urn:to-hers', motivation: 'replying', target: 'urn:hers' })
    expect(await take(reply, editor)).toEqual({ taken: 0, held: 0, orphans: 1 })
  })

  it('gives whoever brings a note one of their own, and tells nothing of what another keeps privately', async () => {
    const note = aNote(quote('We will go on'), { id: 'urn:kept-quiet' })
    await takeImport(portal, ann, await plan(note, ann), 'private')
    expect((await plan(note)).planned[0]!.heldAs).toBeNull()
    expect(await take(note)).toEqual({ taken: 1, held: 0, orphans: 0 })
    const rows = await portal.db.annotation.findMany({ where: { importedId: 'urn:kept-quiet' } })
    expect(rows.map(({ authorId }) => authorId).sort()).toEqual([ann.accountId, editor.accountId].sort())
    for (const by of [ann, editor]) expect((await plan(note, by)).planned[0]!.heldAs).not.toBeNull()
  })

  it('takes a note that another showed to the team for held', async () => {
    const note = aNote(quote('We will go on'), { id: 'urn:shown' })
    await take(note)
    expect((await plan(note, ann)).planned[0]!.heldAs).not.toBeNull()
  })

  it('keeps each tag once where two are the same as far as a tag may be long', async () => {
    const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value })
    const body = [tag(`${'a'.repeat(60)}1`), tag(`${'a'.repeat(60)}2`)]
    await take(aNote(quote('We will go on'), { id: 'urn:tagged', body }))
    expect(await portal.db.annotationTag.count({ where: { annotation: { importedId: 'urn:tagged' } } })).toBe(
      1,
    )
  })

  it('makes nothing public for whoever may not publish', async () => {
    const row = {
      id: 'open',
      uri: 'https://x.example',
      user: 'acct:a@b',
      text: 'Open',
      permissions: { read: ['group:__world__'] },
    }
    await take({ rows: [row] }, ann)
    expect((await held('open')).visibility).toBe('team')
  })

  it('knows its own notes when they come home', async () => {
    const file = await exportFile(
      portal,
      editor,
      readNoteFilter(new URLSearchParams()),
      'jsonld',
      'https://portal.test',
    )
    const found = await plan(JSON.parse(file.text))
    expect(found.planned.every(({ heldAs }) => heldAs !== null)).toBe(true)
  })

  it('gives every foreign annotation back as it came', async () => {
    const notes = [
      aNote(quote('We will go on'), {
        stylesheet: 'https://example.org/s',
        motivation: ['assessing', 'commenting'],
      }),
      aNote({ type: 'XPathSelector', value: '/p[1]', refinedBy: quote('ports are full at every hour') }),
    ]
    await take(notes)
    const asked = readNoteFilter(new URLSearchParams())
    const { text } = await exportFile(portal, editor, asked, 'jsonld', 'https://portal.test')
    const { items } = (JSON.parse(text) as { first: { items: unknown[] } }).first
    for (const note of notes) expect(items).toContainEqual(note)
  })
})

const SAMPLES = ['../shared/samples', '../../shared/samples']
  .map((path) => join(process.cwd(), path))
  .find(existsSync)
if (!SAMPLES)
  console.info('The W3C’s own examples were not taken: there is no folder ../shared/samples here.')

describe.runIf(SAMPLES)('the examples of the Web Annotation Data Model', () => {
  it('are taken and come back as they are, every one', async () => {
    const folder = join(SAMPLES!, 'w3c-annotation')
    const notes = readdirSync(folder)
      .filter((name) => /^anno\d+\.json$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown)
    expect(await take(notes)).toMatchObject({ taken: notes.length })
    const asked = readNoteFilter(new URLSearchParams())
    const { text } = await exportFile(portal, editor, asked, 'jsonld', 'https://portal.test')
    const { items } = (JSON.parse(text) as { first: { items: unknown[] } }).first
    for (const note of notes) expect(items).toContainEqual(note)
  })
})
