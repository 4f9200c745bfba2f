import { findEditable, saveRecord, type RecordState } from '../../../app/catalog/saveRecord.server'
import type { Viewer } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'

/** Publishes or withdraws a record with the words that it has. */
export async function setRecordState(portal: Portal, viewer: Viewer, id: string, state: RecordState) {
  const { record: mine, revision } = (await findEditable(portal, viewer, id))!
  return saveRecord(portal, viewer, { mine, revision, base: null, state })
}
