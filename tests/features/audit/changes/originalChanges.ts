import { createHash } from 'node:crypto'
import { COMMAND_LINE } from '../../../../app/domain/roles'
import { fileReceiptUnder } from '../../../../app/ingest/fileUnder.server'
import { partsOf } from '../../../../app/ingest/readReceipts.server'
import { readOriginal } from '../../../../app/ingest/readOriginal.server'
import { aMail } from '../../../aMail'
import { LETTER } from '../../aLetter'
import { DOCUMENT, owner, portal, send, type Changes } from './changeDesk'

/** A file that came by itself and was read; its parts are listed, and not yet taken. */
export async function brought(text: string): Promise<{ id: string; paths: string[] }> {
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

/** Brings a file, and says that it is a version of the letter. */
async function addVersion(text: string): Promise<void> {
  const { id } = await brought(text)
  await fileReceiptUnder(portal, owner.viewer, id, { documentId: LETTER.id, kind: 'copy', note: '' })
}

/** A box on a version of the letter, each time another. */
async function aRedaction(): Promise<Record<string, string>> {
  if ((await portal.db.version.count({ where: { documentId: LETTER.id } })) === 0)
    await addVersion('The letter, to be redacted.')
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

/** Changes to originals, versions, redactions and the intake. */
export const originalChanges: Changes = {
  '/documents/:documentId/originals': async () => ({
    params: DOCUMENT,
    file: 'The letter, as it was received.',
  }),
  '/documents/:documentId/transcription': async () => ({
    params: DOCUMENT,
    form: { text: 'The letter, as somebody typed it.', note: 'Typed anew.' },
  }),
  '/documents/:documentId/versions/:number/current': async () => {
    for (const text of ['The first of two.', 'The second of two.']) await addVersion(text)
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
    const mail = await brought(aMail('With a file', 'The file.'))
    await portal.db.job.deleteMany({ where: { kind: 'take' } })
    return { params: { receiptId: mail.id }, form: { part: mail.paths } }
  },
  '/intake/:receiptId/aside': async () => ({ params: { receiptId: await aWaitingReceipt() } }),
  '/jobs/:jobId/retry': async () => ({ params: { jobId: await aJob('failed') } }),
  '/jobs/:jobId/cancel': async () => ({ params: { jobId: await aJob('queued') } }),
}
