import { describe, expect, it } from 'vitest'
import { exhibitSchema, packetFieldsSchema } from '../../app/domain/packet'

describe('packetFieldsSchema', () => {
  it('takes pin cites in the introduction', () => {
    expect(packetFieldsSchema.safeParse({ title: 'Fit', introduction: 'See {Ex. 3 at 2}.' }).success).toBe(
      true,
    )
  })

  it.each(['title', 'forum', 'caption', 'docket', 'filer'])(
    'refuses a pin cite in the %s, where it leads nowhere',
    (field) => {
      const read = packetFieldsSchema.safeParse({ title: 'Fit', [field]: 'Before {Ex. 3 at 2}' })
      expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([
        [
          [field],
          'A cite such as {Ex. 3} leads somewhere only in the introduction. Name the exhibit in words here.',
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
