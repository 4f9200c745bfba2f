// Writes the next migration, for SQLite and PostgreSQL, from the difference between the migrations so far and
// prisma/schema.prisma. Usage: npx tsx scripts/create-migration.ts <name>
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { diffSchemas, openSchemaEngine, readMigrations } from '../app/db/schemaEngine.server'
import { derivePostgres } from './derive-postgres.mjs'
import { openScratchPostgres } from './scratchPostgres'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npx tsx scripts/create-migration.ts <name_in_lower_case>')
  process.exit(2)
}
const sqlite = await readFile('prisma/schema.prisma', 'utf8')
const postgres = derivePostgres(sqlite)
await mkdir('prisma/postgres', { recursive: true })
await writeFile('prisma/postgres/schema.prisma', postgres)
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

await write('prisma/migrations', 'sqlite', sqlite, new PrismaBetterSqlite3({ url: ':memory:' }))
const scratch = await openScratchPostgres()
await write('prisma/postgres/migrations', 'postgresql', postgres, scratch.factory)
await scratch.close()

async function write(
  folder: string,
  provider: string,
  content: string,
  factory: Parameters<typeof openSchemaEngine>[0],
) {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration_lock.toml'), `provider = "${provider}"\n`)
  const schema = { path: 'schema.prisma', content }
  const engine = await openSchemaEngine(factory, schema)
  const migrations = await readMigrations(folder)
  const sql = await diffSchemas(
    engine,
    migrations.migrationDirectories.length ? { tag: 'migrations', ...migrations } : { tag: 'empty' },
    { tag: 'schemaDatamodel', files: [schema] },
  )
  if (!sql.trim() || sql.includes('This is an empty migration'))
    return console.log(`${folder}: nothing to change`)
  const target = join(folder, `${stamp}_${name}`)
  await mkdir(target)
  await writeFile(join(target, 'migration.sql'), sql)
  console.log(`${target}: ${sql.split('\n').length} lines`)
}
