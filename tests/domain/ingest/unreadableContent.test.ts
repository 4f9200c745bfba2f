import { describe, expect, it } from 'vitest'
import { problemsWith, replacing, type Changes } from './problemsWith'

const LETTER = 'documents/letter.md'

describe('content files that cannot be read', () => {
  it.each<[string, Changes, string[]]>([
    [
      'front matter that is missing',
      { [LETTER]: 'It asks for proof.\n', 'links.yaml': '' },
      [
        'documents/letter.md:1: The file does not start with its fields. Start the file with a line of three hyphens, then the fields, then another such line, then the text.',
      ],
    ],
    [
      'front matter that does not end',
      { [LETTER]: '---\ntitle: A letter\n' },
      [
        'documents/letter.md:1: The fields do not end. Start the file with a line of three hyphens, then the fields, then another such line, then the text.',
      ],
    ],
    [
      'a tab that indents',
      { 'people.yaml': replacing('  role:', '\trole:') },
      [
        'people.yaml:3: This line is indented with a tab. Indent with two spaces for each step, never with a tab.',
      ],
    ],
    [
      'a colon in a value without quotation marks',
      { 'people.yaml': replacing('General Counsel', 'General: Counsel') },
      [
        'people.yaml:3: This cannot be read as YAML: Nested mappings are not allowed in compact mappings. Put a value that has ": " in it in double quotes.',
      ],
    ],
    [
      'a quotation mark that is not closed',
      { 'people.yaml': replacing('General Counsel', '"General Counsel') },
      [
        'people.yaml:7: This cannot be read as YAML: Missing closing "quote. Close the quotation mark or bracket, or put the whole value in double quotes.',
      ],
    ],
    [
      'an alias',
      { 'people.yaml': replacing('name: Randal Milch', 'name: &n Randal Milch') },
      [
        'people.yaml:2: randal-milch.name: uses a YAML anchor or alias, which this record does not. Write the value out.',
        'people.yaml:2: randal-milch.name: is missing. Add it: name: …',
      ],
    ],
    [
      'a NUL character',
      { [LETTER]: replacing('asks', 'as\u0000ks'), 'links.yaml': '' },
      ['documents/letter.md:16: There is a NUL character here. Remove it.'],
    ],
    [
      'a NUL character that YAML spells',
      { 'people.yaml': replacing('General Counsel', '"General\\0Counsel"') },
      ['people.yaml:3: randal-milch.role: is "General\u0000Counsel". Remove the NUL character.'],
    ],
    [
      'half a character that YAML spells',
      { 'people.yaml': replacing('General Counsel', '"General \\ud83d"') },
      ['people.yaml:3: randal-milch.role: is "General \ud83d". Remove the broken character.'],
    ],
    [
      'a list where records by id belong',
      { 'people.yaml': '- randal-milch\n' },
      [
        'people.yaml:1: The file is not a list of records by id. Write each record under its id: the id, a colon, then its fields indented by two spaces.',
      ],
    ],
    [
      'a record without fields',
      { 'people.yaml': 'randal-milch:\n' },
      [
        'people.yaml:1: randal-milch: has no fields. Give name, role, organization and so on below it, indented by two spaces.',
      ],
    ],
    [
      'quotations that are no list',
      { [LETTER]: replacing('quotations:\n  - id', 'quotations:\n    id') },
      ['documents/letter.md:8: quotations: is not a list. Start each entry with a hyphen.'],
    ],
    [
      'a file in a folder that is not known',
      { 'dispute/x.md': '' },
      ['dispute/x.md: No content is read from a file of this name. Did you mean disputes/x.md?'],
    ],
    [
      'a file with another ending',
      { 'disputes/x.txt': '' },
      ['disputes/x.txt: No content is read from a file of this name. The files of disputes/ end in .md.'],
    ],
    [
      'a file that is none of the lists',
      { 'persons.yaml': '' },
      [
        'persons.yaml: No content is read from a file of this name. Here lie sources.yaml, organizations.yaml, people.yaml, links.yaml.',
      ],
    ],
  ])('%s is named, with what would be right', (_, changes, expected) => {
    expect(problemsWith(changes)).toEqual(expected)
  })
})
