import type { RouteConfigEntry } from '@remix-run/route-config'
import type { Site } from '../setup/site'
import type { AccountRole } from '../../app/accounts/invitations.server'

/** A page to look at: an address of it with the shipped record, and who looks. Readers, unless said. */
export type SamplePage = { route: string; path: string; as?: AccountRole; status?: number }

const LETTER_ID = 'verizon-cease-and-desist-2014-06-05'
const LETTER = `/documents/${LETTER_ID}`
const PACKET = '/packets/netflix-verizon-2014'

/** One address or more for each route that shows a page; a one-time link and a note are this site's own. */
export const pagesOf = ({
  setupPath,
  notePath,
  exhibitPath,
  exportPath,
  receiptPath,
}: Omit<Site, 'url' | 'cookies'>): SamplePage[] => [
  { route: '/timeline', path: '/timeline' },
  { route: '/timeline', path: '/timeline?view=axis' },
  { route: '/timeline', path: '/timeline?q=netflix+%22crowded' },
  { route: '/timeline', path: '/timeline?q=nothing+has+these+xyzzy' },
  { route: '/documents', path: '/documents' },
  { route: '/documents/:documentId', path: LETTER },
  { route: '/documents/:documentId', path: LETTER, as: 'contributor' },
  { route: '/documents/:documentId/versions/:version', path: `${LETTER}/versions/9`, status: 404 },
  { route: '/documents/:documentId/annotations', path: `${LETTER}/annotations`, as: 'contributor' },
  {
    route: '/documents/:documentId/annotations/import',
    path: `${LETTER}/annotations/import`,
    as: 'contributor',
  },
  { route: '/documents/:documentId/annotations/:annotationId', path: notePath, as: 'contributor' },
  {
    route: '/documents/:documentId/annotations/:annotationId/edit',
    path: `${notePath}/edit`,
    as: 'contributor',
  },
  {
    route: '/documents/:documentId/annotations/:annotationId/reselect',
    path: `${notePath}/reselect`,
    as: 'contributor',
  },
  { route: '/documents/:documentId/originals', path: `${LETTER}/originals`, as: 'editor' },
  { route: '/notes', path: '/notes' },
  { route: '/notes', path: '/notes?kind=demand&q=nothing', as: 'contributor' },
  { route: '/notes', path: '/notes', as: 'contributor' },
  {
    route: '/documents/:documentId/transcription',
    path: `${LETTER}/transcription`,
    as: 'editor',
  },
  { route: '/documents/:documentId/versions', path: `${LETTER}/versions` },
  { route: '/documents/:documentId/versions', path: '/documents/memorandum/versions', as: 'editor' },
  {
    route: '/documents/:documentId/versions/:number',
    path: '/documents/memorandum/versions/1',
    as: 'editor',
  },
  { route: '/documents/:documentId/compare', path: `${LETTER}/compare` },
  { route: '/intake', path: '/intake', as: 'editor' },
  { route: '/intake', path: '/intake?state=waiting', as: 'editor' },
  { route: '/intake/:receiptId', path: receiptPath, as: 'editor' },
  { route: '/account/tokens', path: '/account/tokens', as: 'editor' },
  { route: '/packets', path: '/packets' },
  { route: '/packets/:packetId', path: PACKET },
  { route: '/packets/:packetId', path: PACKET, as: 'owner' },
  { route: '/packets/:packetId/preview', path: `${PACKET}/preview` },
  { route: '/packets/:packetId/edit', path: `${PACKET}/edit`, as: 'owner' },
  { route: '/packets/:packetId/exhibits/:exhibitId', path: exhibitPath, as: 'owner' },
  { route: '/packets/:packetId/exports/:exportId', path: exportPath, as: 'owner' },
  { route: '/packets/new', path: '/packets/new', as: 'contributor' },
  {
    route: '/packets/add',
    path: '/packets/add?record=verizon-cease-and-desist-2014-06-05',
    as: 'contributor',
  },
  { route: '/log', path: '/log', as: 'owner' },
  { route: '/records/new', path: '/records/new', as: 'editor' },
  { route: '/records/new/:kind', path: '/records/new/dispute', as: 'editor' },
  { route: '/records/:id/edit', path: `/records/${LETTER_ID}/edit`, as: 'editor' },
  { route: '/records/:id/remove', path: `/records/${LETTER_ID}/remove`, as: 'editor' },
  { route: '/records/:id/history', path: `/records/${LETTER_ID}/history`, as: 'editor' },
  { route: '/records/:id/links', path: `/records/${LETTER_ID}/links`, as: 'editor' },
  { route: '/sign-in', path: '/sign-in' },
  { route: '/setup/:token', path: setupPath },
  { route: '/account', path: '/account', as: 'contributor' },
  { route: '/accounts', path: '/accounts', as: 'owner' },
  { route: '/', path: '/' },
  { route: '/handbook/*', path: '/handbook' },
  { route: '/handbook/*', path: '/handbook/keyboard' },
  { route: '/disputes', path: '/disputes' },
  { route: '/disputes/:disputeId', path: '/disputes/netflix-verizon-2014' },
  { route: '/disputes/:disputeId', path: '/disputes/madison-river-2005' },
  { route: '/disputes/:disputeId', path: '/disputes/netflix-veriz', status: 404 },
  { route: '/organizations', path: '/organizations' },
  { route: '/organizations/:organizationId', path: '/organizations/netflix' },
  { route: '/people', path: '/people' },
  { route: '/people/:personId', path: '/people/tom-wheeler' },
  { route: '/proceedings', path: '/proceedings' },
  { route: '/proceedings/:docket', path: '/proceedings/gn-14-28' },
  { route: '/measurements', path: '/measurements' },
  { route: '/measurements/:series', path: '/measurements/netflix-isp-speed-index-us' },
  { route: '/measurements/:series', path: '/measurements/level-3-peering-congestion-2014' },
  { route: '/venues', path: '/venues' },
  { route: '/venues/:venueId', path: '/venues/fcc-comments' },
  { route: '/sources', path: '/sources' },
  { route: '/sources/:sourceId', path: '/sources/nextgov-2014-06-05' },
  { route: '/*', path: '/no/such/page', status: 404 },
]

