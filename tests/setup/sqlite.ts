import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../app/db/migrate.server'

declare module 'vitest' {
  interface ProvidedContext {
    database: 'sqlite' | 'postgres'
    /** A migrated, empty SQLite file that tests copy. */
    sqliteTemplate: string
    /** Where the tests' PostgreSQL comes from: a server with a template database, or a dump for PGlite. */
    postgres: { server: string; template: string; strategy: string } | { dump: string } | null
  }
}

/** Migrates one empty database, once for all test files. */
export default async function setUp(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-template-'))
  const file = join(folder, 'template.db')
  await migrate(`file:${file}`, process.cwd())
  project.provide('database', 'sqlite')
  project.provide('sqliteTemplate', file)
  project.provide('postgres', null)
  return () => rm(folder, { recursive: true, force: true })
}
