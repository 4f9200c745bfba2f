import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodePem } from '../../domain/evidencePackage/envelope'
import type { BagFile } from '../bagFiles'
import { formatReport } from '../formatReport'
import { openPath } from '../openPath.server'
import type { Platform } from '../platform'
import { readPlainText } from '../readPlainText'
import type { Outcome } from '../report'
import { verifyPackage } from '../verifyPackage'

/** What Node alone can do: hashes, signatures, and quotations in plain texts. The rest is CANNOT TELL. */
const bareNode: Platform = {
  async hash(file: BagFile) {
    const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
    for await (const chunk of file.chunks()) for (const hash of [sha256, sha512]) hash.update(chunk)
    return { sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
  },
  async isSignedBy(spki, message, signature) {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
      return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature)
    } catch {
      return false
    }
  },
  readText: readPlainText,
  countPages: async () => null,
  checkTimeStamp: null,
}

const USAGE = `node verify.mjs [bag folder or ZIP] [--key key.pem] [--json]

Verifies the evidence package that this file lies in, or the one named, with Node alone.
--key is the public key that it must be signed with, got from elsewhere than the package.
Exit: 0 PASS, 1 FAIL, 2 CANNOT TELL.`
const EXIT: Record<Outcome, number> = { PASS: 0, FAIL: 1, 'CANNOT TELL': 2 }

async function main(args: string[]): Promise<number> {
  const isJson = args.includes('--json')
  const at = args.indexOf('--key')
  const keyPath = at === -1 ? null : args[at + 1]
  const [path, ...more] = args.filter(
    (arg, index) => arg !== '--json' && !(at >= 0 && (index === at || index === at + 1)),
  )
  if (more.length > 0 || keyPath === undefined || path?.startsWith('-')) {
    console.error(USAGE)
    return 2
  }
  const key = keyPath === null ? null : decodePem(readFileSync(keyPath, 'utf8'), 'PUBLIC KEY')
  if (keyPath !== null && !key) {
    console.error(`${keyPath} holds no public key in PEM.`)
    return 2
  }
  // It lies in data/, one folder within the bag.
  const opened = await openPath(path ?? join(dirname(fileURLToPath(import.meta.url)), '..'))
  try {
    if (opened.kind !== 'bag') {
      console.error(`${path} is no bag in a folder or a ZIP.`)
      return 2
    }
    const report = await verifyPackage(opened.bag, bareNode, { key, keyFrom: 'given', authorities: [] })
    console.log(isJson ? JSON.stringify(report) : formatReport(report))
    return EXIT[report.outcome]
  } finally {
    await opened.close()
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  return 2
})
