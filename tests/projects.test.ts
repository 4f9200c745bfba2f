import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testsWithoutDatabase } from './setup/testsWithoutDatabase'

describe('the tests that run once, for they ask no database', () => {
  const once = testsWithoutDatabase('tests/features')

  it.each(['extract/readPdf', 'extract/renderPage', 'dossier/letterPairs', 'verify/report'])(
    'are those of %s',
    (name) => expect(once).toContain(`tests/features/${name}.test.ts`),
  )

  it.each([
    ['opens a portal', 'packets/changePacket'],
    ['has a helper beside it that opens one', 'annotations/annotate'],
    ['has a helper of helpers that opens one', 'audit/coverage'],
  ])('are not those of a file that %s', (_why, name) =>
    expect(once).not.toContain(`tests/features/${name}.test.ts`),
  )

  it('name no opened portal', () => {
    const opening = once.filter((file) => /openTestPortal|openTestDatabase/.test(readFileSync(file, 'utf8')))
    expect(opening).toEqual([])
  })
})
