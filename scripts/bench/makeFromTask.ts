// Makes a dossier and its package from a file of plain data. Usage: tsx makeFromTask.ts <task.json> <folder>
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buildPackage } from '../../app/dossier/package/buildPackage.server'
import { renderDossier } from '../../app/dossier/renderDossier.server'
import type { EvidenceStore } from '../../app/evidence/evidenceStore'
import type { FiledPlan } from './verifiedBag'

const [task, folder] = process.argv.slice(2) as [string, string]
const { plan, contents, originals, dataDir } = JSON.parse(await readFile(task, 'utf8')) as FiledPlan
const bytesOf = (sha256: string) => Buffer.from(originals[sha256]!, 'base64')
await mkdir(folder)
const path = join(folder, 'dossier.pdf')
const rendered = await renderDossier(plan, path, { readOriginal: async (sha256) => bytesOf(sha256) })
const evidence = {
  open: async (sha256: string) => Readable.from([bytesOf(sha256)]),
} as unknown as EvidenceStore
const means = { evidence, settings: { dataDir, timestampUrl: null } }
const packed = await buildPackage(contents, [{ path, ...rendered }], join(folder, 'package.zip'), means)
console.log(`${process.version}  ${rendered.sha256}  ${packed.sha256}`)
