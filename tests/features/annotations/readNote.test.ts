import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { editAnnotation } from '../../../app/annotations/editAnnotation.server'
import { readNote } from '../../../app/annotations/readNote.server'
import { findText } from '../../../app/annotations/readDocument.server'
import { replyTo } from '../../../app/annotations/replyTo.server'
import { readAnnotationContent, type AnnotationContent } from '../../../app/domain/annotation'
import { READER, type Viewer } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'

let portal: Portal
let ann: TestVisitor['viewer']
let editor: TestVisitor['viewer']

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  ann = (await signIn(portal, 'contributor', 'Ann')).viewer
  editor = (await signIn(portal, 'editor', 'Ed')).viewer
})

const contentOf = (fields: Record<string, string>): AnnotationContent => {
  const read = readAnnotationContent({ kind: 'note', visibility: 'team', ...fields })
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

async function pin(fields: Record<string, string>, by = ann): Promise<string> {
  const { pages } = (await findText(portal, by, 'a-letter'))!
  const choice = { by: 'words', words: 'We will go on', at: null } as const
  const made = await annotate(portal, by, {
    documentId: 'a-letter',
    content: contentOf(fields),
    choice,
    pages,
    originalSha256: null,
  })
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

const edit = (id: string, revision: number, fields: Record<string, string>, by = ann) =>
  editAnnotation(portal, by, { documentId: 'a-letter', id, revision, content: contentOf(fields) })

async function read(id: string, viewer: Viewer = ann) {
  const address = `https://portal.test/documents/a-letter/annotations/${id}`
  const found = await readNote(portal, viewer, { documentId: 'a-letter', id, address })
  if (found && 'answers' in found) throw new Error('It is a reply.')
  return found
}

describe('readNote', () => {
  it('gives the words in the words around them, and a citation that may be quoted', async () => {
    const id = await pin({ body: 'See *this*.' })
    const found = (await read(id))!
    expect(found.note.html).toBe('<p>See <em>this</em>.</p>\n')
    expect(found.places).toEqual([
      expect.objectContaining({
        page: 1,
        words: 'We will go on',
        after: expect.stringMatching(/^ saying so\./),
      }),
    ])
    expect(found.cite).toMatch(
      /^“We will go on” .*https:\/\/portal\.test\/documents\/a-letter\/annotations\//,
    )
    expect(found.cite!.split('/annotations/')).toHaveLength(2)
  })

  it('gives nothing of a note that a viewer may not see, and leads from a reply to what it answers', async () => {
    const id = await pin({ body: 'Mine.', visibility: 'private' })
    expect(await read(id, editor)).toBeNull()
    const open = await pin({ body: 'Ours.' })
    const reply = await replyTo(portal, ann, { documentId: 'a-letter', parentId: open, body: 'Yes.' })
    if (!reply.ok) throw new Error(reply.refusal)
    expect(await readNote(portal, ann, { documentId: 'a-letter', id: reply.value.id, address: '' })).toEqual({
      answers: open,
    })
  })

  it('tells who changed which words and when', async () => {
    const id = await pin({ body: 'The ports were full.' })
    await edit(id, 1, { body: 'The ports are full.', tags: 'peering' })
    const { history } = (await read(id))!
    expect(history.map(({ action, actor }) => [action, actor])).toEqual([
      ['annotation.update', 'Ann'],
      ['annotation.create', 'Ann'],
    ])
    expect(history[0]).toMatchObject({
      words: [
        { text: 'The ports ', kind: 'same' },
        { text: 'were', kind: 'removed' },
        { text: 'are', kind: 'added' },
        { text: ' full.', kind: 'same' },
      ],
      fields: [{ field: 'tags', after: ['peering'] }],
    })
  })

  it('tells by its name which record a statement named, and which it names now', async () => {
    const id = await pin({ kind: 'statement', body: '', speaker: 'counsel' })
    const first = (await read(id))!
    await edit(id, 1, { kind: 'statement', body: '', speaker: 'sender' })
    const { note, history } = (await read(id))!
    expect(history[0]!.fields).toEqual([
      { field: 'speakerId', before: first.note.speaker!.name, after: note.speaker!.name },
    ])
  })

  it('shows readers of a public note nothing of what it said before it was public', async () => {
    const id = await pin({ body: 'Among ourselves.' }, editor)
    await edit(id, 1, { body: 'For everyone.', visibility: 'public' }, editor)
    const forReaders = JSON.stringify((await read(id, READER))!.history)
    expect(forReaders).toContain('"isWithheld":true')
    expect(forReaders).not.toContain('Among')
    expect(JSON.stringify((await read(id, ann))!.history)).toContain('Among')
  })

  it('has no words of a note from when it was its author’s alone', async () => {
    const id = await pin({ body: 'To myself.', visibility: 'private' })
    await edit(id, 1, { body: 'To all.' })
    const { history } = (await read(id))!
    expect(history.map(({ isWithheld }) => isWithheld)).toEqual([true, true])
    expect(JSON.stringify(history)).not.toContain('To myself')
  })
})
