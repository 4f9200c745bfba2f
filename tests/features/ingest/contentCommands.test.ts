import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Portal } from '../../../app/portal.server'
import { command as contentCommand } from '../../../scripts/commands/content'
import { command as syncCommand } from '../../../scripts/commands/sync'
import type { Command } from '../../../scripts/throughline'
import { openTestPortal } from '../../openTestPortal'
import { A_LETTER, aContentFolder, emptyCatalog, type ContentFolder } from './contentFolder'

let portal: Portal
let folder: ContentFolder
const out = mkdtempSync(join(tmpdir(), 'throughline-out-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

beforeAll(async () => void (portal = await openTestPortal()))
beforeEach(async () => {
  await emptyCatalog(portal)
  folder = aContentFolder()
})

/** Runs a command in the content folder, and answers its exit code and all it said. */
async function run(command: Command, ...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const code = await command.run(
    {
      portal: async () => portal,
      cwd: folder.path,
      say: (line) => void said.push(line),
      print: (text) => void printed.push(text),
    },
    args,
  )
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

describe('throughline sync', () => {
  it('says what it added, then that nothing changed', async () => {
    expect(await run(syncCommand, '.')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^7 added, 0 changed, 0 removed\.\nAdded: .*letter\.q1/) as string,
    })
    const printed = 'The record is as its files say; nothing changed.'
    expect(await run(syncCommand, '.')).toMatchObject({ code: 0, printed })
  })

  it('names every problem and answers 1', async () => {
    folder.replace('people.yaml', '2014-06', 'June 2014')
    const { code, printed, said } = await run(syncCommand, '.')
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
    expect(said).toContain('people.yaml:5: randal-milch.roleAsOf: is "June 2014".')
    expect(said).toContain('Nothing was synced: 1 problem.')
  })

  it('answers machines with one JSON document', async () => {
    const done = await run(syncCommand, '.', '--json')
    expect(JSON.parse(done.printed)).toMatchObject({ isSynced: true, removed: [], kept: [] })
    folder.replace('people.yaml', '2014-06', 'June')
    const refused = await run(syncCommand, '.', '--json')
    expect(JSON.parse(refused.printed)).toMatchObject({
      isSynced: false,
      problems: [{ path: 'people.yaml', line: 5, field: 'randal-milch.roleAsOf' }],
    })
  })

  it('answers 2 to what it does not know', async () => {
    expect(await run(syncCommand, '--fast')).toMatchObject({ code: 2 })
    expect(await run(syncCommand, 'a', 'b')).toMatchObject({ code: 2 })
  })
})

describe('throughline content', () => {
  it('checks files without a sync', async () => {
    const printed = '6 records in 5 files, without a problem.'
    expect(await run(contentCommand, 'check', '.')).toEqual({ code: 0, printed, said: '' })
    folder.replace('people.yaml', 'organization: verizon', 'organization: verizn')
    const { code, said } = await run(contentCommand, 'check', '.')
    expect(code).toBe(1)
    expect(said).toContain('Did you mean "verizon"?')
    expect(await portal.db.record.count()).toBe(0)
  })

  it('writes the catalog to a folder, and compares it with one', async () => {
    await run(syncCommand, '.')
    expect(await run(contentCommand, 'export', '--out', out)).toMatchObject({ code: 0 })
    for (const [path, text] of Object.entries(A_LETTER))
      expect(readFileSync(join(out, path), 'utf8')).toBe(text)
    expect(await run(contentCommand, 'export', '--check', out)).toMatchObject({ code: 0 })
    folder.replace('people.yaml', 'Randal', 'R.')
    folder.write('disputes/other.md', '---\n---\n')
    const { code, printed } = await run(contentCommand, 'export', '--check', '.')
    expect(code).toBe(1)
    expect(printed.split('\n')).toEqual([
      'people.yaml differs from the catalog.',
      'disputes/other.md holds nothing of the catalog.',
    ])
  })

  it('answers 2 to what it does not know', async () => {
    for (const args of [[], ['import'], ['export'], ['export', '--out'], ['check', 'a', 'b']]) {
      expect(await run(contentCommand, ...args)).toMatchObject({ code: 2, printed: '' })
    }
  })
})
