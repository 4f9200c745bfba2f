import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** How this portal runs. Everything has a default; a wrong value stops the start with its name and what it accepts. */
export type Settings = {
  /** The project's folder, where content/ and prisma/ stand. */
  root: string
  host: string
  port: number
  /** What this machine keeps: database, evidence, derived files, the session secret. */
  dataDir: string
  /** file:… or postgres://… */
  databaseUrl: string
  /** file:… ; a folder for originals. */
  evidenceUrl: string
  /** The address that readers use, without a closing slash; null until told, then the one listened on. */
  publicUrl: string | null
  /** Null: made and kept in `dataDir`. */
  sessionSecret: string | null
  /** Seconds since 1970, as reproducible builds take it; null where unset. */
  sourceDateEpoch: number | null
  /** The RFC 3161 time-stamp authority that packages are sent to for a stamp; null asks for none. */
  timestampUrl: string | null
}

/** Environment variables by name. */
export type Environment = { [name: string]: string | undefined }

/** A setting has a value that it does not accept. */
export class WrongSetting extends Error {
  readonly code = 'wrong-setting'
  constructor(name: string, value: string, accepts: string) {
    super(`${name} is "${value}". It accepts ${accepts}.`)
  }
}

/** For tests alone: the folder of compiled workers that a portal run from source takes, null for none. */
export function compiledWorkersFolder(env: Environment = process.env): string | null {
  return env.COMPILED_WORKERS || null
}

/** Reads the settings from the environment: the only place that does. */
export function readSettings(env: Environment = process.env, root = process.cwd()): Settings {
  const dataDir = resolve(root, env.DATA_DIR || 'data')
  return {
    root,
    host: env.HOST || '127.0.0.1',
    port: readWhole(env, 'PORT', 3000, 0, 65_535),
    dataDir,
    databaseUrl: readDatabaseUrl(env, dataDir),
    evidenceUrl: readEvidenceUrl(env, dataDir),
    publicUrl: readPublicUrl(env),
    sessionSecret: readSecret(env),
    sourceDateEpoch: env.SOURCE_DATE_EPOCH
      ? readWhole(env, 'SOURCE_DATE_EPOCH', 0, 0, 253_402_300_799)
      : null,
    timestampUrl: readAddress(
      'TIMESTAMP_URL',
      env.TIMESTAMP_URL,
      'a time-stamp authority such as https://tsa.example.org/tsr',
    ),
  }
}

function readWhole(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return fallback
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= least && value <= most))
    throw new WrongSetting(name, text, `a whole number from ${least} to ${most}`)
  return value
}

function readDatabaseUrl(env: Environment, dataDir: string): string {
  const url = env.DATABASE_URL
  if (!url) return `file:${resolve(dataDir, 'throughline.db')}`
  if (!/^(file:.|postgres(ql)?:\/\/.)/.test(url)) {
    throw new WrongSetting(
      'DATABASE_URL',
      url.replace(/:[^:@/]*@/, ':…@'),
      'file:/path/to/file.db or postgres://user:password@host/database',
    )
  }
  return url
}

function readEvidenceUrl(env: Environment, dataDir: string): string {
  const url = env.EVIDENCE_URL
  if (!url) return pathToFileURL(resolve(dataDir, 'evidence')).href
  if (!url.startsWith('file:///')) throw new WrongSetting('EVIDENCE_URL', url, 'file:///path/to/folder')
  return url
}

function readPublicUrl(env: Environment): string | null {
  const address = readAddress(
    'PUBLIC_URL',
    env.PUBLIC_URL,
    'a web address such as https://evidence.example.org',
  )
  return address?.replace(/\/+$/, '') ?? null
}

function readAddress(name: string, text: string | undefined, accepts: string): string | null {
  if (!text) return null
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new WrongSetting(name, text, accepts)
  return text
}

function readSecret(env: Environment): string | null {
  const secret = env.SESSION_SECRET
  if (!secret) return null
  if (secret.length < 32)
    throw new WrongSetting('SESSION_SECRET', '…', 'at least 32 characters that nobody can guess')
  return secret
}
