import { PAGES_SHOWN } from './pagesShown'

/** The address of the screen on which a page of a document's text stands; `original` null is the text shown at first. */
export function textHref(documentId: string, original: string | null, page: number): string {
  const asked = new URLSearchParams()
  if (original) asked.set('original', original)
  if (page > PAGES_SHOWN) asked.set('page', String(page))
  return `/documents/${documentId}${asked.size > 0 ? `?${asked}` : ''}`
}

/** The address of the screen on which a page of a version stands; `version` null is the current one. */
export function versionHref(documentId: string, version: number | null, page: number): string {
  const document = `/documents/${documentId}${version === null ? '' : `/versions/${version}`}`
  return page > PAGES_SHOWN ? `${document}?page=${page}` : document
}
