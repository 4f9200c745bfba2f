import { beforeAll, describe, expect, it } from 'vitest'
import { findTokenOwner, listTokens, makeToken, revokeToken } from '../../app/accounts/apiTokens.server'
import type { Portal } from '../../app/portal.server'
import * as originals from '../../app/routes/api.v1.originals'
import * as receipt from '../../app/routes/api.v1.receipt'
import { settleAll } from '../../app/ingest/settleReceipt.server'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor, signIn, type TestVisitor } from '../signIn'

let portal: Portal
let editor: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor')
})

/** What a program gets that has sent this token: an account, and no session. */
async function withToken(token: string | null) {
  const viewer = token === null ? null : await findTokenOwner(portal, token)
  const context = contextFor(portal)
  return viewer ? { ...context, visitor: { viewer, session: null } } : context
}

async function send(token: string | null, query: string, body: string, name = 'letter.txt') {
  const request = new Request(`http://portal.test/api/v1/originals${query}`, {
    method: 'POST',
    body,
    headers: { 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Type': 'text/plain' },
  })
  const answer = await originals.action({ request, params: {}, context: await withToken(token) } as never)
  return { status: answer.status, json: await answer.json() }
}

describe('POST /api/v1/originals', () => {
  let token: string

  it('knows a program by a token that its account made, which the database does not hold', async () => {
    const made = await makeToken(portal, editor.viewer, 'A capture script')
    token = made.ok ? made.value : ''
    expect(await findTokenOwner(portal, token)).toMatchObject({ accountId: editor.viewer.accountId })
    expect(JSON.stringify(await portal.db.apiToken.findMany())).not.toContain(token.split('_')[1])
  })

  it('keeps the bare body under the name of its header, and says where its reading stands', async () => {
    const sent = await send(token, '?document=a-letter&kind=copy&capturedAt=2014-06-05', 'By a program.')
    expect(sent).toMatchObject({
      status: 201,
      json: { receipt: { fileName: 'letter.txt', mediaType: 'text/plain', state: 'queued', wasHeld: false } },
    })
    await settleAll(portal)
    const { id } = sent.json.receipt
    const request = new Request(`http://portal.test/api/v1/intake/${id}`)
    const context = await withToken(token)
    const answer = (await receipt.loader({
      request,
      params: { receiptId: id },
      context,
    } as never)) as Response
    expect(await answer.json()).toMatchObject({
      receipt: { state: 'filed', method: 'api', capturedAt: '2014-06-05', document: { id: 'a-letter' } },
    })
  })

  it.each([
    ['a day that is none', '?capturedAt=2014-13-05', 'words', 400],
    ['a document that is not there', '?document=no-letter', 'words', 404],
    ['an empty body', '', '', 422],
  ])('refuses %s in the API’s own shape', async (_what, query, body, status) => {
    const sent = await send(token, query, body)
    expect(sent).toMatchObject({ status, json: { error: { status, message: expect.any(String) } } })
  })

  it('asks whoever it does not know for a token, and opens to none that was revoked', async () => {
    expect(await send(null, '', 'words')).toMatchObject({ status: 401 })
    expect(await send('throughline_guess', '', 'words')).toMatchObject({ status: 401 })
    const [held] = await listTokens(portal, editor.viewer.accountId)
    expect(await revokeToken(portal, editor.viewer, held!.id)).toBe(true)
    expect(await send(token, '', 'words')).toMatchObject({ status: 401 })
  })

  it('tells a contributor which role it takes', async () => {
    const contributor = await signIn(portal, 'contributor')
    const made = await makeToken(portal, contributor.viewer, 'Mine')
    expect(await send(made.ok ? made.value : '', '', 'words')).toMatchObject({ status: 403 })
  })
})
