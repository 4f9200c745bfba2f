import { annotate, type NewAnnotation } from '../../../app/annotations/annotate.server'
import type { AnnotationContent } from '../../../app/domain/annotation'
import { documentText } from '../../../app/domain/documentText'
import type { PageText } from '../../../app/domain/passage'
import { READER } from '../../../app/domain/roles'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter, LETTER } from '../aLetter'

/** What the tests of notes share, once it is open. */
export let portal: Portal
export let pages: PageText[]
export let ann: TestVisitor['viewer']
export let ben: TestVisitor['viewer']
export let editor: TestVisitor['viewer']

/** Opens a portal with the letter in it, two contributors and an editor. */
export async function openDesk(): Promise<void> {
  portal = await openTestPortal()
  await addLetter(portal)
  const catalog = await readCatalog(portal, READER)
  pages = [documentText(LETTER, catalog.mentioning('a-letter', 'statement', 'document')).page]
  ann = (await signIn(portal, 'contributor', 'Ann')).viewer
  ben = (await signIn(portal, 'contributor', 'Ben')).viewer
  editor = (await signIn(portal, 'editor', 'Ed')).viewer
}

/** What a note of the team says. */
export function aNote(over: Partial<AnnotationContent> = {}): AnnotationContent {
  return {
    kind: 'note',
    body: 'Read with the answer of 17 July.',
    visibility: 'team',
    speaker: null,
    saidOn: null,
    occasion: null,
    askedOf: null,
    dueOn: null,
    tags: [],
    ...over,
  }
}

/** A note on words of the letter, before it is pinned. */
export function aDraft(words: string, over: Partial<NewAnnotation> = {}): NewAnnotation {
  const choice = { by: 'words', words, at: null } as const
  return { documentId: 'a-letter', content: aNote(), choice, pages, originalSha256: null, ...over }
}

/** Pins a note and answers it. */
export async function pin(words: string, over: Partial<AnnotationContent> = {}, by = ann) {
  const made = await annotate(portal, by, aDraft(words, { content: aNote(over) }))
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value
}

export const lastLogged = () => portal.db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })
