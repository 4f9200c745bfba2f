import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { openScratchPostgres } from '../scripts/scratchPostgres'

/** PGlite serves one connection at a time; a command that needs two at once would hang there, so it shows. */
const PGLITE_CONNECTIONS = 1
const SERVER_CONNECTIONS = 4

export type TestDatabase = { url: string; connections: number; discard(): Promise<void> }

/** A migrated PostgreSQL database of its own, copied from the template that the setup made. */
export async function cloneTestPostgres(): Promise<TestDatabase> {
  const source = inject('postgres')
  if (!source) throw new Error('This project has no PostgreSQL: run it in the "postgres" project.')
  if ('dump' in source) {
    const scratch = await openScratchPostgres(new Blob([await readFile(source.dump)]))
    return { url: scratch.url, connections: PGLITE_CONNECTIONS, discard: scratch.close }
  }
  return createOn(source.server, source.template, source.strategy)
}

async function createOn(server: string, template = 'template0', strategy = ''): Promise<TestDatabase> {
  const name = `throughline_test_${randomBytes(6).toString('hex')}`
  await query(server, `CREATE DATABASE ${name} TEMPLATE ${template} ${strategy}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const discard = () => query(server, `DROP DATABASE ${name} WITH (FORCE)`)
  return { url: url.href, connections: SERVER_CONNECTIONS, discard }
}

/** A PostgreSQL database without any schema. */
export async function emptyTestPostgres(): Promise<TestDatabase> {
  const source = inject('postgres')
  if (!source || 'dump' in source) {
    const scratch = await openScratchPostgres()
    return { url: scratch.url, connections: PGLITE_CONNECTIONS, discard: scratch.close }
  }
  return createOn(source.server)
}

async function query(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
