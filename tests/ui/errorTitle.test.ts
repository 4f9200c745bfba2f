import { describe, expect, it } from 'vitest'
import { titleOfError } from '../../app/ui/ErrorPage'

const answered = (status: number) => ({ status, statusText: '', internal: false, data: 'No.' })

describe('titleOfError', () => {
  it.each([
    [404, 'Not found'],
    [403, 'Not open to you'],
    [422, 'Not done'],
    [503, 'Not done'],
    [500, 'The page could not be shown'],
  ])('names the window of a page that was answered with %i', (status, title) => {
    expect(titleOfError(answered(status))).toBe(title)
  })

  it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'names the window of a page that nobody answered: %s',
    (message) => {
      expect(titleOfError(new TypeError(message))).toBe('No answer')
    },
  )

  it('names the window of a page that failed', () => {
    expect(titleOfError(new Error('anything'))).toBe('The page could not be shown')
  })
})
