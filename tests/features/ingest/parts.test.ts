import { beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { fileReceiptUnder } from '../../../app/ingest/fileUnder.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { partsOf, showReceipt } from '../../../app/ingest/readReceipts.server'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleReceipt } from '../../../app/ingest/settleReceipt.server'
import { askForChosenParts } from '../../../app/ingest/takeParts.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'

let portal: Portal
let editor: TestVisitor
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor')
})

async function take(text: string, fileName: string) {
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const receipt = { ...PLAIN_RECEIPT, fileName, method: 'command line' } as const
  const received = await receiveOriginal(portal, COMMAND_LINE, receipt, bytes)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleReceipt(portal, received.value.provenanceId)
  return (await showReceipt(portal, received.value.provenanceId))!
}

const aMail = (subject: string, attachment: string) =>
  [
    'From: Ann <ann@example.org>',
    `Subject: ${subject}`,
    'Date: Thu, 05 Jun 2014 10:00:00 -0400',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `See the file. ${subject}`,
    '--b',
    'Content-Type: text/plain; name="demand.txt"',
    'Content-Disposition: attachment; filename="demand.txt"',
    '',
    attachment,
    '--b--',
    '',
  ].join('\n')

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
    await settleReceipt(portal, receipt.id)
    const taken = (await partsOf(portal, receipt.id)).map(
      ({ receipt: part }) => part?.document?.title ?? null,
    )
    expect(taken).toEqual(['One', null, 'Three'])
    expect((await showReceipt(portal, receipt.id))!.state).toBe('taken')
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
