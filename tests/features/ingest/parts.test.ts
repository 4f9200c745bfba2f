import { beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { MOST_TAKEN_DEPTH } from '../../../app/ingest/fileReceipts.server'
import { fileReceiptUnder } from '../../../app/ingest/fileUnder.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { rebuildPages } from '../../../app/ingest/rebuildPages.server'
import { listReceipts, partsOf, showReceipt } from '../../../app/ingest/readReceipts.server'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleReceipt } from '../../../app/ingest/settleReceipt.server'
import { askForChosenParts } from '../../../app/ingest/takeParts.server'
import type { Portal } from '../../../app/portal.server'
import { aMail } from '../../aMail'
import { aWarc } from '../../aWarc'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
let editor: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor')
})

async function take(text: string | Buffer, fileName: string) {
  const bytes = (async function* () {
    yield Buffer.from(text as string)
  })()
  const receipt = { ...PLAIN_RECEIPT, fileName, method: 'command line' } as const
  const received = await receiveOriginal(portal, COMMAND_LINE, receipt, bytes)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleReceipt(portal, received.value.provenanceId, undefined, STEPS_OF_READING)
  return (await showReceipt(portal, received.value.provenanceId))!
}

describe('a mail', () => {
  it('becomes a document of its own date, with its attachment as another that is attached to it', async () => {
    const mail = await take(aMail('A demand', 'We demand an answer.'), 'mail.eml')
    expect(mail.document).toMatchObject({ title: 'A demand', isDraft: true })
    const row = await portal.db.record.findUniqueOrThrow({ where: { id: mail.document!.id } })
    expect(row.date).toContain('2014-06-05')
    const [part] = await partsOf(portal, mail.id)
    expect(part).toMatchObject({ role: 'attachment', receipt: { state: 'filed', fileName: 'demand.txt' } })
    expect(
      await portal.db.link.findFirst({ where: { fromId: part!.receipt!.document!.id, type: 'attached to' } }),
    ).toMatchObject({ toId: mail.document!.id })
  })
})

describe('messages within messages', () => {
  const nested = (deep: number): string => {
    const head = `From: Ann <ann@example.org>\nSubject: Message ${deep}\nMIME-Version: 1.0\n`
    if (deep === 0) return `${head}\nThe innermost words.\n`
    return `${head}Content-Type: message/rfc822\n\n${nested(deep - 1)}`
  }

  it('are taken as far down as people forward them, then listed until somebody asks for more', async () => {
    let receipt = await take(nested(MOST_TAKEN_DEPTH + 2), 'deep.eml')
    const inner = async () => (await partsOf(portal, receipt.id))[0]!
    for (let deep = 0; deep < MOST_TAKEN_DEPTH; deep++) receipt = (await inner()).receipt!
    expect(await inner()).toMatchObject({ title: 'Message 1', receipt: null, notTaken: null })
    expect(await askForChosenParts(portal, editor.viewer, receipt.id, [(await inner()).path])).toBe(1)
    await settleReceipt(portal, receipt.id, undefined, STEPS_OF_READING)
    expect(await inner()).toMatchObject({ receipt: { state: 'filed', document: { title: 'Message 1' } } })
  })
})

describe('a mailbox', () => {
  it('is listed first, and its chosen messages are taken', async () => {
    const box = ['One', 'Two', 'Three']
      .map(
        (subject) => `From ann@example.org Thu Jun  5 10:00:00 2014\n${aMail(subject, `File ${subject}`)}\n`,
      )
      .join('')
    const receipt = await take(box, 'box.mbox')
    expect(receipt).toMatchObject({ state: 'waits', reading: { holdsMany: true, partCount: 3 } })
    const parts = await partsOf(portal, receipt.id)
    expect(parts.map(({ title }) => title)).toEqual(['One', 'Two', 'Three'])
    expect(await askForChosenParts(portal, editor.viewer, receipt.id, [parts[0]!.path, parts[2]!.path])).toBe(
      2,
    )
    expect(await askForChosenParts(portal, editor.viewer, receipt.id, ['no such part'])).toBe(0)
    await settleReceipt(portal, receipt.id, undefined, STEPS_OF_READING)
    const taken = (await partsOf(portal, receipt.id)).map(
      ({ receipt: part }) => part?.document?.title ?? null,
    )
    expect(taken).toEqual(['One', null, 'Three'])
    expect((await showReceipt(portal, receipt.id))!.state).toBe('taken')
  })
})

