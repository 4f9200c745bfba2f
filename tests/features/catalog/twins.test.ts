import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TWIN_LISTS, type TwinList } from '../../../app/catalog/twins/lists'
import { writeOpenApi } from '../../../app/catalog/twins/openapi'
import { TWIN_SCHEMA_OF } from '../../../app/catalog/twins/schemas'
import { writeListTwin, writeRecordTwin } from '../../../app/catalog/twins/writeTwins'
import routeConfig from '../../../app/routes'
import { shippedCatalog } from '../../shippedRecord'

const routes = routeConfig as { path?: string }[]
const catalog = await shippedCatalog()
const address = (path: string) => `https://record.example${path}`
const document = writeOpenApi('https://record.example')
const components = document.components as { schemas: Record<string, object> }

/** A schema of the document, standing alone, as a program that read only the document would have it. */
function promised(name: string) {
  const whole = JSON.stringify({ ...components.schemas[name], $defs: components.schemas })
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')))
}

describe('writeRecordTwin', () => {
  it('gives every record of the shipped record a twin that passes its schema', () => {
    const refused = [...catalog.all()].flatMap((record) => {
      const read = TWIN_SCHEMA_OF[record.kind].safeParse(
        JSON.parse(JSON.stringify(writeRecordTwin(catalog, record, address))),
      )
      return read.success ? [] : [`${record.id}: ${z.prettifyError(read.error)}`]
    })
    expect(refused).toEqual([])
  })

  it.each(Object.entries(TWIN_LISTS))('matches the OpenAPI document: %s', (_list, kind) => {
    const schema = promised(`${kind}Twin`)
    for (const record of catalog.list(kind).slice(0, 20)) {
      const twin = JSON.parse(JSON.stringify(writeRecordTwin(catalog, record, address)))
      expect(schema.safeParse(twin).error?.issues ?? [], record.id).toEqual([])
    }
  })

  it('resolves every record that the fields name, and says where the record itself is named', () => {
    const letter = catalog.get('verizon-cease-and-desist-2014-06-05')!
    const twin = writeRecordTwin(catalog, letter, address)
    expect(twin.references['randal-milch']).toEqual({
      id: 'randal-milch',
      kind: 'person',
      title: 'Randal S. Milch',
      date: null,
      url: 'https://record.example/people/randal-milch',
      api: 'https://record.example/api/v1/people/randal-milch',
    })
    expect(twin.mentionedBy.map(({ record, field }) => `${record.id} ${field}`)).toContain(
      'ev-cease-and-desist documents[0]',
    )
    expect(twin.parts.map(({ id }) => id)).toContain('verizon-cease-and-desist-2014-06-05.d3')
  })

  it('reads a link from both ends', () => {
    const ends = ['netflix-reply-letter-2014-06-09', 'verizon-cease-and-desist-2014-06-05'].map((id) => {
      const { links } = writeRecordTwin(catalog, catalog.get(id)!, address)
      return links
        .filter(({ type, record }) => type === 'answers' && record.kind === 'document')
        .map(({ says, record }) => `${says} ${record.id}`)
    })
    expect(ends[0]).toContain('answers verizon-cease-and-desist-2014-06-05')
    expect(ends[1]).toContain('answered by netflix-reply-letter-2014-06-09')
  })
})

describe('writeListTwin', () => {
  const page = (list: TwinList, query: string) =>
    writeListTwin(catalog, list, new URLSearchParams(query), address)

  it.each(Object.keys(TWIN_LISTS) as TwinList[])(
    'leads through all of %s, each record once, as the document promises',
    (list) => {
      const schema = promised(`${TWIN_LISTS[list]}List`)
      const seen: string[] = []
      let query: string | null = 'perPage=50'
      while (query !== null) {
        const twin = page(list, query)
        if (!twin.ok) throw new Error(twin.refusal.parameter)
        expect(schema.safeParse(JSON.parse(JSON.stringify(twin.value))).error?.issues ?? []).toEqual([])
        seen.push(...twin.value.items.map(({ id }) => id))
        query = twin.value.next && new URL(twin.value.next).search
      }
      expect(seen).toEqual(catalog.list(TWIN_LISTS[list]).map(({ id }) => id))
    },
  )

  it.each(['page=0', 'page=-1', 'page=x', 'page=1e3', 'page=', 'perPage=201', `page=${'9'.repeat(10_000)}`])(
    'refuses %s and says what is accepted',
    (query) => {
      expect(page('disputes', query)).toMatchObject({
        ok: false,
        refusal: { accepts: expect.stringContaining('whole number from 1') },
      })
    },
  )

  it('gives an empty page past the last one, with the total', () => {
    expect(page('disputes', 'page=99')).toMatchObject({
      ok: true,
      value: { items: [], next: null, total: 30 },
    })
  })
})

describe('writeOpenApi', () => {
  it('refers only to schemas that it holds', () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    )
    expect(referred.length).toBeGreaterThan(50)
    expect(referred.filter((name) => !(name in components.schemas))).toEqual([])
  })

  it('names every address under /api/v1 that the portal answers, and none besides', () => {
    const answered = routes.flatMap(({ path }) =>
      path?.startsWith('api/v1/') ? [`/${path.replace(/:\w+/g, '{id}')}`] : [],
    )
    const lists = Object.keys(TWIN_LISTS).flatMap((list) => [`/api/v1/${list}`, `/api/v1/${list}/{id}`])
    const expected = [
      ...answered.filter((path) => !path.startsWith('/api/v1/{id}')),
      ...lists,
      '/api/v1/records/{id}',
    ]
    const named = Object.keys(document.paths as object).map((path) => path.replace(/\{\w+\}/g, '{id}'))
    expect(named.sort()).toEqual([...new Set(expected)].sort())
  })

  it('has a twin for every list of records and every record page', () => {
    const pages = routes.flatMap(({ path }) =>
      /^(disputes|documents|organizations|people|proceedings|measurements|sources|packets|timeline)(\/:\w+)?$/.test(
        path ?? '',
      )
        ? [path!]
        : [],
    )
    expect(pages.length).toBeGreaterThan(13)
    for (const page of pages)
      expect(document.paths).toHaveProperty([`/api/v1/${page.replace(/:\w+/, '{id}')}`])
  })

  it('names each list and its records', () => {
    for (const list of Object.keys(TWIN_LISTS))
      expect(document.paths).toHaveProperty([`/api/v1/${list}/{id}`])
  })
})
