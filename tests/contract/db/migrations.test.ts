import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { openDatabase, type Database, type OpenDatabase } from '../../../app/db/database.server'
import { DatabaseTooNew, migrate } from '../../../app/db/migrate.server'
import { diffSchemas, withSchemaEngine } from '../../../app/db/schemaEngine.server'
import { derivePostgres } from '../../../scripts/derive-postgres.mjs'
import { cloneTestPostgres, emptyTestPostgres } from '../../testPostgres'

const ROOT = process.cwd()
const isPostgres = inject('database') === 'postgres'
const schemaPath = isPostgres ? 'prisma/postgres/schema.prisma' : 'prisma/schema.prisma'

describe('migrations', () => {
  let url: string
  let database: OpenDatabase
  let discard: () => Promise<void>

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-migrations-'))
    const postgres = isPostgres ? await cloneTestPostgres() : null
    url = postgres?.url ?? `file:${join(folder, 'fresh.db')}`
    discard = async () => {
      await postgres?.discard()
      await rm(folder, { recursive: true, force: true })
    }
    await migrate(url, ROOT)
    database = await openDatabase(url, { connections: 1 })
  })
  afterAll(async () => {
    await database.close()
    await discard()
  })

  it('lead to just the schema, with nothing missing and nothing over', async () => {
    const schema = { path: schemaPath, content: await readFile(schemaPath, 'utf8') }
    const target: DiffTarget = { tag: 'schemaDatamodel', files: [schema] }
    const wanted = await openEmpty()
    const sql = await withSchemaEngine(wanted.database.factory, schema, (engine) =>
      diffSchemas(engine, { tag: 'empty' }, target),
    )
    for (const statement of statementsOf(sql)) await wanted.database.db.$executeRawUnsafe(statement)
    const [migrated, fromSchema] = [
      await describeTables(database.db),
      await describeTables(wanted.database.db),
    ]
    await wanted.discard()
    expect(migrated.length).toBeGreaterThan(100)
    expect(migrated).toEqual(fromSchema)
  })

  it('have nothing to do the second time', async () => {
    expect(await migrate(url, ROOT)).toEqual([])
  })

  it('bear the same names on both databases', async () => {
    expect(await migrationNames('prisma/migrations')).toEqual(
      await migrationNames('prisma/postgres/migrations'),
    )
  })

  it('refuse a database that a newer release has used, and name what is unknown', async () => {
    const row = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
      VALUES ('newer', 'x', '29990101000000_from_the_future', '2999-01-01', '2999-01-01', 1)`
    await database.db.$executeRawUnsafe(row)
    await database.db.$disconnect()
    await expect(migrate(url, ROOT)).rejects.toThrow(DatabaseTooNew)
    await expect(migrate(url, ROOT)).rejects.toThrow(
      /29990101000000_from_the_future.*Start the newer release/,
    )
    await database.db.$executeRawUnsafe(`DELETE FROM _prisma_migrations WHERE id = 'newer'`)
  })
})

describe('the PostgreSQL schema', () => {
  it('is the one derived from the hand-written schema', async () => {
    const written = await readFile('prisma/postgres/schema.prisma', 'utf8')
    expect(written).toBe(derivePostgres(await readFile('prisma/schema.prisma', 'utf8')))
  })
})

/** An empty database of the kind under test. */
async function openEmpty() {
  const postgres = isPostgres ? await emptyTestPostgres() : null
  const database = await openDatabase(postgres?.url ?? 'file::memory:', { connections: 1 })
  const discard = async () => {
    await database.close()
    await postgres?.discard()
  }
  return { database, discard }
}

function statementsOf(sql: string): string[] {
  return sql
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !statement.startsWith('CREATE SCHEMA'))
}

/** Each table, column, key and index as the database itself tells it, a line each, without Prisma's own table. */
async function describeTables(db: Database): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ line: string }[]>(isPostgres ? DESCRIBE_POSTGRES : DESCRIBE_SQLITE)
  return rows.map(({ line }) => line.replace(/\s+/g, ' ')).sort()
}

const DESCRIBE_SQLITE = `
  SELECT m.name || ' column ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk AS line
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '%prisma%' AND m.name NOT LIKE 'sqlite_%'
  UNION ALL
  SELECT m.name || ' key ' || k."from" || ' ' || k."table" || ' ' || k."to" || ' ' || k.on_delete || ' ' || k.on_update
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'
  UNION ALL
  SELECT tbl_name || ' index ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE '%prisma%'`

const DESCRIBE_POSTGRES = `
  SELECT table_name || ' column ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '%prisma%'
  UNION ALL
  SELECT c.conrelid::regclass::text || ' key ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
    FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype <> 'n' AND c.conrelid::regclass::text NOT LIKE '%prisma%'
  UNION ALL
  SELECT tablename || ' index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '%prisma%'`

async function migrationNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()
}
