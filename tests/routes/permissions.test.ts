import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../app/domain/roles'
import type { Portal } from '../../app/portal.server'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor, postForm, signIn, type TestVisitor } from '../signIn'
import { addressOf, call, everyRoute, paramsFor, type RouteModule } from './everyRoute'

/** The least role that may read an address, and that may send a change to it. Null: it does not answer that at all. */
type Rule = { read: Role | null; change: Role | null }

const read = (least: Role): Rule => ({ read: least, change: null })
const change = (least: Role): Rule => ({ read: null, change: least })
const both = (reads: Role, changes: Role = reads): Rule => ({ read: reads, change: changes })

/** Every address of the portal and who may use it. An address that is not here fails the test below. */
const RULES: Record<string, Rule> = {
  '/': read('reader'),
  '/healthz': read('reader'),
  '/verify': read('reader'),
  '/.well-known/throughline-signing-key.json': read('reader'),
  '/.well-known/throughline-signing-key.pem': read('reader'),
  '/theme': both('reader'),
  '/timeline': read('reader'),
  '/timeline/index': read('reader'),
  '/disputes': read('reader'),
  '/disputes/:disputeId': read('reader'),
  '/organizations': read('reader'),
  '/organizations/:organizationId': read('reader'),
  '/people': read('reader'),
  '/people/:personId': read('reader'),
  '/proceedings': read('reader'),
  '/proceedings/:docket': read('reader'),
  '/measurements': read('reader'),
  '/measurements/:series': read('reader'),
  '/measurements/:series.csv': read('reader'),
  '/venues': read('reader'),
  '/venues/:venueId': read('reader'),
  '/sources': read('reader'),
  '/sources/:sourceId': read('reader'),
  '/handbook/images/:name': read('reader'),
  '/handbook/*': read('reader'),
  '/api/v1/timeline': read('reader'),
  '/api/v1/openapi.json': read('reader'),
  '/api/v1/:list': read('reader'),
  '/api/v1/:list/:recordId': read('reader'),
  '/api/v1/annotations': both('reader', 'contributor'),
  '/api/v1/documents/:documentId/annotations': both('reader', 'contributor'),
  '/api/v1/documents/:documentId/annotations/:annotationId': both('reader', 'contributor'),
  '/*': both('reader'),

  '/sign-in': both('reader'),
  '/sign-out': both('reader'),
  '/setup/:token': both('reader'),
  '/account': both('contributor'),
  '/account/sessions': both('reader', 'contributor'),
  '/account/tokens': both('contributor'),
  '/account/tokens/:tokenId/revoke': change('contributor'),
  '/accounts': both('owner'),
  '/accounts/:accountId/role': change('owner'),
  '/accounts/:accountId/close': change('owner'),
  '/accounts/invitations/:invitationId/withdraw': change('owner'),
  '/log': read('owner'),

  '/intake': both('editor'),
  '/intake/:receiptId': read('editor'),
  '/intake/:receiptId/document': change('editor'),
  '/intake/:receiptId/parts': change('editor'),
  '/intake/:receiptId/aside': change('editor'),
  '/intake/:receiptId/file': read('editor'),
  '/jobs/:jobId/retry': change('editor'),
  '/jobs/:jobId/cancel': change('editor'),
  '/api/v1/originals': both('reader', 'editor'),
  '/api/v1/intake': read('editor'),
  '/api/v1/intake/:receiptId': read('editor'),

  '/documents': read('reader'),
  '/documents/:documentId': read('reader'),
  '/documents/:documentId/versions/:version': read('reader'),
  '/documents/:documentId/pages': read('reader'),
  '/documents/:documentId/print': read('reader'),
  '/documents/:documentId/find': read('reader'),
  '/documents/:documentId/annotations': both('contributor'),
  '/documents/:documentId/annotations.pdf': read('reader'),
  '/documents/:documentId/annotations/import': both('contributor'),
  '/documents/:documentId/annotations/:annotationId': read('reader'),
  '/documents/:documentId/annotations/:annotationId/edit': both('contributor'),
  '/documents/:documentId/annotations/:annotationId/reaffirm': change('contributor'),
  '/documents/:documentId/annotations/:annotationId/reselect': both('contributor'),
  '/documents/:documentId/annotations/:annotationId/remove': change('contributor'),
  '/documents/:documentId/annotations/:annotationId/restore': change('contributor'),
  '/documents/:documentId/annotations/:annotationId/replies': change('contributor'),
  '/documents/:documentId/originals': both('editor'),
  '/documents/:documentId/transcription': both('editor'),
  '/documents/:documentId/versions': read('reader'),
  '/documents/:documentId/versions/:number/current': change('editor'),
  '/documents/:documentId/compare': read('reader'),
  '/documents/:documentId/redactions': both('editor'),
  '/documents/:documentId/redactions/:redactionId/lift': change('editor'),
  '/api/v1/documents/:documentId/versions': read('reader'),
  '/documents/:documentId/originals/:sha256': read('reader'),
  '/documents/:documentId/originals/:sha256/shown': read('reader'),

  '/notes': read('reader'),
  '/notes/export': read('reader'),

  '/packets': read('reader'),
  '/packets/new': both('contributor'),
  '/packets/add': both('contributor'),
  '/packets/:packetId': read('reader'),
  '/packets/:packetId/edit': both('contributor'),
  '/packets/:packetId/preview': read('reader'),
  '/packets/:packetId/order': change('contributor'),
  '/packets/:packetId/state': change('editor'),
  '/packets/:packetId/publish': read('editor'),
  '/packets/:packetId/review': change('contributor'),
  '/packets/:packetId/comments': both('contributor'),
  '/packets/:packetId/comments/:commentId': change('contributor'),
  '/packets/:packetId/seal': both('editor'),
  '/packets/:packetId/amendments': change('contributor'),
  '/packets/:packetId/delete': change('contributor'),
  '/packets/:packetId/exhibits': change('contributor'),
  '/packets/:packetId/exhibits/:exhibitId': both('contributor'),
  '/packets/:packetId/exhibits/:exhibitId/remove': change('contributor'),
  '/packets/:packetId/argument/new': both('contributor'),
  '/packets/:packetId/argument/introduction': change('contributor'),
  '/packets/:packetId/argument/order': change('contributor'),
  '/packets/:packetId/argument/restore': change('contributor'),
  '/packets/:packetId/argument/:blockId': both('contributor'),
  '/packets/:packetId/argument/:blockId/autosave': change('contributor'),
  '/packets/:packetId/argument/:blockId/remove': change('contributor'),
  '/packets/:packetId/history': both('contributor'),
  '/packets/:packetId/exports': change('reader'),
  '/packets/:packetId/exports/:exportId': read('reader'),
  '/packets/:packetId/exports/:exportId/cancel': change('reader'),
  '/packets/:packetId/exports/:exportId/file': read('reader'),
  '/packets/:packetId/exports/:exportId/package': read('reader'),
  '/packets/:packetId/exports/:exportId/transmittal': read('reader'),
  '/api/v1/packets': read('reader'),
  '/api/v1/packets/:packetId': read('reader'),

  '/records/:recordId': read('reader'),
  '/records/new': read('contributor'),
  '/records/new/:kind': both('contributor'),
  '/records/:id/edit': both('contributor'),
  '/records/offers': read('contributor'),
  '/records/:id/remove': both('contributor'),
  '/records/:id/history': both('contributor'),
  '/records/:id/links': both('editor'),
  '/records/:id/links/:linkId/remove': change('editor'),
}

