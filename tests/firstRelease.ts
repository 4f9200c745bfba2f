import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { rowOf } from '../app/catalog/recordRow'
import { openDatabase, type Database } from '../app/db/database.server'
import { applyMigrations } from '../app/db/migrate.server'
import { openFolderStore } from '../app/evidence/folderStore.server'
import type { CatalogRecord } from '../app/domain/records'
import { readSettings, type Settings } from '../app/settings.server'
import { emptyTestPostgres } from './testPostgres'

/** An original as the first release took it in: with its receipt for one document and the pages that it read. */
export type OldOriginal = {
  bytes: Uint8Array
  fileName: string
  mediaType: string
  documentId: string
  /** ISO 8601. */
  receivedAt: string
  pages: readonly string[]
}

/** A note as the first release kept it: of an original, and of no version. */
export type OldNote = {
  id: string
  documentId: string
  originalSha256: string
  page: number
  start: number
  exact: string
}

const AT = '2026-03-02T09:00:00.000+00:00'
const AUTHOR = 'first-author'

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * A data folder as the first release left it: the schema of its migration alone, and rows written in that schema's own
 * columns, which no client of today can write. `discard` throws it away.
 */
export async function aFirstRelease(): Promise<{
  settings: Settings
  db: Database
  close(): Promise<void>
  discard(): Promise<void>
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-first-'))
  const { url, discard } =
    inject('database') === 'postgres'
      ? await emptyTestPostgres()
      : { url: `file:${join(dataDir, 'throughline.db')}`, discard: async () => {} }
  const database = await openDatabase(url, { connections: 1 })
  await applyMigrations(database.factory, await firstMigrationOf(database.migrationsFolder, dataDir))
  const db = database.db
  await insert(db, 'Account', {
    id: AUTHOR,
    name: 'Ada Author',
    email: 'ada@example.org',
    passwordHash: 'none',
    role: 'editor',
    createdAt: AT,
  })
  return {
    settings: readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: url }),
    db,
    close: () => database.close(),
    async discard() {
      await discard()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function firstMigrationOf(folder: string, dataDir: string): Promise<string> {
  const [first] = (await readdir(folder)).filter((name) => name.endsWith('_init'))
  const alone = join(dataDir, 'first-migration')
  await mkdir(alone)
  await cp(join(folder, first!), join(alone, first!), { recursive: true })
  await cp(join(folder, 'migration_lock.toml'), join(alone, 'migration_lock.toml'))
  return alone
}

export async function addOldRecord(db: Database, record: CatalogRecord): Promise<void> {
  const times = { createdAt: AT, updatedAt: AT }
  await insert(db, 'Record', { ...rowOf(record), state: 'published', origin: 'portal', ...times })
}

/** Keeps an original as the first release did, its bytes in the store. Answers its SHA-256. */
export async function addOldOriginal(
  db: Database,
  settings: Settings,
  { bytes, fileName, mediaType, documentId, receivedAt, pages }: OldOriginal,
): Promise<string> {
  const store = openFolderStore(settings.evidenceUrl)
  const { sha256, sizeBytes } = await store.put(
    (async function* () {
      yield bytes
    })(),
  )
  await insert(db, 'Original', { sha256, sizeBytes, mediaType, storedAt: receivedAt })
  await insert(db, 'Provenance', {
    id: `receipt of ${fileName}`,
    sha256,
    documentId,
    fileName,
    method: 'upload',
    receivedAt,
    receivedById: AUTHOR,
    sourceUrl: 'https://example.org/letter',
  })
  for (const [at, text] of pages.entries())
    await insert(db, 'Page', { sha256, number: at + 1, text, extractor: 'first extractor' })
  return sha256
}

export async function addOldNote(db: Database, { exact, start, ...note }: OldNote): Promise<void> {
  const times = { createdAt: AT, updatedAt: AT }
  const words = { exact, start, end: start + exact.length, prefix: '', suffix: '' }
  await insert(db, 'Annotation', {
    ...note,
    ...words,
    ...times,
    kind: 'note',
    authorId: AUTHOR,
    body: 'Look.',
    visibility: 'team',
    revision: 1,
  })
}

/** Writes one row by its columns' names, whatever today's client knows of them. */
async function insert(
  db: Database,
  table: string,
  row: Record<string, string | number | null>,
): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`)
  const values = Object.values(row).map((value) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
  )
  await db.$executeRawUnsafe(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values.join(', ')})`)
}
