import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { argumentSchema, unwrittenSections } from '../../app/domain/argument/argument'
import { templateArgument } from '../../app/domain/packetTemplate'
import { parseTemplateFile } from '../../app/ingest/templateFile'

const VENUES = new Set(readdirSync('content/venues').map((file) => file.replace('.yaml', '')))
const RIGHT = "name: A\nabout: B.\nvenue: ofcom\nsections:\n  - heading: 'C'\n    hint: 'D.'\n"

const parsed = (text: string, id = 'a') =>
  parseTemplateFile({ id, path: `templates/${id}.yaml`, text }, VENUES)
const problemsOf = (text: string) =>
  parsed(text).problems.map(({ line, field, problem, remedy }) => `${line} ${field}: ${problem} ${remedy}`)

describe('a packet’s template', () => {
  it.each(['court-appendix', 'fcc-comment', 'fcc-ex-parte', 'press-kit', 'section-208-exhibits'])(
    '%s is shipped, and follows the rules',
    (id) => {
      const { template, problems } = parsed(readFileSync(`content/templates/${id}.yaml`, 'utf8'), id)
      expect(problems).toEqual([])
      expect(argumentSchema.parse(templateArgument(template!))).toEqual(templateArgument(template!))
    },
  )

  it('takes what it leaves out as any packet has it', () => {
    expect(parsed(RIGHT).template).toEqual({
      ...{ id: 'a', name: 'A', about: 'B.', venue: 'ofcom', labelScheme: 'numbers' },
      forms: 'custodian translator notice service',
      sections: [{ heading: 'C', hint: 'D.' }],
    })
  })

  it.each([
    [
      'a venue without a profile',
      RIGHT.replace('ofcom', 'ofcon'),
      '3 venue: names "ofcon", which has no profile. Did you mean ofcom?',
    ],
    [
      'a heading without its hint',
      RIGHT.replace("    hint: 'D.'\n", ''),
      '5 sections[0].hint: is missing. Add it: hint: …',
    ],
    [
      'a heading that cites',
      RIGHT.replace("'C'", "'As {Ex. 1} shows'"),
      '5 sections[0].heading: is "As {Ex. 1} shows". A cite such as {Ex. 3} leads somewhere only in the argument. Name the exhibit in words here.',
    ],
    [
      'a form that there is not',
      `forms: custodian oath\n${RIGHT}`,
      '1 forms: is "custodian oath". Choose among custodian, translator, notice, service.',
    ],
    [
      'a scheme that there is not',
      `labelScheme: letter\n${RIGHT}`,
      '1 labelScheme: is "letter". Did you mean letters?',
    ],
    [
      'argument',
      `${RIGHT}    text: 'It was so.'\n`,
      '7 sections[0].text: is no field of a template here. Remove it.',
    ],
  ])('is refused with %s, by its line and field, and told what would be right', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('unwrittenSections', () => {
  const section = (id: string, hint?: string) => ({ kind: 'section', id, heading: 'A heading', hint })
  const paragraph = (id: string) => ({ kind: 'paragraph', id, text: 'Words.' })

  it.each([
    ['a hint at the end', [paragraph('p'), section('s', 'Write.')], ['s']],
    ['a hint before another heading', [section('s', 'Write.'), section('t'), paragraph('p')], ['s']],
    ['a hint with words beneath', [section('s', 'Write.'), paragraph('p')], []],
    ['no hint', [section('s')], []],
  ])('finds by %s what nobody wrote yet', (_, blocks, found) => {
    expect(unwrittenSections(argumentSchema.parse(blocks)).map(({ id }) => id)).toEqual(found)
  })
})
