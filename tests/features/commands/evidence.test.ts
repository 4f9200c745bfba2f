import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Portal } from '../../../app/portal.server'
import { command as add } from '../../../scripts/commands/add'
import { command as rebuildText } from '../../../scripts/commands/rebuild-text'
import { command as verifyEvidence } from '../../../scripts/commands/verify-evidence'
import type { Command } from '../../../scripts/throughline'
import { openTestPortal } from '../../openTestPortal'
import { addLetter } from '../aLetter'

let portal: Portal
let cwd: string
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  cwd = await mkdtemp(join(tmpdir(), 'throughline-add-'))
  await writeFile(join(cwd, 'letter.txt'), 'Dear Sir')
  await writeFile(join(cwd, 'program.pdf'), Buffer.from('7f454c4602010100', 'hex'))
  await writeFile(join(cwd, 'memo.txt'), 'A memorandum')
  await writeFile(join(cwd, 'other.txt'), 'Another one')
})

/** Runs a command; answers its exit code and what it printed and said. */
async function run(command: Command, ...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const context = {
    portal: async () => portal,
    cwd,
    say: (line: string) => void said.push(line),
    print: (text: string) => void printed.push(text),
  }
  const code = await command.run(context as never, args)
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

describe('throughline add', () => {
  it('keeps a file that stands beside whoever calls it, and writes a row of the log', async () => {
    const { code, printed } = await run(add, 'letter.txt', '--document', 'a-letter', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      added: true,
      sizeBytes: 8,
      pages: 1,
      mediaType: 'text/plain',
      state: 'filed',
      document: { id: 'a-letter' },
      flags: [],
      parts: [],
    })
    expect(
      await portal.db.auditEntry.count({ where: { action: 'original.receive', actor: 'command line' } }),
    ).toBe(1)
    expect((await run(add, 'letter.txt', '--document', 'a-letter')).printed).toContain('held already')
  })

  it('refuses in words what it does not take', async () => {
    expect(await run(add, 'program.pdf', '--document', 'a-letter')).toMatchObject({
      code: 1,
      said: expect.stringContaining('a program'),
    })
    expect(await run(add, 'letter.txt', '--document', 'none')).toMatchObject({
      code: 1,
      said: expect.stringContaining('no document "none"'),
    })
    expect(await run(add, 'gone.txt', '--document', 'a-letter')).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no file'),
    })
    expect(await run(add)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  })

  it('takes several files, each as a draft of its own, and goes on after one that it refuses', async () => {
    const { code, printed } = await run(add, 'memo.txt', 'program.pdf', 'other.txt', '--json')
    expect(code).toBe(1)
    const { files } = JSON.parse(printed)
    expect(files).toMatchObject([
      { document: { id: 'memo', isDraft: true } },
      { added: false, message: expect.stringContaining('a program') },
      { document: { id: 'other', isDraft: true } },
    ])
  })
})

describe('throughline verify-evidence', () => {
  it('answers 0 where all is intact, and 1 with the name of each damaged or missing original', async () => {
    // Three texts, and the rendering of each.
    expect(await run(verifyEvidence)).toMatchObject({
      code: 0,
      printed: '6 intact, 0 missing, 0 damaged, 0 extra.',
    })
    const { sha256 } = (await portal.db.provenance.findFirst({ where: { fileName: 'letter.txt' } }))!
    const path = join(
      fileURLToPath(portal.settings.evidenceUrl),
      sha256.slice(0, 2),
      sha256.slice(2, 4),
      sha256,
    )
    await chmod(path, 0o644)
    await writeFile(path, 'Dear Sir!')
    expect(await run(verifyEvidence)).toMatchObject({
      code: 1,
      printed: expect.stringContaining(`damaged  ${sha256}`),
    })
    await rm(path)
    const { code, printed } = await run(verifyEvidence, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({ missing: 1, findings: [{ state: 'missing', sha256 }] })
    expect(await run(rebuildText)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('missing from the store'),
    })
    await writeFile(path, 'Dear Sir')
    expect(await run(rebuildText)).toMatchObject({ code: 0, printed: '6 the same, 0 changed, 0 failed.' })
  })
})
