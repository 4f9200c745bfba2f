import { describe, expect, it } from 'vitest'
import { Catalog } from '../../../app/catalog/catalog'
import { findNamed, nameInForm, namesLike } from '../../../app/catalog/recordNames'
import { organizationSchema, personSchema, type CatalogRecord } from '../../../app/domain/records'

const organization = (id: string, name: string, over: object = {}) =>
  organizationSchema.parse({
    kind: 'organization',
    id,
    name,
    type: 'carrier',
    country: 'US',
    description: '',
    ...over,
  })
const person = (id: string, name: string, role: string) =>
  personSchema.parse({ kind: 'person', id, name, role, roleAsOf: '2014' })
const records: CatalogRecord[] = [
  organization('fcc', 'Federal Communications Commission', { abbreviation: 'FCC' }),
  organization('verizon', 'Verizon'),
  organization('verizon-wireless', 'Verizon Wireless', { aliases: ['Cellco Partnership'] }),
  person('john-smith', 'John Smith', 'Counsel'),
  person('john-smith-2', 'John Smith', 'Engineer'),
]
const standing = { state: 'published', origin: 'portal', revision: 1, updatedAt: new Date(0) } as const
const catalog = new Catalog(
  1,
  records.map((record) => ({ record, standing })),
)
const ANY = ['person', 'organization'] as const

describe('findNamed', () => {
  it.each([
    ['verizon-wireless', 'verizon-wireless'],
    [' verizon  WIRELESS ', 'verizon-wireless'],
    ['Cellco Partnership', 'verizon-wireless'],
    ['fcc', 'fcc'],
    ['Verizon', 'verizon'],
  ])('takes “%s” for %s', (typed, id) => {
    expect(findNamed(catalog, ANY, typed)).toEqual({ ok: true, value: id })
  })

  it.each([
    [
      'John Smith',
      'Several people or organizations go by “John Smith”. Write the id of the one you mean: john-smith (Counsel) or john-smith-2 (Engineer).',
    ],
    ['wireless', 'There is no person or organization “wireless”. Did you mean “Verizon Wireless”?'],
    ['Verizn', 'There is no person or organization “Verizn”. Did you mean “Verizon”?'],
    ['Jane Roe', 'There is no person or organization “Jane Roe”.'],
  ])('says of “%s” who may be meant', (typed, says) => {
    expect(findNamed(catalog, ANY, typed)).toMatchObject({ ok: false, refusal: { says } })
  })
})

it('shows a record by its name where that leads back to it, else by its id', () => {
  expect(['fcc', 'john-smith', 'gone'].map((id) => nameInForm(catalog, ANY, id))).toEqual([
    'Federal Communications Commission',
    'john-smith',
    'gone',
  ])
})

it('finds what fits as somebody types, the shortest names first', () => {
  expect(namesLike(catalog, ANY, 'veri', 5)).toEqual([
    { value: 'Verizon', about: 'US' },
    { value: 'Verizon Wireless', about: 'US' },
  ])
})