/** Routes that show no page, and what they give instead. */
export const NOT_PAGES: Record<string, string> = {
  '/handbook/images/:name': 'a picture',
  '/timeline/index': 'the search index',
  '/api/v1/timeline': 'JSON',
  '/api/v1/annotations': 'JSON',
  '/api/v1/documents/:documentId/annotations': 'JSON',
  '/api/v1/documents/:documentId/annotations/:annotationId': 'JSON',
  '/documents/:documentId/annotations/:annotationId/reaffirm': 'a redirect',
  '/documents/:documentId/annotations/:annotationId/remove': 'a redirect',
  '/documents/:documentId/annotations/:annotationId/restore': 'a redirect',
  '/documents/:documentId/annotations/:annotationId/replies': 'a redirect',
  '/documents/:documentId/originals/:sha256': 'an original, as a download',
  '/documents/:documentId/pages': 'JSON',
  '/documents/:documentId/find': 'JSON',
  '/notes/export': 'a file, as a download',
  '/documents/:documentId/versions/:number/current': 'a redirect',
  '/api/v1/documents/:documentId/versions': 'JSON',
  '/intake/:receiptId/document': 'a redirect',
  '/intake/:receiptId/parts': 'a redirect',
  '/intake/:receiptId/aside': 'a redirect',
  '/intake/:receiptId/file': 'an original, as a download',
  '/jobs/:jobId/retry': 'a redirect',
  '/jobs/:jobId/cancel': 'a redirect',
  '/account/tokens/:tokenId/revoke': 'a redirect',
  '/api/v1/originals': 'JSON',
  '/api/v1/intake': 'JSON',
  '/api/v1/intake/:receiptId': 'JSON',
  '/theme': 'a cookie, and a redirect',
  '/sign-out': 'a redirect',
  '/account/sessions': 'a redirect',
  '/accounts/:accountId/role': 'a redirect',
  '/accounts/:accountId/close': 'a redirect',
  '/accounts/invitations/:invitationId/withdraw': 'a redirect',
  '/api/v1/openapi.json': 'JSON',
  '/api/v1/:list': 'JSON',
  '/api/v1/:list/:recordId': 'JSON',
  '/measurements/:series.csv': 'a CSV file',
  '/api/v1/packets': 'JSON',
  '/api/v1/packets/:packetId': 'JSON',
  '/records/:recordId': 'a redirect',
  '/records/:id/state': 'a redirect',
  '/records/:id/links/:linkId/remove': 'a redirect',
  '/packets/:packetId/order': 'a redirect',
  '/packets/:packetId/state': 'a redirect',
  '/packets/:packetId/delete': 'a redirect',
  '/packets/:packetId/exhibits': 'a redirect',
  '/packets/:packetId/exhibits/:exhibitId/remove': 'a redirect',
  '/packets/:packetId/exports': 'a redirect',
  '/packets/:packetId/exports/:exportId/cancel': 'a redirect',
  '/packets/:packetId/exports/:exportId/file': 'a PDF, as a download',
  '/healthz': 'JSON',
}

/** The full pattern of every route, as app/routes.ts nests them. Routes that only lay out others have none. */
export function patternsOf(routes: readonly RouteConfigEntry[], parent = ''): string[] {
  return routes.flatMap(({ path, index, children }) => {
    const pattern = path ? `${parent}/${path}` : parent
    const own = index || path ? [pattern || '/'] : []
    return children ? patternsOf(children, pattern) : own
  })
}
