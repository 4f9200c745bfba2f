import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../../scripts/commands/packet'
import { anOriginal, aPlan, heldOriginal, setDossier } from '../../aDossier'

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
if (!hasQpdf) console.warn('qpdf is not installed: its own check of a dossier is not run.')

describe('a finished dossier', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-check-'))
    const original = await anOriginal(['One.', 'Two.'])
    const plan = aPlan({ originals: { letter: [heldOriginal(original, 2)] } })
    const bytes = await setDossier(plan, { readOriginal: async () => original })
    await writeFile(join(folder, 'whole.pdf'), bytes)
    await writeFile(join(folder, 'broken.pdf'), Buffer.from(bytes).fill('XX', bytes.length - 6, bytes.length))
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('passes throughline packet check, each check named', async () => {
    const { code, printed } = await check('whole.pdf')
    expect(code).toBe(0)
    expect(printed).toContain('PASS  Fonts embedded, every glyph a character, text on every page')
  })

  it('fails it where it was changed, with the reason', async () => {
    const { code, printed } = await check('broken.pdf')
    expect([code, printed]).toEqual([1, expect.stringContaining('FAIL')])
  })

  it('is told to machines as one JSON document', async () => {
    const { printed } = await check('whole.pdf', '--json')
    expect(JSON.parse(printed)).toMatchObject({ isClean: true, pages: expect.any(Number) })
  })

  it('that is not there is a wrong use', async () => {
    expect((await check('nothing.pdf')).code).toBe(2)
  })

  it.skipIf(!hasQpdf)('passes the check of qpdf', () => {
    const said = execFileSync('qpdf', ['--check', join(folder, 'whole.pdf')], { encoding: 'utf8' })
    expect(said).toContain('No syntax or stream encoding errors found')
  })

  async function check(...args: string[]) {
    const lines: string[] = []
    const context = { cwd: folder, say: () => {}, print: (text: string) => void lines.push(text) }
    const portal = () => Promise.reject(new Error('A check opens no database.'))
    const code = await command.run({ ...context, portal }, ['check', ...args])
    return { code, printed: lines.join('\n') }
  }
})
