import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalog } from '../../../app/catalog/catalog'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { documentNamed, offerDocuments } from '../../../app/catalog/documentNamed'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'
import { addLetter, LETTER } from '../aLetter'

let catalog: Catalog
beforeAll(async () => {
  const portal = await openTestPortal()
  await addLetter(portal)
  const twins = ['one', 'two'].map((id) => ({ ...LETTER, id, title: 'Twins' }))
  const origin = { from: 'portal' } as const
  await changeCatalog(
    portal,
    COMMAND_LINE,
    twins.map((record) => ({ do: 'add', record, origin })),
  )
  catalog = await readCatalog(portal, (await signIn(portal, 'editor')).viewer)
})

describe('documentNamed', () => {
  it.each(['a-letter', ' a-letter ', 'A letter of ours', 'a LETTER  of ours'])('knows “%s”', (words) =>
    expect(documentNamed(catalog, words)).toMatchObject({ ok: true, value: { id: 'a-letter' } }),
  )

  it.each([
    ['Twins', 'several-documents'],
    ['sender', 'no-such-document'],
    ['', 'no-such-document'],
  ])('refuses “%s”: %s', (words, refusal) =>
    expect(documentNamed(catalog, words)).toEqual({ ok: false, refusal }),
  )
})

describe('offerDocuments', () => {
  it('offers nothing that documentNamed would refuse', () => {
    const offers = offerDocuments(catalog)
    expect(offers.map(({ value }) => value).sort()).toEqual(['A draft', 'A letter of ours', 'one', 'two'])
    expect(offers.every(({ value }) => documentNamed(catalog, value).ok)).toBe(true)
  })
})
