import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as place } from '../../../scripts/commands/place'
import { aPdf } from '../extract/aPdf'

/** The published samples, where a checkout has them beside it; see their PROVENANCE.md. */
const SAMPLES = join('..', 'shared', 'samples', 'w3c-annotation')

const LETTER =
  'Dear Ms. Okafor:\n\nThe ports were 𝒇ull. It is almost certainly NOT congestion.\n\nWe object. We object.'

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'throughline-place-'))
  await writeFile(join(cwd, 'letter.txt'), LETTER)
  await writeFile(join(cwd, 'letter.html'), '<title>x</title><p>Dear Sir,</p><p>The ports were\nfull.</p>')
  await writeFile(join(cwd, 'letter.pdf'), await aPdf([['The ports were full.'], ['On the second page.']]))
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

/** Places annotations in a file; answers the exit code, and what was printed, as JSON where it was asked for. */
async function run(notes: unknown, file: string, ...flags: string[]) {
  await writeFile(join(cwd, 'notes.json'), typeof notes === 'string' ? notes : JSON.stringify(notes))
  const [printed, said]: [string[], string[]] = [[], []]
  const context = {
    portal: () => Promise.reject(new Error('The catalog is not to be touched.')),
    cwd,
    say: (line: string) => void said.push(line),
    print: (text: string) => void printed.push(text),
  }
  const code = await place.run(context, ['notes.json', file, ...flags])
  const text = printed.join('\n')
  return {
    code,
    text,
    said: said.join('\n'),
    json: flags.includes('--json') && text ? JSON.parse(text) : null,
  }
}

const quote = (exact: string, more = {}) => ({ type: 'TextQuoteSelector', exact, ...more })
const annotation = (id: string, selector: unknown) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  target: { source: 'https://example.org/letter', selector },
})

describe('throughline place', () => {
  it('answers 0 where all words are there, with offsets in code points', async () => {
    const { code, json } = await run(
      [annotation('urn:1', [quote('almost certainly NOT congestion')])],
      'letter.txt',
      '--json',
    )
    expect(code).toBe(0)
    const start = [...LETTER.slice(0, LETTER.indexOf('almost'))].length
    expect(json.annotations).toEqual([
      {
        id: 'urn:1',
        state: 'exact',
        words: 'almost certainly NOT congestion',
        isTypography: false,
        found: 'almost certainly NOT congestion',
        places: [{ page: 1, start, endPage: 1, end: start + 31, startOfAll: start, endOfAll: start + 31 }],
      },
    ])
  })

  it('answers 1 and shows the difference of words that were altered', async () => {
    const selector = quote('almost certainly congestion', {
      prefix: 'The ports were full. It is ',
      suffix: '.\n\nWe object',
    })
    const { code, text } = await run(selector, 'letter.txt')
    expect(code).toBe(1)
    expect(text).toContain('altered')
    expect(text).toContain('{+NOT+}')
    expect((await run(selector, 'letter.txt', '--json')).json.annotations[0].difference).toContainEqual({
      kind: 'added',
      text: 'NOT ',
    })
  })

  it('names every place of words that stand in several', async () => {
    const { code, json } = await run({ exact: 'We object.' }, 'letter.txt', '--json')
    expect(code).toBe(1)
    expect(json.annotations[0]).toMatchObject({ state: 'ambiguous', places: [{ page: 1 }, { page: 1 }] })
  })

  it('takes a position for the old place: over the whole text, in code points', async () => {
    const start = [...LETTER].join('').indexOf('We object.') - 1
    const at = (from: number) => [
      quote('We object.'),
      { type: 'TextPositionSelector', start: from, end: from + 10 },
    ]
    expect((await run({ selector: at(start) }, 'letter.txt', '--json')).json.annotations[0].state).toBe(
      'exact',
    )
    expect(
      (await run({ selector: at(start + 11) }, 'letter.txt', '--json')).json.annotations[0],
    ).toMatchObject({
      state: 'exact',
      places: [{ start: start + 11 }],
    })
  })

  it('says that words are lost, and that it cannot tell where there are none', async () => {
    expect(await run(quote('nothing of the kind'), 'letter.txt')).toMatchObject({
      code: 1,
      text: expect.stringContaining('lost'),
    })
    const bare = { type: 'TextPositionSelector', start: 3, end: 9 }
    expect(await run(bare, 'letter.txt')).toMatchObject({
      code: 2,
      text: expect.stringContaining('cannot tell'),
    })
  })

  it('reads web pages and PDFs, and a page that the target names', async () => {
    const words = quote('The ports were full.')
    expect((await run(words, 'letter.html', '--json')).json.annotations[0].state).toBe('exact')
    const onPage = (page: number) =>
      annotation('urn:1', [{ type: 'FragmentSelector', value: `page=${page}` }, words])
    expect((await run(onPage(1), 'letter.pdf', '--json')).json.annotations[0].state).toBe('exact')
    expect((await run(onPage(2), 'letter.pdf', '--json')).json.annotations[0]).toMatchObject({
      state: 'moved',
      places: [{ page: 1 }],
    })
  })

  it('reads pages and collections of annotations', async () => {
    const items = [annotation('urn:1', quote('The ports')), annotation('urn:2', quote('object'))]
    const page = { type: 'AnnotationPage', items }
    expect((await run(page, 'letter.txt', '--json')).json.annotations).toHaveLength(2)
    const collection = { type: 'AnnotationCollection', total: 2, first: page }
    expect((await run(collection, 'letter.txt', '--json')).json.annotations).toHaveLength(2)
  })

  it('answers 2 in words where something cannot be read', async () => {
    expect(await run('{', 'letter.txt')).toMatchObject({ code: 2, said: expect.stringContaining('no JSON') })
    expect(await run({}, 'letter.txt')).toMatchObject({
      code: 2,
      said: expect.stringContaining('annotation'),
    })
    expect(await run(quote('x'), 'gone.txt')).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no file'),
    })
    expect(await run(quote('x'), 'letter.txt', 'more')).toMatchObject({
      code: 2,
      said: expect.stringContaining('Usage'),
    })
  })

  it.skipIf(!existsSync(SAMPLES))(
    `reads each of the W3C's own examples (${SAMPLES}, where it is there)`,
    async () => {
      for (const name of readdirSync(SAMPLES).filter((it) => it.endsWith('.json'))) {
        const { readFile } = await import('node:fs/promises')
        const { code } = await run(await readFile(join(SAMPLES, name), 'utf8'), 'letter.txt')
        expect([0, 1, 2], name).toContain(code)
      }
    },
  )
})
