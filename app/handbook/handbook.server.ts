import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Portal } from '../portal.server'
import { renderMarkdown } from './renderMarkdown'

export type HandbookPage = { path: string; title: string; html: string }
export type HandbookEntry = { path: string; title: string }

/** Lower-case names, in folders at most one deep: what content/handbook holds, and nothing above it. */
const PATH = /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/
const INDEX = 'index'

const rendered = new Map<string, { mtimeMs: number; page: HandbookPage }>()

/**
 * A page of content/handbook by its address, such as `keyboard` or `decisions/001-one-schema`; the first page under
 * an empty one. Null where there is none. A page is rendered again once its file has changed.
 */
export async function findHandbookPage(portal: Portal, path: string): Promise<HandbookPage | null> {
  const wanted = path === '' ? INDEX : path
  if (!PATH.test(wanted)) return null
  const file = join(folder(portal), `${wanted}.md`)
  const mtimeMs = await stat(file).then(
    (found) => found.mtimeMs,
    () => null,
  )
  if (mtimeMs === null) return null
  const held = rendered.get(file)
  if (held?.mtimeMs === mtimeMs) return held.page
  const page = { path: wanted, ...renderMarkdown(await readFile(file, 'utf8'), wanted) }
  rendered.set(file, { mtimeMs, page })
  return page
}

/** Every page: the first, then by address, with decisions last. */
export async function listHandbookPages(portal: Portal): Promise<HandbookEntry[]> {
  const files = await readdir(folder(portal), { recursive: true }).catch(() => [])
  const paths = files
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length).replaceAll('\\', '/'))
    .filter((path) => PATH.test(path))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const pages = await Promise.all(paths.map((path) => findHandbookPage(portal, path)))
  return pages.filter((page) => page !== null).map(({ path, title }) => ({ path, title }))
}

/** A picture of the handbook, by its file's name; null where there is none. */
export async function readHandbookImage(portal: Portal, name: string): Promise<Buffer | null> {
  if (!/^[a-z0-9-]+\.png$/.test(name)) return null
  return readFile(join(folder(portal), 'images', name)).catch(() => null)
}

function rank(path: string): number {
  if (path === INDEX) return 0
  return path.includes('/') ? 2 : 1
}

function folder(portal: Portal): string {
  return join(portal.settings.root, 'content', 'handbook')
}
