import { describe, expect, it } from 'vitest'
import { readPrefer, writeContainer, writeContainerPage } from '../../../app/domain/webAnnotation/container'

const prefer = (...iris: string[]) => `return=representation;include="${iris.join(' ')}"`

describe('readPrefer', () => {
  it.each([
    [prefer('http://www.w3.org/ns/ldp#PreferMinimalContainer'), 'minimal'],
    [prefer('http://www.w3.org/ns/oa#PreferContainedIRIs'), 'iris'],
    [prefer('http://www.w3.org/ns/oa#PreferContainedDescriptions'), 'descriptions'],
    [
      prefer(
        'http://www.w3.org/ns/ldp#PreferMinimalContainer',
        'http://www.w3.org/ns/oa#PreferContainedIRIs',
      ),
      'iris',
    ],
    [
      `respond-async, return = representation ; include = "http://www.w3.org/ns/oa#PreferContainedIRIs"`,
      'iris',
    ],
    [prefer('https://example.org/none'), null],
    ['return=minimal', null],
    [null, null],
  ])('reads %s', (header, inclusion) => {
    expect(readPrefer(header)).toBe(inclusion)
  })
})

const CONTAINER = { address: 'https://portal.test/a?tag=x', label: 'Notes', total: 120, modified: null }

describe('a container', () => {
  it('names its first page and its last, and holds neither where it is to be minimal', () => {
    expect(writeContainer(CONTAINER, 'minimal', null)).toMatchObject({
      type: ['BasicContainer', 'AnnotationCollection'],
      total: 120,
      first: 'https://portal.test/a?tag=x&iris=0&page=0',
      last: 'https://portal.test/a?tag=x&iris=0&page=2',
    })
  })

  it('without annotations has no pages', () => {
    expect(writeContainer({ ...CONTAINER, total: 0 }, 'minimal', null)).not.toHaveProperty('first')
  })

  it('leads from each page to the next and back', () => {
    const page = (number: number) => writeContainerPage(CONTAINER, 'iris', { number, items: [] })
    expect(page(0)).toMatchObject({ startIndex: 0, next: expect.stringContaining('iris=1&page=1') })
    expect(page(0)).not.toHaveProperty('prev')
    expect(page(2)).toMatchObject({ startIndex: 100, prev: expect.stringContaining('page=1') })
    expect(page(2)).not.toHaveProperty('next')
    expect(page(2).partOf).toMatchObject({ id: CONTAINER.address, total: 120 })
  })
})
