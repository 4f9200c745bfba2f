import type { Portal } from '../../app/portal.server'
import * as page from '../../app/routes/document'
import * as annotations from '../../app/routes/document.annotations'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, type TestVisitor } from '../signIn'

/** What the tests of a document's pages share, once it is open. */
export let portal: Portal
export let ann: TestVisitor
export let editor: TestVisitor

/** Opens a portal with the letter in it, a contributor and an editor. */
export async function openLetter(): Promise<void> {
  portal = await openTestPortal()
  await addLetter(portal)
  ann = await signIn(portal, 'contributor', 'Ann')
  editor = await signIn(portal, 'editor', 'Ed')
}

/** What a page gets is whatever its loader says. */
type Answer = { data: unknown; init: { status?: number } | null }
type Handler = (args: never) => Promise<unknown>

/** Calls a loader or action, and answers what it returned or threw. */
export async function call(
  handler: Handler,
  path: string,
  params: Record<string, string>,
  by?: TestVisitor,
  request?: Request,
) {
  const args = {
    request: request ?? new Request(new URL(path, 'http://portal.test')),
    params,
    context: contextFor(portal, by),
  }
  return handler(args as never).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  }) as Promise<Response & Answer>
}

export const HERE = { documentId: 'a-letter' }
export const read = (by?: TestVisitor, asked = '') =>
  call(page.loader, `/documents/a-letter${asked}`, HERE, by)
export const post = (fields: Record<string, string>, by?: TestVisitor) =>
  call(
    annotations.action,
    '/documents/a-letter/annotations',
    HERE,
    by,
    postForm('/documents/a-letter/annotations', fields, by),
  )
export const idOf = (answer: Response) => answer.headers.get('Location')!.split('#note-')[1]!

/** Posts a note and answers its id. */
export async function pin(fields: Record<string, string> = {}, by = ann) {
  return idOf(
    await post({ kind: 'note', body: 'A note.', words: 'We will go on', visibility: 'team', ...fields }, by),
  )
}
