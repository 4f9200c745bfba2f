import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { decodePem } from '../../app/domain/evidencePackage/envelope'
import { findPublicKey } from '../../app/dossier/package/signingKey.server'
import { readSettings } from '../../app/settings.server'
import { formatReport } from '../../app/verify/formatReport'
import { nodePlatform } from '../../app/verify/nodePlatform.server'
import { openPath } from '../../app/verify/openPath.server'
import type { Outcome, Report } from '../../app/verify/report'
import { verifyDossier } from '../../app/verify/verifyDossier'
import { verifyPackage, type Trust } from '../../app/verify/verifyPackage'
import type { Command } from '../throughline'

const EXIT: Record<Outcome, 0 | 1 | 2> = { PASS: 0, FAIL: 1, 'CANNOT TELL': 2 }

export const command: Command = {
  name: 'verify',
  summary: 'Checks a dossier’s evidence package, or its PDF, without an account, a database or a network.',
  usage: `throughline verify <pdf, bag or zip> [--key key.pem] [--manifest manifest.json] [--authority tsa.pem] [--json]

  --key        the public key that the package must be signed with; without it this portal's own is tried
  --manifest   for a PDF alone: the manifest that must name it
  --authority  certificates of time-stamp authorities that you trust
Exit: 0 PASS, 1 FAIL, 2 CANNOT TELL.`,
  mutates: false,
  async run({ cwd, say, print }, args) {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [path, ...more] = positionals
    if (!path || more.length > 0) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    if (!existsSync(resolve(cwd, path))) {
      say(`There is no file ${path}.`)
      return 2
    }
    const read = (name: string) => readFile(resolve(cwd, name), 'utf8')
    const trust = await readTrust(values, read)
    const report = await verifyPath(
      resolve(cwd, path),
      trust,
      values.manifest ? await read(values.manifest) : null,
    )
    if (!report) {
      say(`${path} is neither a PDF nor a bag in a folder or a ZIP.`)
      return 2
    }
    print(values.json ? JSON.stringify(report) : formatReport(report))
    return EXIT[report.outcome]
  },
}

const OPTIONS = {
  key: { type: 'string' },
  manifest: { type: 'string' },
  authority: { type: 'string' },
  json: { type: 'boolean' },
} as const

async function verifyPath(path: string, trust: Trust, manifest: string | null): Promise<Report | null> {
  const opened = await openPath(path)
  try {
    if (opened.kind === 'bag') return await verifyPackage(opened.bag, nodePlatform, trust)
    return opened.kind === 'pdf' ? await verifyDossier(opened.file, manifest, nodePlatform) : null
  } finally {
    await opened.close()
  }
}

async function readTrust(
  given: { key?: string; authority?: string },
  read: (name: string) => Promise<string>,
): Promise<Trust> {
  const authorities = given.authority ? pemBlocks(await read(given.authority), 'CERTIFICATE') : []
  if (given.authority && authorities.length === 0)
    throw new Error(`${given.authority} holds no certificate in PEM.`)
  if (given.key) {
    const key = decodePem(await read(given.key), 'PUBLIC KEY')
    if (!key) throw new Error(`${given.key} holds no public key in PEM.`)
    return { key, keyFrom: 'given', authorities }
  }
  const own = await findPublicKey(readSettings().dataDir)
  return { key: own && decodePem(own.publicPem, 'PUBLIC KEY'), keyFrom: 'portal', authorities }
}

function pemBlocks(text: string, label: string): Uint8Array[] {
  const blocks = text.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []
  return blocks.flatMap((block) => decodePem(block, label) ?? [])
}
