import { changeCatalog, type CatalogChange } from '../../../app/catalog/changeCatalog.server'
import { recordSchema, type CatalogRecord, type RecordOf } from '../../../app/domain/records'
import { COMMAND_LINE } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'

/** A letter; what a test cares about is given, the rest is plausible. */
export function aLetter(over: Partial<RecordOf<'document'>> = {}): RecordOf<'document'> {
  const fields = {
    kind: 'document',
    id: 'letter',
    title: 'Letter to Netflix',
    type: 'letter',
    date: '2014-06-05',
    summary: '',
  }
  return recordSchema.parse({ ...fields, ...over }) as RecordOf<'document'>
}

export function anOrganization(
  id: string,
  over: Partial<RecordOf<'organization'>> = {},
): RecordOf<'organization'> {
  const fields = { kind: 'organization', id, name: id, type: 'carrier', country: 'US', description: '' }
  return recordSchema.parse({ ...fields, ...over }) as RecordOf<'organization'>
}

/** Puts records into the catalog as the command line would. */
export async function put(
  portal: Portal,
  records: CatalogRecord[],
  state: 'draft' | 'published' = 'published',
): Promise<void> {
  const changes = records.map((record): CatalogChange => ({
    do: 'add',
    record,
    origin: { from: 'portal' },
    state,
  }))
  await changeCatalog(portal, COMMAND_LINE, changes)
}
