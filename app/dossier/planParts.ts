import type { Catalog } from '../catalog/catalog'
import { formatEdtf, parseEdtf } from '../domain/edtf'
import { labelHeading, type Labelling } from '../domain/filing/exhibitLabel'
import type { ExhibitFields } from '../domain/packet'
import type { CatalogRecord } from '../domain/records'
import { dateOf } from '../domain/titleAndDate'
import type { Block, PlannedExhibit, PlannedPart, Run } from './dossierPlan'
import type { HeldOriginal } from './planExhibit'

/** An exhibit with the record and the originals that it was planned from. */
export type Placed = {
  planned: PlannedExhibit
  record: CatalogRecord
  held: readonly HeldOriginal[]
  /** What proves it in the evidence package: its own originals, or those of the document that its words are from. */
  packed: readonly HeldOriginal[]
  /** What the packet decided of it. */
  exhibit: ExhibitFields
}

/** What happened, by date, each with the exhibit that shows it. Exhibits without a date are left out. */
export function planChronology(placed: readonly Placed[]): PlannedPart[] {
  const dated = placed.flatMap(({ planned, record }) => {
    const date = dateOf(record)
    return date ? [{ planned, date, from: parseEdtf(date)?.min ?? date }] : []
  })
  if (dated.length < 2) return []
  dated.sort((a, b) => (a.from === b.from ? a.planned.number - b.planned.number : a.from < b.from ? -1 : 1))
  const blocks = dated.map(({ planned, date }): Block => {
    const runs: Run[] = [
      { text: `${formatEdtf(date)}. `, style: 'bold' },
      { text: `${planned.title}. ` },
      citeOf(planned),
    ]
    return { kind: 'item', mark: '•', depth: 0, runs }
  })
  return [{ title: 'Chronology', blocks }]
}

/** The dockets that exhibits belong to, with their status and the exhibits that bear on each. */
export function planProceedings(catalog: Catalog, placed: readonly Placed[]): PlannedPart[] {
  const bearing = new Map<string, PlannedExhibit[]>()
  for (const { planned, record } of placed) {
    const ids = record.kind === 'proceeding' ? [record.id] : 'proceedings' in record ? record.proceedings : []
    for (const id of ids) bearing.set(id, [...(bearing.get(id) ?? []), planned])
  }
  const blocks = catalog.pick('proceeding', [...bearing.keys()]).map((proceeding): Block => {
    const borne = bearing.get(proceeding.id)!
    const runs: Run[] = [
      { text: proceeding.dockets.join(', ') || proceeding.title, style: 'bold' },
      {
        text: `${proceeding.dockets.length > 0 ? `. ${proceeding.title}` : ''}. Status: ${proceeding.status}. Borne on by `,
      },
      ...borne.flatMap((planned, index): Run[] => [...(index > 0 ? [{ text: ', ' }] : []), citeOf(planned)]),
      { text: '.' },
    ]
    return { kind: 'item', mark: '•', depth: 0, runs }
  })
  return blocks.length > 0 ? [{ title: 'Proceedings linked', blocks }] : []
}

/** A reference to an exhibit as a whole. */
export function citeOf({ name, number }: PlannedExhibit): Run {
  return { text: name, cite: { exhibit: number, page: null } }
}

/** What is withheld, from whom, and on what ground; none where nothing is. */
export function planPrivilegeLog(placed: readonly Placed[], labelling: Labelling): PlannedPart[] {
  const withheld = placed.filter(({ planned }) => planned.standIn?.kind === 'withheld')
  if (withheld.length === 0) return []
  const labels = [labelHeading(labelling), 'Date', 'From and to', 'Description', 'Ground', 'Bates']
  const rows = withheld.map(({ planned, exhibit }) => {
    const { from, to, type, bates } = planned.indexed
    return [
      planned.label,
      planned.date || 'undated',
      [from || 'not stated', to && `to ${to}`].filter(Boolean).join(' '),
      exhibit.caption || type,
      exhibit.withheldFor || 'not stated',
      bates[0]?.begin ?? '',
    ]
  })
  const columns = labels.map((label) => ({ label, isNumber: false }))
  const text = 'Each of these is withheld whole. A slip-sheet with one number stands for it.'
  return [
    {
      title: 'Privilege log',
      blocks: [
        { kind: 'paragraph', runs: [{ text }] },
        { kind: 'table', columns, rows, summary: 'What is withheld, and on what ground' },
      ],
    },
  ]
}
