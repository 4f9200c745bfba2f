import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOriginal, aPlan, aRecord, heldOriginal, LETTER_RECORDS, setDossier } from '../../aDossier'

/** What Preflight is made of, where Debian's libpdfbox2-java, libactivation-java and libjaxb-api-java put it. */
const JARS = [
  'preflight',
  'pdfbox2',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`)
const hasPreflight = spawnSync('java', ['-version']).status === 0 && JARS.every(existsSync)
if (!hasPreflight) console.warn('Apache Preflight is not installed: its judgement of a dossier is not asked.')

/** A packet with all that our own pages can hold: a chart and its table, letters of four scripts, an original bound in. */
async function aFullPlan() {
  // Without letters of its own: 1b wants a list of each face’s glyphs, which 2a does not, and which we leave behind.
  const original = await anOriginal(['', ''])
  const points = ['2014-05', '2014-06', '2014-07'].map((period, at) =>
    aRecord({
      kind: 'point',
      id: `index.${period}`,
      position: at + 1,
      period,
      value: 1.9 - at / 10,
    }),
  )
  const records = [...LETTER_RECORDS, aRecord({ kind: 'series', id: 'index' }), ...points]
  const packet = {
    introduction: 'It began in June {Ex. 1 at 1}. 망 사용료, 日本, 互联 and naïve ﬁrms.',
    exhibits: [{ record: 'letter' }, { record: 'index' }],
  }
  const originals = { letter: [{ ...heldOriginal(original, 2), bates: { prefix: 'TL', first: 1 } }] }
  return { plan: aPlan({ packet, records, originals }), original }
}

describe.skipIf(!hasPreflight)('a dossier set as PDF/A-1b', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-preflight-'))
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('is valid to Apache Preflight', async () => {
    const { plan, original } = await aFullPlan()
    const path = join(folder, 'dossier.pdf')
    // Our own rules ask for the claim that a dossier makes elsewhere, and for letters on each page.
    const options = {
      readOriginal: async () => original,
      claim: 'PDF/A-1b',
      breaks: ['claims', 'text'],
    } as const
    await writeFile(path, await setDossier(plan, options))
    const args = ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path]
    expect(spawnSync('java', args, { encoding: 'utf8' }).stdout).toContain('is a valid PDF/A-1b file')
  })
})
