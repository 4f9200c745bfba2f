import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Portal } from '../../../app/portal.server'
import { command as add } from '../../../scripts/commands/add'
import { aWarc } from '../../aWarc'
import { openTestPortal } from '../../openTestPortal'
import { addLetter } from '../aLetter'

let portal: Portal
let cwd: string
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  cwd = mkdtempSync(join(tmpdir(), 'throughline-add-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const write = (name: string, bytes: string | Buffer) => writeFileSync(join(cwd, name), bytes)

async function run(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const context = {
    portal: async () => portal,
    cwd,
    say: (line: string) => void said.push(line),
    print: (text: string) => void printed.push(text),
  }
  const code = await add.run(context as never, args)
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

const aCapture = (title: string) => ({
  url: `http://example.org/${title}`,
  http: 'HTTP/1.1 200 OK\r\nContent-Type: text/html',
  body: `<title>${title}</title><p>Words of ${title}`,
})

describe('throughline add', () => {
  it('prints of a file what it is and which document it is now', async () => {
    write('memo.txt', 'A memorandum.')
    const { code, printed } = await run('memo.txt')
    expect(code).toBe(0)
    expect(printed).toContain('memo.txt: kept, text/plain, 13 bytes, 1 page of text.')
    expect(printed).toContain('Document memo (draft): memo')
  })

  it('prints of a web archive which document its capture became', async () => {
    write('one.warc', aWarc([aCapture('alone')]))
    const { code, printed } = await run('one.warc')
    expect(code).toBe(0)
    expect(printed).toContain('1 part of it taken as originals of their own: /intake/')
    expect(printed).toContain('Part record 1, capture: alone, taken as alone')
  })

  it('prints of an archive of several that one has to choose', async () => {
    write('two.warc', aWarc([aCapture('first'), aCapture('second')]))
    expect((await run('two.warc')).printed).toContain('It holds 2 documents. Choose which to take: /intake/')
  })

  it('answers a row for each file as JSON, with its receipt, its document, its flags and its parts', async () => {
    write('again.txt', 'A memorandum.')
    write('three.warc', aWarc([aCapture('third')]))
    const { code, printed } = await run('again.txt', 'three.warc', '--json')
    expect(code).toBe(0)
    const { files } = JSON.parse(printed) as { files: unknown[] }
    expect(files).toMatchObject([
      {
        file: 'again.txt',
        added: false,
        receipt: expect.any(String),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        sizeBytes: 13,
        mediaType: 'text/plain',
        state: 'filed',
        document: { id: 'memo', title: 'memo', isDraft: true },
        pages: 1,
        flags: [],
        problem: null,
        parts: [],
      },
      {
        file: 'three.warc',
        added: true,
        state: 'taken',
        document: null,
        parts: [{ path: 'record 1', title: 'third', receipt: expect.any(String), document: 'third' }],
      },
    ])
  })

  it('refuses a program and a document that is not there, and says where no file is', async () => {
    write('tool.bin', Buffer.from('7f454c4602010100', 'hex'))
    expect(await run('tool.bin')).toMatchObject({ code: 1, said: expect.stringContaining('a program') })
    expect(await run('memo.txt', '--document', 'no-letter')).toMatchObject({
      code: 1,
      said: 'There is no document "no-letter".',
    })
    expect((await run('absent.txt')).code).toBe(2)
    expect((await run()).code).toBe(2)
  })

  it('goes on with the others where one is refused', async () => {
    write('good.txt', 'Good words.')
    const { code, printed } = await run('tool.bin', 'good.txt', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({
      files: [
        { added: false, message: expect.any(String) },
        { added: true, state: 'filed' },
      ],
    })
  })
})
