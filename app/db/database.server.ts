import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { explainDatabaseFault } from './databaseFault'
import { PrismaClient as SqliteClient, type Prisma } from './generated/sqlite/client'
import { PrismaClient as PostgresClient } from './generated/postgres/client'
import '../webAssembly.server'

/**
 * The catalog's database. Code is typed against the SQLite client, the narrower of the two: what type-checks
 * here runs on PostgreSQL. No other file asks which database it is.
 */
export type Database = SqliteClient
/** The same, inside a transaction: what a feature's commands take when they join another's change. */
export type Transaction = Prisma.TransactionClient

export type OpenDatabase = {
  db: Database
  /** For the schema engine, which opens connections of its own. */
  factory: SqlMigrationAwareDriverAdapterFactory
  /** The folder of migrations that belongs to this kind of database, relative to the project. */
  migrationsFolder: string
  close(): Promise<void>
}

/** How long a SQLite writer waits for another process's, in milliseconds, before it gives up. */
const BUSY_TIMEOUT_MS = 10_000
/** Prisma's limits for one interactive transaction; a sync of 20,000 records is the longest there is. */
const TRANSACTION = { maxWait: 20_000, timeout: 120_000 }
/** Minimal: otherwise each query notes where it was asked, in case that it fails, which costs more than a small one. */
const OPTIONS = { transactionOptions: TRANSACTION, errorFormat: 'minimal' } as const

/**
 * Opens the database that a URL names: `file:/path/to/file.db` or `postgres://…`. Refuses any other scheme.
 * `connections` limits PostgreSQL's pool; SQLite has one writer and needs none.
 */
export async function openDatabase(
  url: string,
  options: { connections?: number } = {},
): Promise<OpenDatabase> {
  const scheme = /^([a-z]+):/.exec(url)?.[1]
  switch (scheme) {
    case 'file':
      return openSqlite(url)
    case 'postgres':
    case 'postgresql':
      return openPostgres(url, options.connections ?? 10)
    default:
      throw new TypeError(`No database is known for ${scheme ?? 'this'}: URLs. Use file: or postgres://.`)
  }
}

async function openSqlite(url: string): Promise<OpenDatabase> {
  await mkdir(dirname(url.slice('file:'.length)), { recursive: true })
  const factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS })
  const db = new SqliteClient({ adapter: factory, ...OPTIONS })
  // Readers go on while one writes; a commit is on the disk when it is answered.
  await db.$queryRawUnsafe('PRAGMA journal_mode = WAL')
  await db.$queryRawUnsafe('PRAGMA synchronous = FULL')
  await db.$queryRawUnsafe('PRAGMA foreign_keys = ON')
  explainFaults(db)
  return { db, factory, migrationsFolder: join('prisma', 'migrations'), close: () => db.$disconnect() }
}

async function openPostgres(connectionString: string, max: number): Promise<OpenDatabase> {
  const factory = new PrismaPg({ connectionString, max })
  const client = new PostgresClient({ adapter: factory, ...OPTIONS })
  const db = client as unknown as Database
  explainFaults(db)
  return {
    db,
    factory,
    migrationsFolder: join('prisma', 'postgres', 'migrations'),
    close: () => db.$disconnect(),
  }
}

/** Makes every transaction fail in words that say what can be done, where the fault is the database's own. */
function explainFaults(db: Database): void {
  const begin = db.$transaction.bind(db) as (...args: unknown[]) => Promise<unknown>
  const explained = (...args: unknown[]) =>
    begin(...args).catch((problem: unknown) => {
      throw explainDatabaseFault(problem)
    })
  Object.defineProperty(db, '$transaction', { value: explained, configurable: true })
}
