import { arrayBuffer } from 'node:stream/consumers'
import { LRUCache } from 'lru-cache'
import { ok, refuse, type Result } from '../domain/result'
import { openShownPage, type OpenPartRefusal } from '../extract/openPart.server'
import type { Portal } from '../portal.server'

/** Pages made of originals that are kept in memory, in bytes. */
const MOST_KEPT = 32 * 1024 * 1024
/** A page of more bytes than this is not shown: no browser scrolls through it well, and its text is there. */
const MOST_BYTES = 8 * 1024 * 1024

type Shown = Result<Uint8Array<ArrayBuffer>, OpenPartRefusal | 'missing-original'>

const kept = new WeakMap<object, LRUCache<string, Uint8Array<ArrayBuffer>>>()
const underWay = new Map<string, Promise<Shown>>()

/**
 * An original as a page of HTML for a sandboxed frame (see renderSafeHtml), in UTF-8. Made once however many ask: an
 * original never changes. Refuses a kind that has no page, and one that would be too large.
 */
export function readShownPage(
  portal: Portal,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
): Promise<Shown> {
  let cache = kept.get(portal.evidence)
  if (!cache) {
    cache = new LRUCache({ maxSize: MOST_KEPT, sizeCalculation: (page) => page.length + 1 })
    kept.set(portal.evidence, cache)
  }
  const known = cache.get(sha256)
  if (known) return Promise.resolve(ok(known))
  const asked = underWay.get(sha256)
  if (asked) return asked
  const made = makePage(portal, sha256, sizeBytes).finally(() => underWay.delete(sha256))
  underWay.set(sha256, made)
  return made.then((shown) => {
    if (shown.ok) cache.set(sha256, shown.value)
    return shown
  })
}

async function makePage(portal: Portal, sha256: string, sizeBytes: number): Promise<Shown> {
  const shown = await portal.evidence.withFile(sha256, async (path): Promise<Shown> => {
    const opened = await openShownPage({ path, sizeBytes })
    if (!opened.ok) return opened
    const { stream, sizeBytes: pageBytes } = opened.value
    if (pageBytes <= MOST_BYTES) return ok(new Uint8Array(await arrayBuffer(stream)))
    stream.destroy()
    return refuse('too-costly')
  })
  return shown ?? refuse('missing-original')
}
