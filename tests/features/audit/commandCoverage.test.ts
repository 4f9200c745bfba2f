import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../scripts/commands'
import { anOriginal } from '../../aDossier'
import { takeOriginal } from '../../aPackage'
import { aStoredPacket } from '../../aPacket'
import { LETTER } from '../aLetter'
import { DOCUMENT, openDesk, owner, portal, send } from './changes/changeDesk'

let folder: string
beforeAll(async () => {
  await openDesk()
  folder = await mkdtemp(join(tmpdir(), 'throughline-audit-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** For each command that changes something: arguments with which it does. */
const COMMAND_LINES: Record<string, () => Promise<string[]>> = {
  add: async () => {
    await writeFile(join(folder, 'letter.txt'), 'The letter, as a file of ours.')
    return ['letter.txt', '--document', LETTER.id]
  },
  'import-annotations': async () => {
    const note = { type: 'Annotation', bodyValue: 'Out of a file.', target: 'https://example.org/b' }
    await writeFile(join(folder, 'notes.json'), JSON.stringify(note))
    return ['notes.json', '--document', LETTER.id, '--as', owner.email]
  },
  packet: async () => {
    const pdf = await anOriginal(['A page that gets a Bates number.'])
    await takeOriginal(portal, pdf, { fileName: 'letter.pdf' }, LETTER.id)
    const { packet } = await aStoredPacket(portal, owner.viewer, [LETTER.id])
    return ['build', packet.id, '--out', 'letter.pdf']
  },
  'rebuild-text': async () => {
    await send('/documents/:documentId/originals', {
      params: DOCUMENT,
      file: 'A letter of which text is lost.',
    })
    await portal.db.page.deleteMany()
    return []
  },
  sync: async () => {
    await mkdir(join(folder, 'content'))
    const source = 'another-source:\n  title: Another\n  publisher: A press\n'
    await writeFile(join(folder, 'content', 'sources.yaml'), source)
    return ['content']
  },
}

describe('every command that changes something', () => {
  const changing = COMMANDS.filter((command) => command.mutates)

  it('is listed here', () => {
    expect(Object.keys(COMMAND_LINES).sort()).toEqual(changing.map(({ name }) => name).sort())
  })

  it.each(changing)('$name writes to the log what it changed', async (command) => {
    const args = await COMMAND_LINES[command.name]!()
    const before = await portal.db.auditEntry.count()
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const code = await command.run({ portal: async () => portal, cwd: folder, say, print: say }, args)
    expect([said, code]).toEqual([said, 0])
    expect(await portal.db.auditEntry.count()).toBeGreaterThan(before)
  })
})
