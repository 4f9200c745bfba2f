import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, hashEntry } from '../../../app/audit/appendAudit.server'
import { readLog } from '../../../app/audit/readLog.server'
import { verifyLog } from '../../../app/audit/verifyLog.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'

let portal: Portal
beforeAll(async () => {
  portal = await openTestPortal()
})

/** A log of so many rows, and nothing else. */
async function aLog(rows = 5): Promise<void> {
  await portal.db.auditEntry.deleteMany()
  await portal.db.auditHead.deleteMany()
  const changes = Array.from({ length: rows }, (_, row) => ({
    actor: COMMAND_LINE,
    action: 'record.update',
    subject: 'record',
    subjectId: `letter-${row + 1}`,
    after: { row, title: 'Ω \u{1F6F0}' },
  }))
  await portal.db.$transaction((tx) => appendAudit(tx, portal, changes))
}
const faults = async () => (await verifyLog(portal)).faults.map(({ seq, fault }) => [seq, fault])

describe('verifyLog', () => {
  beforeEach(() => aLog())

  it('finds nothing wrong with a log as it was written, and names its head', async () => {
    const report = await verifyLog(portal)
    expect(report).toMatchObject({
      entries: 5,
      faults: [],
      head: { seq: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  it('finds nothing wrong with a log that is empty', async () => {
    await aLog(0)
    expect(await verifyLog(portal)).toEqual({ entries: 0, head: null, faults: [] })
  })

  it.each(['actor', 'action', 'subject', 'subjectId', 'before', 'after', 'actorId'])(
    'finds a row whose %s was edited',
    async (column) => {
      await portal.db.auditEntry.update({ where: { seq: 3 }, data: { [column]: 'something else' } })
      expect(await faults()).toEqual([[3, 'edited']])
    },
  )

  it('finds a row whose time was edited', async () => {
    await portal.db.auditEntry.update({ where: { seq: 3 }, data: { at: new Date('2020-01-01') } })
    expect(await faults()).toEqual([[3, 'edited']])
  })

  it('finds a row that was edited and given a fitting hash', async () => {
    const row = await portal.db.auditEntry.findUniqueOrThrow({ where: { seq: 3 } })
    const forged = { ...row, actor: 'somebody else' }
    await portal.db.auditEntry.update({ where: { seq: 3 }, data: { ...forged, hash: hashEntry(forged) } })
    expect(await faults()).toEqual([[4, 'not-chained']])
  })

  it('finds rows that were removed, and says which', async () => {
    await portal.db.auditEntry.deleteMany({ where: { seq: { in: [2, 3] } } })
    const { faults: found } = await verifyLog(portal)
    expect(found).toMatchObject([{ seq: 2, fault: 'missing', says: 'Rows 2 to 3 are missing.' }])
  })

  it('finds the first row removed', async () => {
    await portal.db.auditEntry.delete({ where: { seq: 1 } })
    expect(await faults()).toEqual([[1, 'missing']])
  })

  it('finds rows that changed places', async () => {
    const move = (from: number, to: number) =>
      portal.db.auditEntry.update({ where: { seq: from }, data: { seq: to } })
    await move(2, 99)
    await move(4, 2)
    await move(99, 4)
    expect(await faults()).toEqual([
      [2, 'reordered'],
      [4, 'reordered'],
    ])
  })

  it('finds a tail that was cut off', async () => {
    await portal.db.auditEntry.deleteMany({ where: { seq: { gt: 3 } } })
    expect(await faults()).toEqual([[4, 'cut-off']])
  })

  it('finds a log that was emptied', async () => {
    await portal.db.auditEntry.deleteMany()
    expect(await faults()).toEqual([[1, 'cut-off']])
  })

  it('finds a head that was changed, set back or removed', async () => {
    const head = (data: { seq?: number; hash?: string }) =>
      portal.db.auditHead.update({ where: { id: 1 }, data })
    await head({ hash: 'f'.repeat(64) })
    expect(await faults()).toEqual([[5, 'head-changed']])
    await head({ seq: 4 })
    expect(await faults()).toEqual([[5, 'head-changed']])
    await portal.db.auditHead.delete({ where: { id: 1 } })
    expect(await faults()).toEqual([[5, 'head-changed']])
  })

  it('finds, by a head noted before, a log that was written anew', async () => {
    const noted = (await verifyLog(portal)).head!
    await aLog(6)
    await portal.db.$transaction((tx) =>
      appendAudit(tx, portal, [{ actor: COMMAND_LINE, action: 'a.b', subject: 'a', subjectId: 'b' }]),
    )
    expect((await verifyLog(portal)).faults).toEqual([])
    expect(
      (await verifyLog(portal, { ...noted, hash: noted.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }))
        .faults,
    ).toMatchObject([{ seq: 5, fault: 'not-the-noted-one' }])
    expect((await verifyLog(portal, { seq: 900, hash: noted.hash })).faults).toMatchObject([
      { seq: 900, fault: 'not-the-noted-one' },
    ])
  })

  it('takes a noted head that still stands', async () => {
    const noted = (await verifyLog(portal)).head!
    await portal.db.$transaction((tx) =>
      appendAudit(tx, portal, [{ actor: COMMAND_LINE, action: 'a.b', subject: 'a', subjectId: 'b' }]),
    )
    expect((await verifyLog(portal, noted)).faults).toEqual([])
  })

  it('reads a log longer than it holds at once', async () => {
    const change = { actor: COMMAND_LINE, action: 'record.update', subject: 'record', subjectId: 'letter' }
    await portal.db.$transaction((tx) =>
      appendAudit(
        tx,
        portal,
        Array.from({ length: 2_000 }, () => change),
      ),
    )
    await portal.db.auditEntry.update({ where: { seq: 1_500 }, data: { subjectId: 'x' } })
    expect(await faults()).toEqual([[1_500, 'edited']])
  })
})

describe('readLog', () => {
  beforeEach(() => aLog(60))
  const all = { subject: '', subjectId: '', actor: '' }

  it('gives the newest rows first, and where the next page begins', async () => {
    const first = await readLog(portal, all, null)
    expect([first.entries[0]!.seq, first.entries.length, first.next]).toEqual([60, 50, 11])
    const second = await readLog(portal, all, first.next)
    expect([second.entries[0]!.seq, second.entries.length, second.next]).toEqual([10, 10, null])
  })

  it('narrows to one thing or one actor', async () => {
    expect(
      (await readLog(portal, { ...all, subject: 'record', subjectId: 'letter-7' }, null)).entries.map(
        ({ seq }) => seq,
      ),
    ).toEqual([7])
    expect((await readLog(portal, { ...all, actor: 'nobody\u0000' }, null)).entries).toEqual([])
  })
})
