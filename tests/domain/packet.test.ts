import { describe, expect, it } from 'vitest'
import { exhibitSchema, packetFieldsSchema } from '../../app/domain/packet'

describe('the title of a packet', () => {
  it('is refused in words where it is longer than a cover takes', () => {
    const read = packetFieldsSchema.safeParse({ title: 'x'.repeat(5_000) })
    expect(read.error?.issues[0]?.message).toBe('Keep this to 200 characters.')
  })
})

describe('packetFieldsSchema', () => {
  it('takes pin cites in the introduction', () => {
    expect(packetFieldsSchema.safeParse({ title: 'Fit', introduction: 'See {Ex. 3 at 2}.' }).success).toBe(
      true,
    )
  })

  it.each(['title', 'forum', 'caption', 'docket', 'parties', 'filer', 'author'])(
    'refuses a pin cite in the %s, where it leads nowhere',
    (field) => {
      const read = packetFieldsSchema.safeParse({ title: 'Fit', [field]: 'Before {Ex. 3 at 2}' })
      expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([
        [
          [field],
          'A cite such as {Ex. 3} leads somewhere only in the argument. Name the exhibit in words here.',
        ],
      ])
    },
  )

  it('takes braces that are no cite', () => {
    expect(packetFieldsSchema.safeParse({ title: 'The {Exhibit} of {3}' }).success).toBe(true)
  })
})

describe('exhibitSchema', () => {
  it('refuses a pin cite in a caption', () => {
    expect(exhibitSchema.safeParse({ record: 'a-letter', caption: '{Ex. 2}' }).success).toBe(false)
  })
})

describe('what a filing says of an exhibit', () => {
  const read = (fields: object) => exhibitSchema.safeParse({ record: 'letter', ...fields })

  it('is nothing until a person decides it', () => {
    expect(read({}).data).toMatchObject({
      basis: 'none',
      confidentiality: 'public',
      production: 'whole',
      pages: '',
    })
  })

  it.each([
    ['basis', '803(6)'],
    ['confidentiality', 'secret'],
    ['language', 'Korean'],
    ['pages', '3-1'],
    ['declaredOn', '2026-11'],
    ['author', 'A\nB'],
  ])('refuses a %s of %j', (field, value) => {
    expect(read({ [field]: value }).error?.issues[0]?.path).toEqual([field])
  })
})

describe('a packet’s own numbers and forms', () => {
  const read = (fields: object) => packetFieldsSchema.safeParse({ title: 'Fit', ...fields })

  it.each(['T', 'tl', 'TOO-LONG-A-PREFIX', 'A B'])('refuses the Bates prefix %j', (batesPrefix) => {
    expect(read({ batesPrefix }).success).toBe(false)
  })

  it('keeps forms in their own order, and takes none', () => {
    expect(read({ forms: 'service custodian' }).data?.forms).toBe('custodian service')
    expect(read({ forms: '' }).data?.forms).toBe('')
    expect(read({ forms: 'oath' }).success).toBe(false)
  })
})
