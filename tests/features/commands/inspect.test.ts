import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as inspect } from '../../../scripts/commands/inspect'

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'throughline-inspect-'))
  await writeFile(join(cwd, 'letter.txt'), 'Dear Sir,\nthe p\u0430ge is clear.')
  await writeFile(join(cwd, 'clip.pdf'), Buffer.from('474946383961', 'hex'))
  await writeFile(join(cwd, 'broken.pdf'), '%PDF-1.7\n')
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

/** Runs the command without a portal: asking for one fails. */
async function run(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const context = {
    portal: () => Promise.reject(new Error('It opens the portal.')),
    cwd,
    say: (line: string) => void said.push(line),
    print: (text: string) => void printed.push(text),
  }
  const code = await inspect.run(context, args)
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

describe('throughline inspect', () => {
  it('says all of a file in one JSON document; a flag alone is no failure', async () => {
    const { code, printed } = await run('letter.txt', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      files: [
        {
          fileName: 'letter.txt',
          sizeBytes: 29,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          isRead: true,
          mediaType: 'text/plain',
          pages: [{ number: 1, characters: 28, text: 'Dear Sir,\nthe p\u0430ge is clear.' }],
          flags: [{ kind: 'lookalike-letters', page: 1, words: 'p\u0430ge' }],
          problem: null,
        },
      ],
    })
  })

  it('says it for people, the words of each page last', async () => {
    const { printed } = await run('letter.txt')
    expect(printed).toContain('Plain text, 1 page, 28 characters')
    expect(printed).toContain('lookalike-letters, page 1:')
    expect(printed).toContain('── Page 1: 28 characters ──\nDear Sir,')
  })

  it('fails where one of several files is refused or cannot be read, and says why', async () => {
    const { code, printed } = await run('letter.txt', 'clip.pdf', 'broken.pdf')
    expect(code).toBe(1)
    expect(printed).toContain('The file is a GIF picture')
    expect(printed).toContain('Problem: ')
  })

  it('answers 2 where a file is not there, or none is named', async () => {
    expect(await run('gone.txt')).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no file'),
    })
    expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  })
})
