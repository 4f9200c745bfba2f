import { describe, expect, it } from 'vitest'
import { readersSee } from '../../../app/domain/redaction/readersSee'

const PLAIN = {
  ...{ isDraft: false, isWithheld: false, marks: 0, hasCopy: false, isRedactable: false },
  job: null as string | null,
}
const MARKED = { ...PLAIN, isWithheld: true, marks: 1, isRedactable: true }

describe('what readers see of a version', () => {
  it.each([
    ['it, where nothing is marked', PLAIN, 'as-it-is'],
    ['nothing of a draft', { ...PLAIN, isDraft: true }, 'nothing-yet'],
    [
      'nothing, where its bytes are redacted as another document',
      { ...PLAIN, isWithheld: true },
      'withheld-elsewhere',
    ],
    ['its copy', { ...MARKED, hasCopy: true, job: 'done' }, 'copy'],
    ['its copy, though making it anew failed', { ...MARKED, hasCopy: true, job: 'failed' }, 'copy'],
    ['nothing of a draft’s copy', { ...MARKED, hasCopy: true, isDraft: true }, 'copy-of-draft'],
    ['nothing while its copy is made', { ...MARKED, job: 'running' }, 'being-made'],
    ['nothing, where that failed', { ...MARKED, job: 'failed' }, 'failed'],
    ['nothing, where that was stopped', { ...MARKED, job: 'cancelled' }, 'cancelled'],
    ['nothing, where no copy of it was asked for', { ...MARKED, job: 'done' }, 'not-asked'],
    ['nothing of one on which nothing holds', { ...MARKED, isRedactable: false, job: 'done' }, 'unmarked'],
  ])('is %s', (_, known, sees) => {
    expect(readersSee(known)).toBe(sees)
  })
})