/** Actions that take no token, and why they need none. */
const WITHOUT_TOKEN: Record<string, string> = {
  '/theme': 'it sets a cookie of the browser that asks, and nothing in the portal',
  '/*': 'it answers that there is no such page, whatever is sent',
}

const found = await everyRoute()
const routes = new Map(found.map(({ path, module }) => [path, module]))
/** Real things for the addresses' parameters, so that a refusal is not for want of them. */
const HERE = {
  documentId: 'a-letter',
  recordId: 'a-letter',
  id: 'a-letter',
  kind: 'document',
  list: 'documents',
}

let portal: Portal
const people = {} as Record<Role, TestVisitor | undefined>
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  for (const role of ROLES) if (role !== 'reader') people[role] = await signIn(portal, role)
})

describe('the list of who may do what', () => {
  it('has every address of app/routes.ts, and no other', () => {
    expect(Object.keys(RULES).sort()).toEqual([...routes.keys()].sort())
  })

  it.each(found.map(({ path, module }) => [path, module] as const))(
    'says of %s what it answers',
    (path, module) => {
      const rule = RULES[path]
      const hasPage = 'default' in module
      expect([rule?.read !== null, rule?.change !== null]).toEqual([
        Boolean(module.loader) || hasPage,
        Boolean(module.action),
      ])
    },
  )
})