describe('a capture', () => {
  const page = (type: string, body: Buffer | string, url = 'http://example.org/page') => ({
    url,
    http: `HTTP/1.1 200 OK\r\nContent-Type: ${type}`,
    body,
  })

  it('is taken at once where it is alone in its file, which leads to its document', async () => {
    const receipt = await take(aWarc([page('text/html', '<title>One page</title><p>Words')]), 'one.warc')
    expect(receipt).toMatchObject({
      state: 'taken',
      document: null,
      taken: { parts: 1, documents: [{ title: 'One page', isDraft: true }] },
    })
    const { receipts } = await listReceipts(portal, { state: 'all' }, { skip: 0, take: 50 })
    expect(receipts.find(({ id }) => id === receipt.id)!.taken).toEqual(receipt.taken)
  })

  it('is read in the letters that its header names, and anew when it is rebuilt', async () => {
    const body = Buffer.concat([Buffer.from('<p>'), Buffer.from('cff0e8e2e5f22c20ece8f0', 'hex')])
    const { id } = await take(aWarc([page('text/html; charset=windows-1251', body)]), 'letters.warc')
    const [part] = await partsOf(portal, id)
    const { sha256 } = part!.receipt!
    expect(await portal.db.page.findFirst({ where: { sha256 } })).toMatchObject({ text: 'Привет, мир' })
    for await (const it of rebuildPages(portal)) if (it.sha256 === sha256) expect(it.outcome).toBe('same')
  })

  it('that is no document says so, and so does one that could not be taken', async () => {
    const { id } = await take(
      aWarc([
        page('text/html', '<p>Words to read', 'http://example.org/a'),
        page('text/css', 'p {}', 'http://example.org/a.css'),
        page('application/octet-stream', Buffer.from('7f454c46', 'hex'), 'http://example.org/a.bin'),
      ]),
      'several.warc',
    )
    const why = async () => (await partsOf(portal, id)).map(({ notTaken }) => notTaken)
    expect(await why()).toEqual([null, 'Says that it is a style sheet', null])
    await askForChosenParts(portal, editor.viewer, id, ['record 1', 'record 3'])
    await settleReceipt(portal, id, undefined, STEPS_OF_READING)
    expect(await why()).toEqual([null, 'Says that it is a style sheet', 'Could not be taken'])
  })
})

describe('filing under another document', () => {
  const under = (receiptId: string, documentId: string | null) =>
    fileReceiptUnder(portal, editor.viewer, receiptId, {
      documentId,
      kind: 'copy',
      note: 'From the archive.',
    })

  it('makes a version of it, and removes the draft that nobody has worked on', async () => {
    const receipt = await take('Another copy of the letter.', 'copy.txt')
    const draft = receipt.document!.id
    expect(await under(receipt.id, 'a-letter')).toEqual({ ok: true, value: 'a-letter' })
    expect(await portal.db.record.count({ where: { id: draft } })).toBe(0)
    expect(await portal.db.version.findMany({ where: { sha256: receipt.sha256 } })).toMatchObject([
      { documentId: 'a-letter', kind: 'copy', note: 'From the archive.' },
    ])
  })

  it('leaves a draft alone that somebody has changed', async () => {
    const receipt = await take('A memorandum that was worked on.', 'worked.txt')
    await portal.db.record.update({ where: { id: receipt.document!.id }, data: { revision: 2 } })
    expect(await under(receipt.id, 'a-letter')).toEqual({ ok: false, refusal: 'filed-for-good' })
  })

  it('says that there is no such document', async () => {
    const receipt = await take('Another memorandum.', 'other.txt')
    expect(await under(receipt.id, 'no-letter')).toEqual({ ok: false, refusal: 'no-such-document' })
  })
})
