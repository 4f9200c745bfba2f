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
 * Brings the database to this release's schema and answers the names of what was applied. Does not load the
 * schema engine where nothing is left to apply. Throws `DatabaseTooNew` where a newer release has been here.
 * On SQLite the engine locks the file for itself, so this comes before the portal's own connection.
 */
export async function migrate(url: string, root: string): Promise<string[]> {
  const database = await openDatabase(url, { connections: 1 })
  const folder = join(root, database.migrationsFolder)
  try {
    const known = (await readdir(folder, { withFileTypes: true }))
      .filter((it) => it.isDirectory())
      .map((it) => it.name)
    const applied = await listApplied(database)
    const unknown = applied.filter((name) => !known.includes(name))
    if (unknown.length > 0) throw new DatabaseTooNew(unknown.sort())
    if (applied.length === known.length) return []
  } finally {
    await database.close()
  }
  return applyMigrations(database.factory, folder)
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
