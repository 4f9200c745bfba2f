import { describe, expect, it } from 'vitest'
import { typeset } from '../../app/domain/typeset'

describe('typeset', () => {
  it.each([
    ['the "crowded network" messages', 'the “crowded network” messages'],
    ["Verizon's letter", 'Verizon’s letter'],
    ['says "any such \'notices\' to users"', 'says “any such ‘notices’ to users”'],
    ['("quoted")', '(“quoted”)'],
    ['"', '“'],
    ['no marks', 'no marks'],
  ])('sets %j as %j', (plain, set) => expect(typeset(plain)).toBe(set))
})
