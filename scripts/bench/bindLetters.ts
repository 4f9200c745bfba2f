// Binds the letters of a folder again and again, and prints what each time cost as JSON. Usage: node bindLetters.js <folder> <times>
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DossierPlan } from '../../app/dossier/dossierPlan'
import { renderDossier } from '../../app/dossier/renderDossier.server'

/** What binding cost, in milliseconds of the processor, all threads together, and the most memory, in bytes. */
export type BindingCost = {
  /** From the start of the process to the end of the first dossier. */
  wholeProcessMs: number
  eachMs: number[]
  mostBytes: number
}

const [folder, times] = process.argv.slice(2) as [string, string]
const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as DossierPlan
const out = join(folder, 'bound.pdf')
let wholeProcessMs = 0
const eachMs: number[] = []
for (let round = 0; round < Number(times); round++) {
  await rm(out, { force: true })
  const before = process.cpuUsage()
  await renderDossier(plan, out, { readOriginal: (sha256) => readFile(join(folder, `${sha256}.pdf`)) })
  const { user, system } = process.cpuUsage(before)
  eachMs.push((user + system) / 1000)
  if (round === 0) wholeProcessMs = (process.cpuUsage().user + process.cpuUsage().system) / 1000
}
const mostBytes = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ wholeProcessMs, eachMs, mostBytes } satisfies BindingCost))
