import { shortNameOf } from '../domain/labels'
import { shownKind, type ShownKind } from '../domain/shownKind'
import { recordHref } from '../domain/recordHref'
import type { CatalogRecord, RecordKind } from '../domain/records'
import { dateOf, titleOf } from '../domain/titleAndDate'
import type { Catalog } from './catalog'

/** As much of a record as a line about it shows. */
export type Brief = {
  id: string
  kind: RecordKind
  shown: ShownKind
  title: string
  href: string
  /** EDTF. */
  date: string | null
  isUnverified: boolean
}

export function briefOf(record: CatalogRecord): Brief {
  return {
    id: record.id,
    kind: record.kind,
    shown: shownKind(record),
    title: titleOf(record),
    href: recordHref(record),
    date: dateOf(record),
    isUnverified: record.kind !== 'source' && record.confidence === 'unverified',
  }
}

/** A name and where it leads: an actor, a proceeding. */
export type Named = { id: string; name: string; href: string }

/** Names of actors in the order of their ids; ids that this viewer may not see are left out. */
export function namesOf(catalog: Catalog, ids: readonly string[]): Named[] {
  return ids.flatMap((id) => {
    const record = catalog.get(id)
    return record ? [namedOf(record)] : []
  })
}

/** A record as a name in a line; an organization goes by its short name there. */
export function namedOf(record: CatalogRecord): Named {
  const name = record.kind === 'organization' ? shortNameOf(record) : titleOf(record)
  return { id: record.id, name, href: recordHref(record) }
}

/** Who speaks, in which role, for whom. A role stands with the date for which the record gives it. */
export type Speaker = Named & { role: string | null; roleAsOf: string | null; organization: Named | null }

export function speakerOf(catalog: Catalog, id: string): Speaker | null {
  const [named] = namesOf(catalog, [id])
  if (!named) return null
  const person = catalog.find('person', id)
  const organization = person?.organization ? (namesOf(catalog, [person.organization])[0] ?? null) : null
  return { ...named, role: person?.role ?? null, roleAsOf: person?.roleAsOf ?? null, organization }
}
