import { beforeAll, describe, expect, it } from 'vitest'
import { createOwnerInvitation } from '../../../app/accounts/invitations.server'
import { openTestPortal } from '../../openTestPortal'
import { accountChanges } from './changes/accountChanges'
import { openDesk, portal, routes, send, type Changes } from './changes/changeDesk'
import { noteChanges } from './changes/noteChanges'
import { originalChanges } from './changes/originalChanges'
import { packetChanges } from './changes/packetChanges'
import { recordChanges } from './changes/recordChanges'

beforeAll(openDesk)

/** A change for each address that takes them. An address that is not here fails below. */
const CHANGES: Changes = {
  ...accountChanges,
  ...noteChanges,
  ...originalChanges,
  ...packetChanges,
  ...recordChanges,
}

/** Addresses that answer a program, and how; every other leads a browser on. */
const ANSWERS: Record<string, number> = {
  '/packets/:packetId/argument/:blockId/autosave': 200,
  '/api/v1/originals': 201,
  '/api/v1/annotations': 201,
  '/api/v1/documents/:documentId/annotations': 201,
  '/api/v1/documents/:documentId/annotations/:annotationId': 200,
}

/** Addresses that take a form and keep nothing in the portal. */
const KEEP_NOTHING: Record<string, string> = {
  '/theme': 'the browser that asks keeps it',
  '/*': 'there is no such page',
}

const takingChanges = [...routes].filter(([, module]) => module.action).map(([path]) => path)

describe('every address that takes a change', () => {
  it('is listed here with a change, or with why nothing is kept', () => {
    expect([...Object.keys(CHANGES), ...Object.keys(KEEP_NOTHING)].sort()).toEqual(takingChanges.sort())
  })

  it.each(Object.keys(CHANGES))('%s writes to the log what it changed', async (path) => {
    const sent = await CHANGES[path]!()
    const before = await portal.db.auditEntry.count()
    const answer = await send(path, sent)
    if (answer instanceof Response) expect([path, answer.status]).toEqual([path, ANSWERS[path] ?? 302])
    expect(await portal.db.auditEntry.count()).toBeGreaterThan(before)
  })
})

describe('a NUL in every field that is sent', () => {
  it.each(Object.keys(CHANGES))('is no fault of the portal at %s', async (path) => {
    const sent = await CHANGES[path]!()
    const form = Object.fromEntries(
      Object.entries(sent.form ?? {}).map(([name, texts]) => [
        name,
        [texts].flat().map((text) => `${text}\0`),
      ]),
    )
    const answer = await send(path, { ...sent, form })
    if (answer instanceof Response) expect(answer.status).toBeLessThan(500)
  })
})

it('begins with the first owner’s link', async () => {
  const fresh = await openTestPortal()
  await createOwnerInvitation(fresh)
  expect(await fresh.db.auditEntry.findMany({ select: { action: true } })).toEqual([
    { action: 'invitation.create' },
  ])
})
