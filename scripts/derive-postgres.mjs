// Derives prisma/postgres/schema.prisma from the hand-written SQLite schema: another provider, another folder
// for the generated client, and nothing else. Run by scripts/prepare.mjs and compared by a test.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** @param {string} sqlite the text of prisma/schema.prisma */
export function derivePostgres(sqlite) {
  const heading =
    '// Derived from ../schema.prisma by scripts/derive-postgres.mjs. Do not edit: change that one.\n'
  return (
    heading +
    sqlite
      .replace(/^\/\/.*\n/gm, (line) => (line.startsWith('///') ? line : ''))
      .replace('"../app/db/generated/sqlite"', '"../../app/db/generated/postgres"')
      .replace('provider = "sqlite"', 'provider = "postgresql"')
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync('prisma/postgres', { recursive: true })
  writeFileSync('prisma/postgres/schema.prisma', derivePostgres(readFileSync('prisma/schema.prisma', 'utf8')))
}
