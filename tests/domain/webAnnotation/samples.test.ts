import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readExchange } from '../../../app/domain/webAnnotation/readExchange'

const PLACES = ['../shared/samples', '../../shared/samples']
const SAMPLES = PLACES.map((place) => join(process.cwd(), place)).find(existsSync) ?? ''
const here = SAMPLES !== ''
if (!here) console.info(`Not run: the publishers’ own examples lie in neither of ${PLACES.join(', ')}.`)

/** For each example of the Recommendation: its kind here, its words, and what is kept apart. */
const EXPECTED: Record<string, { kind?: string; body?: string; parts: string[] }> = {
  'anno1.json': { kind: 'note', body: '<http://example.org/post1>', parts: [] },
  'anno4.json': { parts: ['fragment of the target', 'format of the target', 'type of the target'] },
  'anno5.json': {
    body: "j'adore !",
    parts: ['HTML of the body, shown as plain words', 'language of a body'],
  },
  'anno9.json': { body: '<http://example.org/description1>\n\ntag1', parts: ['further target'] },
  'anno14.json': { parts: ['created of a body', 'creator of a body', 'generated', 'generator'] },
  'anno15.json': { parts: ['email_sha1 of the creator', 'generator', 'nickname of the creator'] },
  'anno20.json': { parts: ['canonical', 'rights of a body', 'via'] },
  'anno21.json': { parts: ['purpose of a body', 'type of the target'] },
  'anno22.json': { parts: ['selector', 'selector of a body'] },
  'anno23.json': { parts: ['purpose of a body', 'selector of a body'] },
  'anno24.json': { parts: ['CssSelector'] },
  'anno25.json': { parts: ['XPathSelector'] },
  'anno26.json': { parts: [] },
  'anno27.json': { parts: [] },
  'anno28.json': { parts: ['DataPositionSelector'] },
  'anno35.json': { parts: ['HttpRequestState'] },
  'anno37.json': { parts: ['styleClass', 'stylesheet'] },
  'anno38.json': { parts: ['styleClass', 'stylesheet'] },
  'anno39.json': { parts: ['renderedVia', 'selector'] },
  'anno40.json': { parts: ['scope'] },
}

describe.runIf(here)('the examples of the Web Annotation Data Model', () => {
  const folder = join(SAMPLES, 'w3c-annotation')
  const files = here ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const read = (name: string) => {
    const found = readExchange(readFileSync(join(folder, name), 'utf8'))
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }

  it('are all known here', () => {
    expect(files.sort()).toEqual([...Object.keys(EXPECTED), 'collection.json', 'page.json'].sort())
  })

  it.each(Object.entries(EXPECTED))(
    '%s is read, and what we have no place for is named',
    (name, expected) => {
      const { notes } = read(name)
      expect(notes).toHaveLength(1)
      const { parts, ...rest } = expected
      expect(notes[0]).toMatchObject(rest)
      expect(notes[0]!.apart.map(({ part }) => part).sort()).toEqual([...parts].sort())
    },
  )

  it('page.json has two annotations, and says that 42,023 are not all here', () => {
    expect(read('page.json')).toMatchObject({ notes: [{ id: 'http://example.org/anno1' }, {}] })
    expect(read('page.json').remarks.join()).toContain('42,023')
  })

  it('collection.json has none, and says where they are', () => {
    const { notes, remarks } = read('collection.json')
    expect([notes.length, remarks.join()]).toEqual([0, expect.stringContaining('http://example.org/page1')])
  })
})

describe.runIf(here)('real answers of other services', () => {
  const read = (...path: string[]) => {
    const found = readExchange(readFileSync(join(SAMPLES, ...path), 'utf8'))
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }

  it('Hypothesis: one public note with its words and position', () => {
    expect(read('hypothesis', 'search-response-2021.json')).toMatchObject({
      format: 'hypothesis',
      remarks: [],
      notes: [
        {
          author: 'DataSeer',
          visibility: 'public',
          tags: ['DataSeer summary'],
          target: { position: { start: 2388, end: 2467 } },
        },
      ],
    })
  })

  it('DocumentCloud: two private notes on the first page', () => {
    expect(read('documentcloud', 'notes-list.json')).toMatchObject({
      format: 'documentcloud',
      notes: [{ visibility: 'private', target: { page: 1 } }, { body: '**Test Note**\n\nNote content!' }],
    })
  })
})
