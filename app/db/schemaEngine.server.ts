import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { DiffTarget, SchemaEngine, MigrationList } from '@prisma/schema-engine-wasm'

/**
 * Works with Prisma's own schema engine, in WebAssembly: the CLI's native engine is a download that not every
 * network allows. It keeps the ordinary `_prisma_migrations` table, so `prisma migrate deploy` stays usable.
 * The connections that it opens are closed when the work is done.
 */
export async function withSchemaEngine<Answer>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  schema: SchemaFile | null,
  work: (engine: SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  const { SchemaEngine } = await loadEngine()
  const { tracked, closeAll } = trackConnections(factory)
  const datamodels: [string, string][] | undefined = schema ? [[schema.path, schema.content]] : undefined
  const engine = await SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(tracked),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await closeAll()
  }
}

/** The engine never closes what it opens, so the connections of the factory are remembered and closed after it. */
function trackConnections(factory: SqlMigrationAwareDriverAdapterFactory) {
  const open: { dispose(): Promise<void> }[] = []
  const tracked = new Proxy(factory, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      if (name !== 'connect' && name !== 'connectToShadowDb') return member.bind(target)
      return async () => {
        const connection = await member.call(target)
        open.push(connection)
        return connection
      }
    },
  })
  return { tracked, closeAll: () => Promise.all(open.map((connection) => connection.dispose())) }
}

export type SchemaFile = { path: string; content: string }

type EngineBindings = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void
}

/** The glue is one module of the process and holds one instance: a second one would take it from the first. */
const LOADED = Symbol.for('throughline.schema-engine')
const shared = globalThis as { [LOADED]?: Promise<EngineBindings> }

/** The package's own entry imports the .wasm as a module, which Node does only behind a flag. */
function loadEngine(): Promise<EngineBindings> {
  shared[LOADED] ??= (async () => {
    const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const bg = (await import(/* @vite-ignore */ glue)) as EngineBindings
    const bytes = await readFile(glue.replace(/\.js$/, '.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': bg as unknown as WebAssembly.ModuleImports,
    })
    bg.__wbg_set_wasm(instance.exports)
    ;(instance.exports.__wbindgen_start as () => void)()
    return bg
  })()
  return shared[LOADED]
}

/** Reads a migrations folder in the shape the engine takes. */
export async function readMigrations(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(join(baseDir, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
    }),
  )
  const content = await readFile(join(baseDir, 'migration_lock.toml'), 'utf8').catch(() => null)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/** The SQL that leads from one schema to another; empty where they agree. */
export async function diffSchemas(engine: SchemaEngine, from: DiffTarget, to: DiffTarget): Promise<string> {
  const { stdout } = await engine.diff({
    from,
    to,
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout ?? ''
}
