import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenDatabase } from './database.server'
import { openSchemaEngine, readMigrations } from './schemaEngine.server'

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
 */
export async function migrate(database: OpenDatabase, root: string): Promise<string[]> {
  const folder = join(root, database.migrationsFolder)
  const known = (await readdir(folder, { withFileTypes: true })).filter((it) => it.isDirectory()).map((it) => it.name)
  const applied = await listApplied(database)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new DatabaseTooNew(unknown.sort())
  if (applied.length === known.length) return []
  const engine = await openSchemaEngine(database.factory)
  try {
    const migrationsList = await readMigrations(folder)
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } finally {
    engine.free()
  }
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
