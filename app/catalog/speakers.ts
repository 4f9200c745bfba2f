import type { Catalog } from './catalog'
import { documentPage } from './documentPage'

/** Someone who may have said something: a person or an organization. */
export type SpeakerChoice = { value: string; name: string }

/** Everyone whom a statement may name: first those whom the document names, then people and organizations by name. */
export function speakerChoices(catalog: Catalog, documentId: string): SpeakerChoice[] {
  const document = catalog.find('document', documentId)
  const named =
    documentPage(catalog, documentId)?.quotations.flatMap(({ speaker }) => (speaker ? [speaker.id] : [])) ??
    []
  const near = [
    ...new Set([
      ...named,
      ...(document ? [...document.authors, ...document.from, ...document.addressees, ...document.to] : []),
    ]),
  ]
  const rest = [...catalog.list('person'), ...catalog.list('organization')]
    .map(({ id }) => id)
    .filter((id) => !near.includes(id))
  return [...near, ...rest].flatMap((id) => {
    const record = catalog.get(id)
    return record?.kind === 'person' || record?.kind === 'organization'
      ? [{ value: id, name: record.name }]
      : []
  })
}
