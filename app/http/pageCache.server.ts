import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { Portal } from '../portal.server'

/** Pages that show the same to every reader as long as nothing changes. What shows progress is not among them. */
const SAME_FOR_READERS =
  /^\/(?:$|(?:timeline|disputes|documents|organizations|people|proceedings|measurements|sources)(?:\/|$))/

/** What kept pages may weigh together, in bytes: some 600 pages of the usual size. */
const MOST_KEPT = 64 * 1024 * 1024

/**
 * What the log tells and no such page shows. Strangers can write these rows at will, by a wrong password or an export:
 * the pages of everyone else must not be thrown away for it.
 */
const SHOWN_ON_NO_PAGE = [
  'session.start',
  'session.end',
  'session.refuse',
  'packet.export',
  'packet.number',
  'packet.cancel-export',
]

/** Longer addresses are questions that nobody asks twice. */
const LONGEST_ADDRESS = 500

/** A page as it was sent, in UTF-8, with a gap where the nonce of its answer or the reference of its request stood. */
type KeptPage = { pieces: (Buffer | Gap)[]; headers: [name: string, value: string | string[]][] }
type Gap = 'nonce' | 'reference'

/**
 * Sends a reader a page again as long as no row that a page could show was added to the log since it was made. Every
 * change writes a row, so its number says which state of the portal a page shows; the day is part of the key too, for
 * pages that say what is due. `onChange` is called when the log has grown so, before the next page is made. Whoever has a
 * cookie other than the theme's is served anew.
 */
export function keepPages(portal: Portal, onChange: () => void): RequestHandler {
  const kept = new LRUCache<string, KeptPage>({ maxSize: MOST_KEPT, sizeCalculation: weigh })
  /** The last row that was looked at, and how often the pages have changed since the start. */
  let seenSeq = -1
  let changes = 0
  const lookAtLog = async () => {
    const head = await portal.db.auditHead.findUnique({ where: { id: 1 }, select: { seq: true } })
    const seq = head?.seq ?? 0
    if (seq === seenSeq) return
    if (seenSeq < 0 || (await isShownSince(portal, seenSeq))) {
      // Another process may have written it: what is rendered from here on must show it.
      onChange()
      kept.clear()
      changes++
    }
    seenSeq = Math.max(seq, seenSeq)
  }
  return async (request: Request, response: Response, next: NextFunction) => {
    if (!isSameForReaders(request)) return next()
    try {
      await lookAtLog()
    } catch (problem) {
      return next(problem)
    }
    const at = changes
    const day = portal.now().toISOString().slice(0, 10)
    const key = JSON.stringify([day, placeOf(request, portal), request.headers.cookie, request.url])
    const page = kept.get(key)
    if (page) return send(page, response)
    keepWhenWhole(response, (made) => at === changes && kept.set(key, made))
    next()
  }
}

async function isShownSince(portal: Portal, seq: number): Promise<boolean> {
  const row = await portal.db.auditEntry.findFirst({
    where: { seq: { gt: seq }, action: { notIn: SHOWN_ON_NO_PAGE } },
    select: { seq: true },
  })
  return row !== null
}

function isSameForReaders({ method, path, url, headers }: Request): boolean {
  if (method !== 'GET' || url.length > LONGEST_ADDRESS || !SAME_FOR_READERS.test(path)) return false
  return headers.cookie === undefined || /^theme=(?:light|dark)$/.test(headers.cookie)
}

/** Where the addresses that a page cites lead: what one client calls the portal is never shown to another. */
function placeOf(request: Request, portal: Portal) {
  return portal.settings.publicUrl ?? [request.headers.host, request.headers['x-forwarded-host']]
}

function send({ pieces, headers }: KeptPage, response: Response): void {
  for (const [name, value] of headers) response.setHeader(name, value)
  const fill = {
    nonce: Buffer.from(response.locals.nonce),
    reference: Buffer.from(response.locals.reference),
  }
  const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? fill[piece] : piece)))
  response.setHeader('Content-Length', bytes.length)
  response.status(200).end(bytes)
}

/** Headers that belong to one answer alone, or that the layers around this one write. */
const OWN = new Set([
  'content-security-policy',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'date',
  'connection',
])

/** Listens to what is sent and hands it over once it is whole: an ordinary page, for anyone. */
function keepWhenWhole(response: Response, keep: (page: KeptPage) => void): void {
  const chunks: Buffer[] = []
  const { write, end } = response
  const listen = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    listen(chunk)
    return (write as (...args: unknown[]) => boolean).call(response, chunk, ...rest)
  }) as typeof write
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    listen(chunk)
    const page = pageOf(response, chunks)
    if (page) keep(page)
    return (end as (...args: unknown[]) => Response).call(response, chunk, ...rest)
  }) as typeof end
}

function pageOf(response: Response, chunks: Buffer[]): KeptPage | null {
  const headers = Object.entries(response.getHeaders()).filter(([name]) => !OWN.has(name))
  const isPage = String(response.getHeader('content-type')).startsWith('text/html')
  if (response.statusCode !== 200 || !isPage || response.hasHeader('set-cookie')) return null
  const { nonce, reference } = response.locals as Record<Gap, string>
  if (/no-store/.test(String(response.getHeader('cache-control')))) return null
  // A page with a policy of its own is not one of ours.
  if (!String(response.getHeader('content-security-policy')).includes(nonce)) return null
  const text = Buffer.concat(chunks).toString('utf8')
  // Both are random and made for this answer, so nothing that people wrote can look like them.
  const pieces = text
    .split(nonce)
    .flatMap((part, at) => [...(at > 0 ? (['nonce'] as const) : []), ...partAtReference(part, reference)])
  return {
    pieces,
    headers: headers.map(([name, value]) => [name, Array.isArray(value) ? value : String(value)]),
  }
}

function partAtReference(text: string, reference: string): (Buffer | Gap)[] {
  return text
    .split(reference)
    .flatMap((part, at) => (at > 0 ? ['reference' as const, Buffer.from(part)] : [Buffer.from(part)]))
}

function weigh({ pieces }: KeptPage): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 1)
}
