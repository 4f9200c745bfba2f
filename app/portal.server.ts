import { keepSecret } from './accounts/keptSecret.server'
import type { Database, OpenDatabase } from './db/database.server'
import { requireWritableFolder } from './db/dataFolder.server'
import { openMigrated } from './db/migrate.server'
import type { EvidenceStore } from './evidence/evidenceStore'
import { openFolderStore } from './evidence/folderStore.server'
import type { Settings } from './settings.server'

/** The stores that every feature works on, and the clock. Features take it as their first argument. */
export type Portal = {
  db: Database
  evidence: EvidenceStore
  settings: Settings
  /** SESSION_SECRET, or the one made and kept in the data folder. */
  secret: string
  /** The present instant. Tests give a fixed one. */
  now: () => Date
  /** Each store, and "ok" or what is wrong with it. */
  health(): Promise<Record<'database' | 'evidence', string>>
  close(): Promise<void>
}

/** Opens the stores that the settings name and brings the database to this release's schema. */
export async function openPortal(settings: Settings, options: { now?: () => Date } = {}): Promise<Portal> {
  await requireWritableFolder(settings.dataDir, 'DATA_DIR')
  const database = await openMigrated(settings.databaseUrl, settings.root)
  return portalOver(database, settings, options.now ?? (() => new Date()))
}

/** A portal over a database that is open and migrated. */
export async function portalOver(
  database: OpenDatabase,
  settings: Settings,
  now: () => Date,
): Promise<Portal> {
  const evidence = openFolderStore(settings.evidenceUrl)
  const secret = settings.sessionSecret ?? (await keepSecret(settings.dataDir))
  return {
    db: database.db,
    evidence,
    settings,
    secret,
    now,
    async health() {
      const [db, originals] = await Promise.all([
        answers(() => database.db.catalogState.findUnique({ where: { id: 1 } })),
        answers(() => evidence.check()),
      ])
      return { database: db, evidence: originals }
    },
    async close() {
      await database.close()
    },
  }
}

async function answers(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask()
    return 'ok'
  } catch {
    return 'does not answer'
  }
}
