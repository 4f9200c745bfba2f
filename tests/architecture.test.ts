import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Features in the order of the flow: each may import those before it. */
const FLOW = [
  'catalog',
  'redactions',
  'measurements',
  'proceedings',
  'search',
  'annotations',
  'packets',
  'dossier',
]

/** Packages as package.json names them, and Node's own modules; or any but these. */
type Packages = { only: string[] } | { anyBut: string[] }
/** Every module of Node's own. */
const NODE = 'node:'
const WEB = [
  '@remix-run/express',
  '@remix-run/node',
  '@remix-run/react',
  '@remix-run/server-runtime',
  'express',
  'react',
  'react-dom',
]

/** What each folder of app/ may import: folders, then packages. Types may come from anywhere above the web. */
const STORES = ['domain', 'evidence', 'extract', 'db', 'audit', 'jobs', 'accounts', 'portal', 'workerProgram']
const RULES: Record<string, { folders: string[]; packages: Packages }> = {
  domain: {
    folders: ['domain'],
    packages: { only: ['date-fns', '@date-fns/tz', 'diff', 'node:crypto', 'zod'] },
  },
  db: {
    folders: ['domain', 'webAssembly'],
    packages: {
      only: [
        '@prisma/adapter-better-sqlite3',
        '@prisma/adapter-pg',
        '@prisma/client',
        '@prisma/driver-adapter-utils',
        '@prisma/schema-engine-wasm',
        NODE,
      ],
    },
  },
  evidence: { folders: ['domain'], packages: { only: [NODE] } },
  extract: {
    folders: ['domain', 'webAssembly', 'workerProgram'],
    packages: {
      only: [
        '@cantoo/pdf-lib',
        '@napi-rs/canvas',
        '@tesseract.js-data/eng',
        'asn1js',
        'chardet',
        'htmlparser2',
        'iconv-lite',
        'mammoth',
        'pdfjs-dist',
        'pkijs',
        'postal-mime',
        'sanitize-html',
        'tesseract.js',
        'utif2',
        'warcio',
        'yauzl',
        NODE,
      ],
    },
  },
  audit: { folders: ['domain', 'db', 'portal'], packages: { only: [NODE] } },
  jobs: { folders: ['domain', 'db', 'audit', 'portal'], packages: { only: [NODE] } },
  accounts: {
    folders: ['domain', 'db', 'audit', 'portal'],
    packages: { only: ['@node-rs/argon2', 'date-fns', NODE] },
  },
  ...Object.fromEntries(
    FLOW.map((feature, at) => [
      feature,
      { folders: [...STORES, ...FLOW.slice(0, at + 1), 'verify'], packages: { anyBut: WEB } },
    ]),
  ),
  ingest: { folders: [...STORES, ...FLOW, 'ingest'], packages: { anyBut: WEB } },
  verify: { folders: ['domain', 'extract'], packages: { only: ['asn1js', 'pdfjs-dist', 'pkijs', NODE] } },
  handbook: { folders: ['domain', 'portal', 'handbook'], packages: { only: ['markdown-it', NODE] } },
  ui: { folders: ['domain', 'ui'], packages: { only: ['@remix-run/react', 'react', 'react-dom'] } },
  http: {
    folders: ['domain', 'ui', 'accounts', 'http', 'portal', 'settings', 'db'],
    packages: {
      only: ['@remix-run/node', '@remix-run/server-runtime', 'busboy', 'express', 'lru-cache', 'zod', NODE],
    },
  },
  routes: {
    folders: [...STORES, ...FLOW, 'handbook', 'ingest', 'verify', 'ui', 'http', 'settings'],
    packages: {
      only: [
        '@remix-run/node',
        '@remix-run/react',
        '@remix-run/server-runtime',
        'node:crypto',
        'node:path',
        'node:stream',
        // In the browser alone, for pictures of pages.
        'pdfjs-dist',
        'react',
        'react-dom',
        'utif2',
      ],
    },
  },
}

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

  it('names no package that the project does not have', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const named = Object.values(RULES).flatMap(({ packages }) =>
      'only' in packages ? packages.only : packages.anyBut,
    )
    const unknown = named.filter(
      (name) => !name.startsWith(NODE) && !(name in dependencies) && !(name in devDependencies),
    )
    expect(unknown).toEqual([])
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
  if (folder === null) return it.isType || isAmong(rule.packages, it.to)
  return folder === it.from || rule.folders.includes(folder) || (it.isType && folder !== 'routes')
}

function isAmong(packages: Packages, imported: string): boolean {
  const name = packageOf(imported)
  if ('anyBut' in packages) return !packages.anyBut.includes(name)
  return packages.only.includes(name) || (name.startsWith(NODE) && packages.only.includes(NODE))
}

/** The package of an import: `pdfjs-dist` of pdfjs-dist/legacy/build/pdf.mjs. */
function packageOf(imported: string): string {
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/')
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
