import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { openDatabase, type OpenDatabase } from './database.server'
import { withSchemaEngine, readMigrations } from './schemaEngine.server'

/** The database holds migrations that this release does not know: a newer release has used it. */
export class DatabaseTooNew extends Error {
  readonly code = 'database-too-new'
  constructor(readonly unknown: string[]) {
    super(
      `This database was used by a newer release of Throughline: it holds ${unknown.join(', ')}, ` +
        'which this release does not know. Start the newer release, or restore a backup made by this one.',
    )
  }
}

/**
 * Opens a database, brought to this release's schema before. Throws `DatabaseTooNew` where a newer release has been
 * here. Does not load the schema engine where nothing is left to apply, and then opens but once.
 */
export async function openMigrated(url: string, root: string): Promise<OpenDatabase> {
  const database = await openDatabase(url)
  if (await hasAll(database, root)) return database
  await applyMigrations(database.factory, join(root, database.migrationsFolder))
  return openDatabase(url)
}

/** Brings the database to this release's schema, as `openMigrated` does, and answers the names of what was applied. */
export async function migrate(url: string, root: string): Promise<string[]> {
  const database = await openDatabase(url, { connections: 1 })
  if (!(await hasAll(database, root)))
    return applyMigrations(database.factory, join(root, database.migrationsFolder))
  await database.close()
  return []
}

/**
 * Whether a database holds every migration of this release. Else it is closed: on SQLite the engine locks the file
 * for itself.
 */
async function hasAll(database: OpenDatabase, root: string): Promise<boolean> {
  let isWhole = false
  try {
    const known = (await readdir(join(root, database.migrationsFolder), { withFileTypes: true }))
      .filter((it) => it.isDirectory())
      .map((it) => it.name)
    const applied = await listApplied(database)
    const unknown = applied.filter((name) => !known.includes(name))
    if (unknown.length > 0) throw new DatabaseTooNew(unknown.sort())
    isWhole = applied.length === known.length
    return isWhole
  } finally {
    if (!isWhole) await database.close()
  }
}

/** Applies what a folder holds and the database lacks; answers the names. */
export function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
): Promise<string[]> {
  return withSchemaEngine(factory, null, async (engine) => {
    const migrationsList = await readMigrations(folder)
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}

/** Names of finished migrations; none where the table is not there yet. */
async function listApplied({ db }: OpenDatabase): Promise<string[]> {
  try {
    const rows = await db.$queryRawUnsafe<{ migration_name: string }[]>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    return rows.map((row) => row.migration_name)
  } catch (problem) {
    if (/no such table|does not exist/i.test(String(problem))) return []
    throw problem
  }
}
