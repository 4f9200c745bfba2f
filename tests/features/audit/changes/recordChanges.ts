import { linkRecords } from '../../../../app/catalog/linkRecords.server'
import { recordHistory } from '../../../../app/catalog/recordHistory.server'
import { addRecord, saveRecord } from '../../../../app/catalog/saveRecord.server'
import { canonicalJson } from '../../../../app/domain/canonicalJson'
import { inputOf, type RecordInput } from '../../../../app/domain/recordInput'
import { LETTER } from '../../aLetter'
import { owner, portal, type Changes } from './changeDesk'

const textsOf = (input: RecordInput) => input as Record<string, string | string[]>

/** Changes to records and links. */
export const recordChanges: Changes = {
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
