import { stopExports } from '../../../../app/dossier/exportQueue.server'
import type { Portal } from '../../../../app/portal.server'
import { afterwards } from '../../../afterwards'
import { openTestPortal } from '../../../openTestPortal'
import { addressOf, call, everyRoute } from '../../../routes/everyRoute'
import { contextFor, postForm, signIn, type TestVisitor } from '../../../signIn'
import { addLetter, LETTER } from '../../aLetter'

/** Where changes are made, once it is open: a portal with the letter in it, and its owner. */
export let portal: Portal
export let owner: TestVisitor

export async function openDesk(): Promise<void> {
  portal = await openTestPortal()
  afterwards(() => stopExports(portal))
  await addLetter(portal)
  owner = await signIn(portal, 'owner')
}

/** A change as a browser sends it: the address's parameters, the form, and who sends it. */
export type Sent = {
  params?: Record<string, string>
  form?: Record<string, string | string[]>
  file?: string
  json?: { method: string; value: unknown }
  by?: TestVisitor | null
}

export const DOCUMENT = { documentId: LETTER.id }

/** For addresses that take changes: one that is sound, made of what it needs. */
export type Changes = Record<string, () => Promise<Sent>>

export const routes = new Map((await everyRoute()).map(({ path, module }) => [path, module]))

/** Sends a change to the action of its address, and answers what that returns or throws. */
export function send(
  path: string,
  { params = {}, form = {}, file, json, by = owner }: Sent,
): Promise<unknown> {
  const address = addressOf(path, params)
  const sender = by ?? undefined
  const request = json
    ? sendJson(address, json, sender)
    : file === undefined
      ? postForm(address, form, sender)
      : postFile(address, file, sender)
  return call(routes.get(path)!.action!, request, params, contextFor(portal, sender))
}

function sendJson(
  address: string,
  { method, value }: { method: string; value: unknown },
  by: TestVisitor | undefined,
): Request {
  const headers = {
    'Content-Type': 'application/json',
    'X-CSRF-Token': by?.csrfToken ?? '',
    'If-Match': '*',
  }
  return new Request(new URL(address, 'http://portal.test'), { method, headers, body: JSON.stringify(value) })
}

function postFile(address: string, text: string, by: TestVisitor | undefined): Request {
  const body = new FormData()
  body.set('csrf', by?.csrfToken ?? '')
  body.set('file', new File([text], 'letter.txt', { type: 'text/plain' }))
  return new Request(new URL(address, 'http://portal.test'), { method: 'POST', body })
}
