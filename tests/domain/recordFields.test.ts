import { describe, expect, it } from 'vitest'
import { FIELDS_OF, isRequired, pickableKinds, type Field } from '../../app/domain/recordFields'
import { RECORD_KINDS, SCHEMA_OF } from '../../app/domain/records'

describe.each(RECORD_KINDS)('the form of a %s', (kind) => {
  it('has every field of the schema, and no other', () => {
    const inSchema = Object.keys(SCHEMA_OF[kind].shape).filter((name) => name !== 'kind' && name !== 'id')
    expect(FIELDS_OF[kind].map((field) => field.name).sort()).toEqual(inSchema.sort())
  })

  it('offers records exactly where the schema names some', () => {
    const picks = (fields: readonly Field[], prefix = ''): string[] =>
      fields.flatMap((field) =>
        field.control === 'rows'
          ? picks(field.fields!, `${prefix}${field.name}.`)
          : pickableKinds(kind, prefix + field.name).length > 0 !==
              (field.control === 'record' || field.control === 'records')
            ? [prefix + field.name]
            : [],
      )
    expect(picks(FIELDS_OF[kind])).toEqual([])
  })
})

describe('isRequired', () => {
  it('knows what a document cannot do without', () => {
    const required = FIELDS_OF.document
      .filter((field) => isRequired('document', field))
      .map((field) => field.name)
    expect(required).toEqual(['title', 'type'])
  })
})
