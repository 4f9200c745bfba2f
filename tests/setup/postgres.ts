import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations, migrate } from '../../app/db/migrate.server'
import { openScratchPostgres } from '../../scripts/scratchPostgres'
import './sqlite'

/** Migrates one empty PostgreSQL database: on the server that TEST_POSTGRES_URL names, else in PGlite. */
export default async function setUp(project: TestProject) {
  project.provide('database', 'postgres')
  project.provide('sqliteTemplate', '')
  const server = process.env.TEST_POSTGRES_URL
  if (server) return useServer(project, server)
  const scratch = await openScratchPostgres()
  await applyMigrations(scratch.factory, 'prisma/postgres/migrations')
  const folder = await mkdtemp(join(tmpdir(), 'throughline-pglite-'))
  const dump = join(folder, 'template.tar')
  await writeFile(dump, Buffer.from(await (await scratch.dump()).arrayBuffer()))
  await scratch.close()
  project.provide('postgres', { dump })
  return () => rm(folder, { recursive: true, force: true })
}

async function useServer(project: TestProject, server: string) {
  const template = `throughline_template_${process.pid}`
  await run(server, `CREATE DATABASE ${template}`)
  const [{ server_version_num: version }] = await run(server, 'SHOW server_version_num')
  const url = new URL(server)
  url.pathname = `/${template}`
  await migrate(url.href, process.cwd())
  // Releases that can do otherwise put each page of a copied database through their journal.
  const strategy = Number(version) >= 150_000 ? 'STRATEGY FILE_COPY' : ''
  project.provide('postgres', { server, template, strategy })
  return async () => void (await run(server, `DROP DATABASE ${template} WITH (FORCE)`))
}

async function run(server: string, sql: string) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
