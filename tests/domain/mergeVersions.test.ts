import { describe, expect, it } from 'vitest'
import { changedFields, compareVersions, mergeVersions } from '../../app/domain/mergeVersions'

const base = { title: 'Letter', date: '2014-06-05', people: ['a'], note: 'old' }

describe('compareVersions', () => {
  it('tells who changed what since the common version', () => {
    const theirs = { ...base, title: 'A letter', date: '2014-06' }
    const mine = { ...base, title: 'The letter', people: ['a', 'b'] }
    const found = compareVersions(base, theirs, mine).map(({ field, changedBy }) => [field, changedBy])
    expect(found).toEqual([
      ['title', 'both'],
      ['date', 'them'],
      ['people', 'me'],
    ])
  })

  it('leaves out a field that both changed to the same value', () => {
    expect(compareVersions(base, { ...base, title: 'X' }, { ...base, title: 'X' })).toEqual([])
  })

  it('counts every difference as made by both where the common version is not known', () => {
    const [version] = compareVersions(null, base, { ...base, title: 'X' })
    expect(version).toMatchObject({ field: 'title', theirs: 'Letter', mine: 'X', changedBy: 'both' })
  })

  it('sees a field that one side took away', () => {
    const { note: _, ...mine } = base
    expect(compareVersions(base, base, mine)).toMatchObject([
      { field: 'note', theirs: 'old', mine: undefined, changedBy: 'me' },
    ])
  })
})

describe('mergeVersions', () => {
  const theirs = { ...base, title: 'A letter', date: '2014-06' }
  const mine = { ...base, title: 'The letter', people: ['a', 'b'] }
  const versions = compareVersions(base, theirs, mine)

  it('keeps both sides where only one changed a field, and waits where both did', () => {
    const { merged, undecided } = mergeVersions(versions, theirs, {})
    expect(undecided).toEqual(['title'])
    expect(merged).toMatchObject({ date: '2014-06', people: ['a', 'b'] })
  })

  it('takes the version chosen for each field', () => {
    const { merged, undecided } = mergeVersions(versions, theirs, {
      title: 'mine',
      date: 'mine',
      people: 'theirs',
    })
    expect(undecided).toEqual([])
    expect(merged).toEqual({ ...base, title: 'The letter' })
  })

  it('takes a field away where that was chosen', () => {
    const { note: _, ...without } = base
    const { merged } = mergeVersions(compareVersions(base, base, without), base, { note: 'mine' })
    expect(merged).not.toHaveProperty('note')
  })
})

describe('changedFields', () => {
  it('lists every field of a record that is new or gone', () => {
    expect(changedFields(null, { title: 'X' })).toEqual([{ field: 'title', before: undefined, after: 'X' }])
    expect(changedFields({ title: 'X' }, null)).toEqual([{ field: 'title', before: 'X', after: undefined }])
  })
})
