import { ANNO, OWN_PREFIX } from './vocabulary'

/** How much of a container's annotations an answer holds (Web Annotation Protocol, 4.2): none, their addresses, or all of each. */
export type Inclusion = 'minimal' | 'iris' | 'descriptions'

/** Annotations on one page of a container. */
export const CONTAINER_PAGE = 50

const PREFERENCES: Record<string, Inclusion> = {
  'http://www.w3.org/ns/ldp#PreferMinimalContainer': 'minimal',
  'http://www.w3.org/ns/oa#PreferContainedIRIs': 'iris',
  'http://www.w3.org/ns/oa#PreferContainedDescriptions': 'descriptions',
}

/** Reads a Prefer header (RFC 7240; Linked Data Platform 7.2). Null where it prefers nothing that we know. */
export function readPrefer(header: string | null): Inclusion | null {
  const include = /(?:^|[,;])\s*return\s*=\s*representation\s*;\s*include\s*=\s*"([^"]*)"/iu.exec(
    header ?? '',
  )?.[1]
  const known = (include ?? '').split(/\s+/u).flatMap((iri) => PREFERENCES[iri] ?? [])
  // What says both asks for the container alone, and for how its page should be.
  return known.find((it) => it !== 'minimal') ?? known[0] ?? null
}

/** The headers of every answer about a container. */
export const CONTAINER_LINKS =
  '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", <http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
/** And of every answer about one annotation. */
export const ANNOTATION_LINK = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'

type Container = {
  /** Full address, with what it is asked for. */
  address: string
  label: string
  total: number
  /** ISO 8601 instant of the last change; null for an empty one. */
  modified: string | null
}

/** Annotations of one page, as their addresses or as they are. */
export type ContainerPage = { number: number; items: readonly unknown[] }

/** Address of one page of a container, from 0. */
function pageAddress(container: string, inclusion: Inclusion, number: number): string {
  const url = new URL(container)
  url.searchParams.set('iris', inclusion === 'iris' ? '1' : '0')
  url.searchParams.set('page', String(number))
  return url.href
}

/** The container with its first page as preferred; `first` is that page, null where only the container is wanted. */
export function writeContainer(container: Container, inclusion: Inclusion, first: ContainerPage | null) {
  const { address, label, total, modified } = container
  const last = Math.max(0, Math.ceil(total / CONTAINER_PAGE) - 1)
  return {
    '@context': [ANNO, 'http://www.w3.org/ns/ldp.jsonld', OWN_PREFIX],
    id: address,
    type: ['BasicContainer', 'AnnotationCollection'],
    label,
    total,
    ...(modified && { modified }),
    ...(total > 0 && {
      first: first ? pageBody(container, inclusion, first) : pageAddress(address, inclusion, 0),
      last: pageAddress(address, inclusion, last),
    }),
  }
}

/** One page of a container. */
export function writeContainerPage(container: Container, inclusion: Inclusion, page: ContainerPage) {
  const { address, label, total, modified } = container
  return {
    '@context': [ANNO, OWN_PREFIX],
    ...pageBody(container, inclusion, page),
    partOf: { id: address, type: 'AnnotationCollection', label, total, ...(modified && { modified }) },
  }
}

function pageBody({ address, total }: Container, inclusion: Inclusion, { number, items }: ContainerPage) {
  const startIndex = number * CONTAINER_PAGE
  return {
    id: pageAddress(address, inclusion, number),
    type: 'AnnotationPage',
    startIndex,
    ...(number > 0 && { prev: pageAddress(address, inclusion, number - 1) }),
    ...(startIndex + CONTAINER_PAGE < total && { next: pageAddress(address, inclusion, number + 1) }),
    items,
  }
}
