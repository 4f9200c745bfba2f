import { createRequire } from 'node:module'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { formatContent } from '../../app/ingest/formatContent'
import { parseContent } from '../../app/ingest/parseContent'
import { readContent } from '../../app/ingest/readContent.server'
import { syncContent } from '../../app/ingest/syncContent.server'
import { openPortal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import type { Bench, Row } from './bench'
import { synthesizeRecords } from './syntheticRecords'

/**
 * A sync of the shipped record into an empty database, again with nothing changed, and of 20,000 made-up records.
 * The peer parses the same files and inserts one row for each record by bare better-sqlite3: the least that any
 * sync has to do, without references, log, checks or comparison.
 */
export const bench: Bench = {
  name: 'content-sync',
  bar: '816 records ≤ 3 s cold, ≤ 0.5 s unchanged; 20,000 records ≤ 60 s',
  async run() {
    const work = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
    try {
      return [
        ...(await measure(join(work, 'shipped'), 'content', 'the shipped record', 3, 0.5)),
        ...(await measure(
          join(work, 'synthetic'),
          await writeSynthetic(work),
          '20,000 synthetic records',
          60,
          null,
        )),
      ]
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  },
}

async function measure(
  dataDir: string,
  folder: string,
  what: string,
  coldBar: number,
  unchangedBar: number | null,
): Promise<Row[]> {
  const portal = await openPortal(readSettings({ NODE_ENV: 'production', DATA_DIR: dataDir }))
  try {
    const sync = async () => {
      const result = await syncContent(portal, { folder })
      if (!result.ok) throw new Error(`${what}: ${result.refusal.length} problems.`)
    }
    const cold = await seconds(sync)
    const unchanged = await seconds(sync)
    const peer = await seconds(() => insertBarely(folder, join(dataDir, 'peer.db')))
    const rows = [rowOf(`sync of ${what}, cold`, cold, peer, coldBar)]
    if (unchangedBar !== null) rows.push(rowOf(`sync of ${what}, unchanged`, unchanged, peer, unchangedBar))
    return rows
  } finally {
    await portal.close()
  }
}

/** The driver under Prisma's adapter, which brings it: not a dependency of the project's own. */
type BareSqlite = new (file: string) => {
  exec(sql: string): void
  prepare(sql: string): { run(...values: string[]): void }
  transaction(work: () => void): () => void
  close(): void
}

async function insertBarely(folder: string, file: string): Promise<void> {
  const { records } = parseContent((await readContent(folder)).files)
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as BareSqlite
  const db = new Sqlite(file)
  db.exec('CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT, body TEXT)')
  const insert = db.prepare('INSERT INTO record VALUES (?, ?, ?)')
  db.transaction(() => {
    for (const { record } of records) insert.run(record.id, record.kind, JSON.stringify(record))
  })()
  db.close()
}

async function writeSynthetic(work: string): Promise<string> {
  const folder = join(work, 'content')
  for (const { path, text } of formatContent(synthesizeRecords(20_000).map((record) => ({ record })))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

function rowOf(name: string, measured: number, peerMeasured: number, bar: number): Row {
  return {
    name,
    measured,
    unit: 's',
    peer: 'parse, then bare inserts',
    peerMeasured,
    ratio: measured / peerMeasured,
    bar: `≤ ${bar} s`,
    pass: measured <= bar,
  }
}
