import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeToken } from '../../../app/accounts/apiTokens.server'
import { createOwnerInvitation, invite } from '../../../app/accounts/invitations.server'
import { linkRecords } from '../../../app/catalog/linkRecords.server'
import { recordHistory } from '../../../app/catalog/recordHistory.server'
import { addRecord, saveRecord } from '../../../app/catalog/saveRecord.server'
import { canonicalJson } from '../../../app/domain/canonicalJson'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { fileReceiptUnder } from '../../../app/ingest/fileUnder.server'
import { partsOf } from '../../../app/ingest/readReceipts.server'
import { readOriginal } from '../../../app/ingest/readOriginal.server'
import { inputOf, type RecordInput } from '../../../app/domain/recordInput'
import type { Portal } from '../../../app/portal.server'
import { COMMANDS } from '../../../scripts/commands'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { addressOf, call, everyRoute } from '../../routes/everyRoute'
import { contextFor, postForm, signIn, TEST_PASSWORD, type TestVisitor } from '../../signIn'
import { aReadyPacket } from '../../aReadyPacket'
import { addLetter, LETTER } from '../aLetter'

let portal: Portal
let owner: TestVisitor
let folder: string
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  owner = await signIn(portal, 'owner')
  folder = await mkdtemp(join(tmpdir(), 'throughline-audit-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A change as a browser sends it: the address's parameters, the form, and who sends it. */
type Sent = {
  params?: Record<string, string>
  form?: Record<string, string | string[]>
  file?: string
  json?: { method: string; value: unknown }
  by?: TestVisitor | null
}

const DOCUMENT = { documentId: LETTER.id }
const NEW_PASSWORD = 'another good pass phrase'
const textsOf = (input: RecordInput) => input as Record<string, string | string[]>

async function aNote(): Promise<{ documentId: string; annotationId: string }> {
  const form = { kind: 'note', body: 'A note.', words: 'We will go on', visibility: 'team' }
  const held = await portal.db.annotation.findMany({ select: { id: true } })
  await send('/documents/:documentId/annotations', { params: DOCUMENT, form })
  const made = await portal.db.annotation.findFirst({
    where: { id: { notIn: held.map((note) => note.id) } },
  })
  // Once the document has an original, these words stand in it no more, and a note made before serves.
  const { id } =
    made ?? (await portal.db.annotation.findFirstOrThrow({ where: { kind: 'note', exact: { not: null } } }))
  return { ...DOCUMENT, annotationId: id }
}

const A_MAIL = [
  'From: a@example.org',
  'Subject: With a file',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'See the file.',
  '--b',
  'Content-Type: text/plain; name="file.txt"',
  'Content-Disposition: attachment; filename="file.txt"',
  '',
  'The file.',
  '--b--',
  '',
].join('\r\n')

/** A file that came by itself and was read; its parts are listed, and not yet taken. */
async function brought(text: string): Promise<{ id: string; paths: string[] }> {
  await send('/intake', { file: text })
  const { id, sha256 } = await portal.db.provenance.findFirstOrThrow({
    where: { sha256: createHash('sha256').update(text).digest('hex') },
  })
  await readOriginal(portal, sha256, {
    by: COMMAND_LINE,
    signal: AbortSignal.timeout(60_000),
    onProgress() {},
  })
  const parts = await partsOf(portal, id)
  return { id, paths: parts.map(({ path }) => path) }
}

/** A receipt that waits, for its words are those of another original. */
async function aWaitingReceipt(): Promise<string> {
  waiting += 1
  await brought(`Words number ${waiting}.`)
  return (await brought(`Words, number ${waiting}`)).id
}
let waiting = 0

/** A box on a version of the letter, each time another. */
async function aRedaction(): Promise<Record<string, string>> {
  if ((await portal.db.version.count({ where: { documentId: LETTER.id } })) === 0)
    await fileReceiptUnder(portal, owner.viewer, (await brought('The letter, to be redacted.')).id, {
      documentId: LETTER.id,
      kind: 'copy',
      note: '',
    })
  const { number } = await portal.db.version.findFirstOrThrow({ where: { documentId: LETTER.id } })
  boxes += 1
  const place = { left: String(boxes / 100), top: '0', width: '0.1', height: '0.1' }
  return { kind: 'box', version: String(number), page: '1', code: 'CONF', ...place }
}
let boxes = 0

async function aJob(state: string): Promise<string> {
  const at = portal.now()
  const row = { kind: 'place', subject: LETTER.id, input: '{}', state, runAfter: at, createdAt: at }
  const { id } = await portal.db.job.create({ data: { id: crypto.randomUUID(), ...row } })
  return id
}

/** A packet with two paragraphs, and the first of them. */
async function anArgumentOfOurs() {
  const { packetId } = await aPacketOfOurs()
  let revision = ''
  for (const id of ['one', 'two']) {
    const block = { kind: 'paragraph', id, text: 'Words.' } as const
    const added = await addBlock(portal, owner.viewer, packetId, { block, place: 9 })
    if (added.ok) revision = String(added.value.revision)
  }
  return { packetId, blockId: 'one', revision }
}

async function aPacketOfOurs() {
  const { packet, exhibitIds, revision } = await aStoredPacket(portal, owner.viewer, [LETTER.id, 'sender'])
  return { packetId: packet.id, exhibitId: exhibitIds[0]!, revision: String(revision) }
}

async function aPacketToSeal() {
  const { packet, revision } = await aReadyPacket(portal, owner.viewer, ['sender'])
  return { packetId: packet.id, revision: String(revision) }
}

const anAnnotation = (target: string) => ({ type: 'Annotation', bodyValue: 'By a program.', target })

/** For each address that takes changes: one that is sound, made of what it needs. An address that is not here fails below. */
const CHANGES: Record<string, () => Promise<Sent>> = {
  '/sign-in': async () => ({ by: null, form: { email: owner.email, password: TEST_PASSWORD } }),
  '/sign-out': async () => ({ by: await signIn(portal, 'editor') }),
  '/setup/:token': async () => {
    const path = await invite(portal, owner.viewer, { email: 'new@example.org', role: 'editor' })
    const token = path.ok ? path.value.split('/').at(-1)! : ''
    return {
      by: null,
      params: { token },
      form: { name: 'New', password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD },
    }
  },
  '/account': async () => {
    const by = await signIn(portal, 'editor')
    return { by, form: { present: TEST_PASSWORD, password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD } }
  },
  '/account/sessions': async () => {
    const by = await signIn(portal, 'editor')
    return { by, form: { session: by.visitor.session!.id } }
  },
  '/accounts': async () => ({ form: { email: 'invited@example.org', role: 'editor' } }),
  '/accounts/:accountId/role': async () => {
    const { viewer } = await signIn(portal, 'editor')
    return { params: { accountId: viewer.accountId }, form: { role: 'contributor' } }
  },
  '/accounts/:accountId/close': async () => ({
    params: { accountId: (await signIn(portal, 'editor')).viewer.accountId },
  }),
  '/accounts/invitations/:invitationId/withdraw': async () => {
    await invite(portal, owner.viewer, { email: 'withdrawn@example.org', role: 'editor' })
    const { id } = await portal.db.invitation.findFirstOrThrow({ where: { email: 'withdrawn@example.org' } })
    return { params: { invitationId: id } }
  },

  '/api/v1/annotations': async () => ({
    json: { method: 'POST', value: anAnnotation('http://portal.test/documents/a-letter') },
  }),
  '/api/v1/documents/:documentId/annotations': async () => ({
    params: DOCUMENT,
    json: { method: 'POST', value: anAnnotation('urn:a-letter') },
  }),
  '/api/v1/documents/:documentId/annotations/:annotationId': async () => ({
    params: await aNote(),
    json: { method: 'PUT', value: anAnnotation('urn:a-letter') },
  }),

  '/documents/:documentId/annotations': async () => ({
    params: DOCUMENT,
    form: { kind: 'note', body: 'A note.', words: 'We will go on', visibility: 'team' },
  }),
  '/documents/:documentId/annotations/import': async () => ({
    params: DOCUMENT,
    form: {
      intent: 'take',
      text: '{"type": "Annotation", "bodyValue": "A note.", "target": "https://example.org/a"}',
    },
  }),
  '/documents/:documentId/annotations/:annotationId/edit': async () => ({
    params: await aNote(),
    form: { kind: 'note', body: 'Another.', visibility: 'team', revision: '1' },
  }),
  '/documents/:documentId/annotations/:annotationId/replies': async () => ({
    params: await aNote(),
    form: { body: 'A reply.' },
  }),
  '/documents/:documentId/annotations/:annotationId/reaffirm': async () => {
    const params = await aNote()
    const noted = { exact: 'We will not go on', textSha256: null }
    await portal.db.annotation.update({ where: { id: params.annotationId }, data: noted })
    return { params, form: { found: 'We will go on' } }
  },
  '/documents/:documentId/annotations/:annotationId/reselect': async () => ({
    params: await aNote(),
    form: { words: 'saying so' },
  }),
  '/documents/:documentId/annotations/:annotationId/remove': async () => ({ params: await aNote() }),
  '/documents/:documentId/annotations/:annotationId/restore': async () => {
    const params = await aNote()
    await send('/documents/:documentId/annotations/:annotationId/remove', { params })
    return { params }
  },
  '/documents/:documentId/originals': async () => ({
    params: DOCUMENT,
    file: 'The letter, as it was received.',
  }),

  '/documents/:documentId/transcription': async () => ({
    params: DOCUMENT,
    form: { text: 'The letter, as somebody typed it.', note: 'Typed anew.' },
  }),
  '/documents/:documentId/versions/:number/current': async () => {
    for (const text of ['The first of two.', 'The second of two.'])
      await fileReceiptUnder(portal, owner.viewer, (await brought(text)).id, {
        documentId: LETTER.id,
        kind: 'copy',
        note: '',
      })
    return { params: { ...DOCUMENT, number: '1' } }
  },
  '/documents/:documentId/redactions': async () => ({
    params: DOCUMENT,
    form: await aRedaction(),
  }),
  '/documents/:documentId/redactions/:redactionId/lift': async () => {
    await send('/documents/:documentId/redactions', { params: DOCUMENT, form: await aRedaction() })
    const { id } = await portal.db.redaction.findFirstOrThrow()
    return { params: { ...DOCUMENT, redactionId: id } }
  },
  '/intake': async () => ({ file: 'A text that nobody had.' }),
  '/api/v1/originals': async () => ({ file: 'Another text that nobody had.' }),
  '/intake/:receiptId/document': async () => ({
    params: { receiptId: await aWaitingReceipt() },
    form: { document: LETTER.id, kind: 'copy' },
  }),
  '/intake/:receiptId/parts': async () => {
    const mail = await brought(A_MAIL)
    await portal.db.job.deleteMany({ where: { kind: 'take' } })
    return { params: { receiptId: mail.id }, form: { part: mail.paths } }
  },
  '/intake/:receiptId/aside': async () => ({ params: { receiptId: await aWaitingReceipt() } }),
  '/jobs/:jobId/retry': async () => ({ params: { jobId: await aJob('failed') } }),
  '/jobs/:jobId/cancel': async () => ({ params: { jobId: await aJob('queued') } }),
  '/account/tokens': async () => ({ form: { name: 'A script' } }),
  '/account/tokens/:tokenId/revoke': async () => {
    await makeToken(portal, owner.viewer, 'Another script')
    const { id } = await portal.db.apiToken.findFirstOrThrow({ where: { name: 'Another script' } })
    return { params: { tokenId: id } }
  },

  '/packets/new': async () => ({ form: { title: 'A packet' } }),
  '/packets/add': async () => ({ form: { packet: '', title: 'Another', record: [LETTER.id] } }),
  '/packets/:packetId/edit': async () => {
    const { packetId, revision } = await aPacketOfOurs()
    return { params: { packetId }, form: { title: 'Another title', revision } }
  },
  '/packets/:packetId/order': async () => {
    const { packetId, exhibitId } = await aPacketOfOurs()
    return { params: { packetId }, form: { exhibit: exhibitId, to: 'down' } }
  },
  '/packets/:packetId/state': async () => ({ params: await aPacketOfOurs(), form: { state: 'published' } }),
  '/packets/:packetId/review': async () => ({
    params: await aPacketOfOurs(),
    form: { review: 'in-review' },
  }),
  '/packets/:packetId/comments': async () => ({
    params: await aPacketOfOurs(),
    form: { target: 'packet', body: 'Is this all?' },
  }),
  '/packets/:packetId/comments/:commentId': async () => {
    const { packetId } = await aPacketOfOurs()
    const form = { target: 'packet', body: 'Is this all?' }
    await send('/packets/:packetId/comments', { params: { packetId }, form })
    const { id } = await portal.db.packetComment.findFirstOrThrow({ where: { packetId } })
    return { params: { packetId, commentId: id }, form: { state: 'resolved' } }
  },
  '/packets/:packetId/seal': async () => {
    const params = await aPacketToSeal()
    return { params, form: { revision: params.revision } }
  },
  '/packets/:packetId/amendments': async () => {
    const params = await aPacketToSeal()
    await send('/packets/:packetId/seal', { params, form: { revision: params.revision } })
    return { params }
  },
  '/packets/:packetId/delete': async () => ({ params: await aPacketOfOurs() }),
  '/packets/:packetId/exhibits': async () => ({
    params: await aPacketOfOurs(),
    form: { record: ['counsel'] },
  }),
  '/packets/:packetId/exhibits/:exhibitId': async () => {
    const { revision, ...params } = await aPacketOfOurs()
    return { params, form: { caption: 'A caption', revision } }
  },
  '/packets/:packetId/exhibits/:exhibitId/remove': async () => ({ params: await aPacketOfOurs() }),
  '/packets/:packetId/argument/new': async () => ({
    params: await aPacketOfOurs(),
    form: { kind: 'paragraph', text: 'Words.', place: '1' },
  }),
  '/packets/:packetId/argument/introduction': async () => {
    const { packet } = await aStoredPacket(portal, owner.viewer, [LETTER.id], { introduction: 'Words.' })
    return { params: { packetId: packet.id } }
  },
  '/packets/:packetId/argument/order': async () => {
    const { packetId, blockId } = await anArgumentOfOurs()
    return { params: { packetId }, form: { part: blockId, to: 'down' } }
  },
  '/packets/:packetId/argument/restore': async () => {
    const { packetId, blockId, revision } = await anArgumentOfOurs()
    await send('/packets/:packetId/argument/:blockId/remove', { params: { packetId, blockId } })
    return { params: { packetId }, form: { part: blockId, from: revision } }
  },
  '/packets/:packetId/argument/:blockId': async () => {
    const { revision, ...params } = await anArgumentOfOurs()
    return { params, form: { kind: 'paragraph', text: 'Other words.', revision } }
  },
  '/packets/:packetId/argument/:blockId/autosave': async () => {
    const { revision, ...params } = await anArgumentOfOurs()
    return { params, form: { kind: 'paragraph', text: 'Other words.', revision } }
  },
  '/packets/:packetId/argument/:blockId/remove': async () => ({ params: await anArgumentOfOurs() }),
  '/packets/:packetId/history': async () => {
    const { packetId } = await anArgumentOfOurs()
    return { params: { packetId }, form: { revision: '2' } }
  },
  // Of records alone: the letter has redactions by now, and is not exported until its copy is there.
  '/packets/:packetId/exports': async () => ({ params: await aPacketToSeal() }),
  '/packets/:packetId/exports/:exportId/cancel': async () => {
    const { packetId } = await aPacketToSeal()
    await send('/packets/:packetId/exports', { params: { packetId } })
    const { id } = await portal.db.export.findFirstOrThrow({ where: { packetId } })
    return { params: { packetId, exportId: id } }
  },

  '/records/new/:kind': async () => ({
    params: { kind: 'document' },
    form: { intent: 'publish', ...textsOf(inputOf({ ...LETTER, title: 'Another letter' })) },
  }),
  '/records/:id/edit': async () => {
    const { revision } = await portal.db.record.findUniqueOrThrow({ where: { id: LETTER.id } })
    const form = {
      ...textsOf(inputOf({ ...LETTER, title: 'A letter, named anew' })),
      revision: String(revision),
      base: canonicalJson(LETTER),
    }
    return { params: { id: LETTER.id }, form }
  },
  '/records/:id/state': async () => ({ params: { id: 'a-draft' }, form: { state: 'published' } }),
  '/records/:id/remove': async () => {
    const record = { ...LETTER, title: 'A letter entered twice' }
    const added = await addRecord(portal, owner.viewer, { record, makeId: true, state: 'draft' })
    const params = { id: added.ok ? added.value.id : '' }
    return { params, form: { revision: '1', reason: 'Entered twice.' } }
  },
  '/records/:id/history': async () => {
    const id = 'a-letter-q1'
    const row = await portal.db.record.findUniqueOrThrow({ where: { id } })
    const mine = { id, kind: 'statement', ...JSON.parse(row.body), note: 'A caveat.' }
    await saveRecord(portal, owner.viewer, { mine, revision: row.revision, base: null })
    return { params: { id }, form: { seq: String((await recordHistory(portal, id))!.changes.at(-1)!.seq) } }
  },
  '/records/:id/links': async () => ({
    params: { id: LETTER.id },
    form: { way: 'to:cites', other: 'sender', reason: 'It quotes it.' },
  }),
  '/records/:id/links/:linkId/remove': async () => {
    const made = await linkRecords(portal, owner.viewer, {
      from: LETTER.id,
      to: 'counsel',
      type: 'cites',
      reason: 'It names them.',
    })
    return { params: { id: LETTER.id, linkId: made.ok ? made.value.id : '' } }
  },
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

const routes = new Map((await everyRoute()).map(({ path, module }) => [path, module]))
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

/** For each command that changes something: arguments with which it does. */
const COMMAND_LINES: Record<string, () => Promise<string[]>> = {
  add: async () => {
    await writeFile(join(folder, 'letter.txt'), 'The letter, as a file of ours.')
    return ['letter.txt', '--document', LETTER.id]
  },
  'import-annotations': async () => {
    const note = { type: 'Annotation', bodyValue: 'Out of a file.', target: 'https://example.org/b' }
    await writeFile(join(folder, 'notes.json'), JSON.stringify(note))
    return ['notes.json', '--document', LETTER.id, '--as', owner.email]
  },
  'rebuild-text': async () => {
    await send('/documents/:documentId/originals', {
      params: DOCUMENT,
      file: 'A letter of which text is lost.',
    })
    await portal.db.page.deleteMany()
    return []
  },
  sync: async () => {
    await mkdir(join(folder, 'content'))
    const source = 'another-source:\n  title: Another\n  publisher: A press\n'
    await writeFile(join(folder, 'content', 'sources.yaml'), source)
    return ['content']
  },
}

describe('every command that changes something', () => {
  const changing = COMMANDS.filter((command) => command.mutates)

  it('is listed here', () => {
    expect(Object.keys(COMMAND_LINES).sort()).toEqual(changing.map(({ name }) => name).sort())
  })

  it.each(changing)('$name writes to the log what it changed', async (command) => {
    const args = await COMMAND_LINES[command.name]!()
    const before = await portal.db.auditEntry.count()
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const code = await command.run({ portal: async () => portal, cwd: folder, say, print: say }, args)
    expect([said, code]).toEqual([said, 0])
    expect(await portal.db.auditEntry.count()).toBeGreaterThan(before)
  })
})

it('begins with the first owner’s link', async () => {
  const fresh = await openTestPortal()
  await createOwnerInvitation(fresh)
  expect(await fresh.db.auditEntry.findMany({ select: { action: true } })).toEqual([
    { action: 'invitation.create' },
  ])
})

function send(path: string, { params = {}, form = {}, file, json, by = owner }: Sent): Promise<unknown> {
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