const reads = found.filter(({ module }) => module.loader)
const changes = found.filter(({ module }) => module.action)

describe.each(ROLES)('as %s', (role) => {
  it.each(reads)('reads $path or is refused', async ({ path, module }) => {
    const params = paramsFor(path, HERE)
    const request = new Request(new URL(addressOf(path, params), 'http://portal.test'))
    expectAllowed(
      await call(module.loader!, request, params, contextFor(portal, people[role])),
      role,
      RULES[path]?.read,
    )
  })

  it.each(changes)('sends a change to $path or is refused', async ({ path, module }) => {
    const entries = await portal.db.auditEntry.count()
    const answer = await send(path, module, people[role])
    expectAllowed(answer, role, RULES[path]?.change)
    if (isRefused(answer)) expect(await portal.db.auditEntry.count()).toBe(entries)
  })
})

describe('a change without the session’s token', () => {
  it.each(changes.filter(({ path }) => !WITHOUT_TOKEN[path]))(
    'is refused at $path, and writes nothing',
    async ({ path, module }) => {
      const entries = await portal.db.auditEntry.count()
      const owner = people.owner!
      for (const csrfToken of ['', 'x'.repeat(43), people.editor!.csrfToken]) {
        const answer = await send(path, module, { ...owner, csrfToken })
        expect(answer).toBeInstanceOf(Response)
        expect((answer as Response).status).toBe(403)
        expect(await (answer as Response).text()).toContain('another session')
      }
      expect(await portal.db.auditEntry.count()).toBe(entries)
    },
  )
})

/** Posts what a page's form would, with nothing filled in. Uploads have parts, so each form is sent that way there. */
function send(path: string, module: RouteModule, by: TestVisitor | undefined): Promise<unknown> {
  const params = paramsFor(path, HERE)
  const address = addressOf(path, params)
  const request =
    path.startsWith('/api/v1/') && path.includes('annotations')
      ? postJson(address, by)
      : /\/(?:originals|intake)$/.test(path)
        ? postFile(address, by)
        : postForm(address, {}, by)
  return call(module.action!, request, params, contextFor(portal, by))
}

/** As a page's own script would: JSON, the session's token in a header. */
function postJson(address: string, by: TestVisitor | undefined): Request {
  const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': by?.csrfToken ?? '' }
  return new Request(new URL(address, 'http://portal.test'), { method: 'POST', headers, body: '{}' })
}

function postFile(address: string, by: TestVisitor | undefined): Request {
  const body = new FormData()
  if (by) body.set('csrf', by.csrfToken)
  body.set('file', new File([], 'empty.txt'))
  return new Request(new URL(address, 'http://portal.test'), { method: 'POST', body })
}

/** Sent to sign in, or told which role it takes. */
function isRefused(answer: unknown): boolean {
  if (!(answer instanceof Response)) return false
  return (
    [401, 403].includes(answer.status) || answer.headers.get('Location')?.startsWith('/sign-in?') === true
  )
}

function expectAllowed(answer: unknown, role: Role, least: Role | null | undefined): void {
  if (!least) throw new Error('The list does not say who may do this.')
  const shouldBeRefused = ROLES.indexOf(role) < ROLES.indexOf(least)
  expect(isRefused(answer)).toBe(shouldBeRefused)
  // A reader is sent to sign in and then back, a program told to say who it is; whoever has an account is told that it does not reach.
  if (shouldBeRefused) expect(role === 'reader' ? [302, 401] : [403]).toContain((answer as Response).status)
}
