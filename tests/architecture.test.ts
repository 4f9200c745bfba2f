import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Features in the order of the flow: each may import those before it. */
const FLOW = ['catalog', 'measurements', 'proceedings', 'search', 'annotations', 'packets', 'dossier']

/** What each folder of app/ may import: folders, then packages. Types may come from anywhere above the web. */
const STORES = ['domain', 'evidence', 'extract', 'db', 'audit', 'accounts', 'portal']
const RULES: Record<string, { folders: string[]; packages: RegExp }> = {
  domain: {
    folders: ['domain'],
    packages:
      /^(date-fns|@date-fns\/tz|zod|diff|edtf|@18f\/us-federal-holidays|approx-string-match|lunr|node:crypto)$/,
  },
  db: { folders: ['domain'], packages: /^(@prisma\/|node:)/ },
  evidence: { folders: ['domain'], packages: /^node:/ },
  extract: {
    folders: ['domain'],
    packages:
      /^(pdfjs-dist|chardet$|iconv-lite$|htmlparser2$|linkedom$|sanitize-html$|warcio$|yauzl$|postal-mime$|mammoth$|utif2$|pkijs$|asn1js$|tesseract\.js|@napi-rs\/canvas$|node:)/,
  },
  audit: { folders: ['domain', 'db', 'portal'], packages: /^node:/ },
  accounts: {
    folders: ['domain', 'db', 'audit', 'portal'],
    packages: /^(node:|@node-rs\/argon2|lru-cache$)/,
  },
  ...Object.fromEntries(
    FLOW.map((feature, at) => [
      feature,
      { folders: [...STORES, ...FLOW.slice(0, at + 1)], packages: /^(?!react|@remix-run|express)/ },
    ]),
  ),
  ingest: { folders: [...STORES, ...FLOW, 'ingest'], packages: /^(?!react|@remix-run|express)/ },
  handbook: { folders: ['domain', 'portal', 'handbook'], packages: /^(markdown-it|node:)/ },
  ui: { folders: ['domain', 'ui'], packages: /^(react|@remix-run\/react)/ },
  http: {
    folders: ['domain', 'ui', 'accounts', 'http', 'portal', 'settings', 'db'],
    packages: /^(express|lru-cache$|zod$|busboy$|@remix-run\/|node:)/,
  },
  routes: {
    folders: [...STORES, ...FLOW, 'handbook', 'ingest', 'ui', 'http', 'settings'],
    packages: /^(react|react-dom|@remix-run\/|node:(crypto|stream|path))/,
  },
}

/** What a route may never name, whatever else it may. */
const NEVER_IN_ROUTES = /prisma|^lunr$|^pdfkit$|^node:fs/

type Import = { from: string; file: string; to: string; isType: boolean }

describe('the house plan', () => {
  const imports = filesUnder('app').flatMap(importsOf)

  it('reads imports at all', () => {
    expect(imports.length).toBeGreaterThan(200)
  })

  it.each(Object.keys(RULES))('%s imports only what it may', (folder) => {
    const broken = imports
      .filter((it) => it.from === folder && !isAllowed(it))
      .map((it) => `${it.file} imports ${it.to}`)
    expect(broken).toEqual([])
  })

  it('keeps disk, database, network and secrets in files that end in .server.ts', () => {
    const broken = imports
      .filter((it) => !/\.server\.tsx?$|\/routes\/|entry\.server|server\.ts$|\.mjs$/.test(it.file))
      .filter(
        (it) =>
          !it.isType &&
          /^(node:(fs|net|http|child_process|worker_threads)|@prisma\/|pg$|express$|@node-rs)/.test(it.to),
      )
      .map((it) => `${it.file} imports ${it.to}`)
    expect(broken).toEqual([])
  })
})

function isAllowed(it: Import): boolean {
  const rule = RULES[it.from]!
  const folder = folderOf(it.to)
  if (folder === null) {
    if (it.from === 'routes' && NEVER_IN_ROUTES.test(it.to)) return false
    return it.isType || rule.packages.test(it.to)
  }
  return folder === it.from || rule.folders.includes(folder) || (it.isType && folder !== 'routes')
}

/** The folder of app/ that a path is in, the file's own name for files beside them, or null for a package. */
function folderOf(path: string): string | null {
  const match = /^app\/([^/.]+)/.exec(path)
  return match?.[1] ?? null
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const path = file.split(sep).join('/')
  const found: Import[] = []
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gms,
  )) {
    const target = match[2]!
    const named = /\{([^}]*)\}/.exec(match[0])?.[1]
    const allTypes =
      named !== undefined && named.split(',').every((name) => !name.trim() || name.trim().startsWith('type '))
    const to = target.startsWith('.')
      ? relative('.', join(dirname(file), target))
          .split(sep)
          .join('/')
      : target.startsWith('~/')
        ? `app/${target.slice(2)}`
        : target
    found.push({ from: folderOf(path)!, file: path, to, isType: Boolean(match[1]) || allTypes })
  }
  return found.filter((it) => RULES[it.from])
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesUnder(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}
