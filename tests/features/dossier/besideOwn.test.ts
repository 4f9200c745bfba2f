import { describe, expect, it } from 'vitest'
import { ownLinesOf, withoutOwnLines } from '../../../app/domain/redaction/ownParts'
import { piecesBesideOwn } from '../../../app/dossier/besideOwn.server'
import { ownParts } from '../../../app/dossier/ownParts.server'

describe('what a file holds beside what every file of ours holds', () => {
  it('is the same however long the text is, its lines kept apart', () => {
    const own = new Set(ownLinesOf('Custody and hashes'))
    const lines = Array.from({ length: 60_000 }, (_, index) => `Line ${index} of a capture`)
    const text = [...lines, 'Custody and hashes', 'Hexaploid'].join('\n')
    const left = Buffer.concat([...piecesBesideOwn(Buffer.from(text), own)]).toString()
    expect(left.split('\n').filter(Boolean)).toEqual([...lines, 'Hexaploid'])
  })

  it('is the year of an exhibit, which stands alone behind its label', async () => {
    expect(withoutOwnLines('Date 2014', await ownParts())).toBe('Date 2014')
  })
})
