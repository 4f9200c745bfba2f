// Writes the next migration, for SQLite and PostgreSQL, from the difference between the committed
// prisma/schema.prisma and the present one. Usage: npx tsx scripts/create-migration.ts <name>
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { diffSchemas, withSchemaEngine, type SchemaFile } from '../app/db/schemaEngine.server'
import { derivePostgres } from './derive-postgres.mjs'
import { openScratchPostgres } from './scratchPostgres'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npx tsx scripts/create-migration.ts <name_in_lower_case>')
  process.exit(2)
}
const present = await readFile('prisma/schema.prisma', 'utf8')
await mkdir('prisma/postgres', { recursive: true })
await writeFile('prisma/postgres/schema.prisma', derivePostgres(present))
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

const sqlite = new PrismaBetterSqlite3({ url: ':memory:' })
await write('prisma/migrations', 'sqlite', (schema) => schema, sqlite)
const scratch = await openScratchPostgres()
await write('prisma/postgres/migrations', 'postgresql', derivePostgres, scratch.factory)
await scratch.close()

/** Both ends of the difference are schemas: the engine cannot read PostgreSQL's tables through this adapter. */
async function write(
  folder: string,
  provider: string,
  derive: (schema: string) => string,
  factory: SqlMigrationAwareDriverAdapterFactory,
) {
  const isFirst = !existsSync(folder) || !(await readdir(folder)).some((entry) => /^\d/.test(entry))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration_lock.toml'), `provider = "${provider}"\n`)
  const schema: SchemaFile = { path: 'schema.prisma', content: derive(present) }
  const from: DiffTarget = isFirst
    ? { tag: 'empty' }
    : { tag: 'schemaDatamodel', files: [{ ...schema, content: derive(committed()) }] }
  const to: DiffTarget = { tag: 'schemaDatamodel', files: [schema] }
  const sql = await withSchemaEngine(factory, schema, (engine) => diffSchemas(engine, from, to))
  if (!sql.trim() || sql.includes('This is an empty migration'))
    return console.log(`${folder}: nothing to change`)
  const target = join(folder, `${stamp}_${name}`)
  await mkdir(target)
  await writeFile(join(target, 'migration.sql'), sql)
  console.log(`${target}: ${sql.split('\n').length} lines`)
}

function committed(): string {
  return execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })
}
