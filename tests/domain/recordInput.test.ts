import { describe, expect, it } from 'vitest'
import { blankInput, inputOf, parseRecordInput, readRecordInput } from '../../app/domain/recordInput'
import { disputeSchema, documentSchema, pointSchema, RECORD_KINDS } from '../../app/domain/records'

const letter = documentSchema.parse({
  kind: 'document',
  id: 'letter',
  title: 'Letter to Netflix',
  type: 'letter',
  date: '2014-06-05',
  from: ['verizon'],
  to: ['netflix'],
  summary: 'Asks for a list.\n\nSets five days.',
  sources: ['techcrunch-2014'],
})
const dispute = disputeSchema.parse({
  kind: 'dispute',
  id: 'netflix-verizon',
  title: 'Netflix and Verizon',
  type: 'interconnection',
  jurisdiction: 'US',
  start: '2014-06',
  status: 'ended',
  summary: 'On-screen messages.',
  outcome: '',
  parties: [{ organization: 'netflix', role: 'content provider' }],
  disagreements: [{ topic: 'Speed in June', values: ['1.58', '1.59'], sources: ['index'] }],
})

/** The form a browser sends for an input, as FormData. */
function formOf(input: object, prefix = '', form = new FormData()): FormData {
  for (const [name, value] of Object.entries(input)) {
    if (!Array.isArray(value)) form.append(prefix + name, String(value))
    else
      value.forEach((entry, index) =>
        typeof entry === 'string'
          ? form.append(prefix + name, entry)
          : formOf(entry, `${prefix}${name}[${index}].`, form),
      )
  }
  return form
}

describe('a record through its form', () => {
  it.each([letter, dispute])('comes back as it was', (record) => {
    const input = readRecordInput(record.kind, formOf(inputOf(record)))
    expect(parseRecordInput(record.kind, record.id, input)).toEqual({ ok: true, value: record })
  })

  it.each([
    'مرحبا بالعالم',
    '𝒩etwork 🛰️',
    'e\u0301toile',
    '\u202Eabc\u202C',
    "'; DROP TABLE Record;--",
    '<script>',
  ])('keeps %s exactly', (title) => {
    const input = readRecordInput('document', formOf({ ...inputOf(letter), title }))
    expect(parseRecordInput('document', 'letter', input)).toMatchObject({ ok: true, value: { title } })
  })

  it('has line feeds where the browser sends CRLF', () => {
    const form = formOf({ ...inputOf(letter), summary: 'One.\r\n\r\nTwo.' })
    expect(readRecordInput('document', form).summary).toBe('One.\n\nTwo.')
  })

  it('drops blank entries and rows', () => {
    const form = formOf({
      ...inputOf(dispute),
      people: ['', 'a', '  '],
      parties: [
        { organization: '', role: '' },
        { organization: 'x', role: 'y' },
      ],
    })
    const input = readRecordInput('dispute', form)
    expect([input.people, input.parties]).toEqual([['a'], [{ organization: 'x', role: 'y' }]])
  })
})

describe('parseRecordInput', () => {
  it('names each field that is wrong, with what would be right', () => {
    const result = parseRecordInput('document', 'letter', {
      ...inputOf(letter),
      title: '',
      date: 'June 31, 2014',
      from: ['ok', 'Not an id'],
    })
    expect(result).toEqual({
      ok: false,
      refusal: {
        title: 'Say something here.',
        date: expect.stringContaining('2014-06-05'),
        'from[1]': expect.stringContaining('lower-case'),
      },
    })
  })

  it('names a field in a row', () => {
    const result = parseRecordInput('dispute', 'd', {
      ...inputOf(dispute),
      parties: [{ organization: 'netflix', role: '' }],
    })
    expect(result).toEqual({ ok: false, refusal: { 'parties[0].role': 'Say something here.' } })
  })

  it('refuses NUL with words', () => {
    const result = parseRecordInput('document', 'letter', { ...inputOf(letter), title: 'a\u0000b' })
    expect(result).toEqual({ ok: false, refusal: { title: 'Remove the NUL character.' } })
  })

  it('says that a number is needed where there is none', () => {
    const input = {
      ...blankInput('point', { series: 's', metric: 'speed', unit: 'Mbps', period: '2014-06' }),
      value: 'about 2',
      position: '1',
    }
    expect(parseRecordInput('point', 'p', input)).toEqual({ ok: false, refusal: { value: 'Give a number.' } })
  })

  it('reads zero and a negative number', () => {
    const input = blankInput('point', {
      series: 's',
      metric: 'speed',
      unit: 'Mbps',
      period: '2014-06',
      value: '-0.5',
      position: '1',
    })
    const result = parseRecordInput('point', 'p', input)
    expect(result.ok && pointSchema.parse(result.value).value).toBe(-0.5)
  })

  it.each(RECORD_KINDS)('refuses an empty %s by its required fields, never by a fault', (kind) => {
    expect(parseRecordInput(kind, 'x', blankInput(kind)).ok).toBe(false)
  })
})
