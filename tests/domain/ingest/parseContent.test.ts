import { describe, expect, it } from 'vitest'
import { A_LETTER } from '../../features/ingest/contentFolder'
import { problemsWith, replacing, type Changes } from './problemsWith'

const LETTER = 'documents/letter.md'
const POINTS = 'measurements/index.csv'
const A_SERIES = '---\ntitle: Index\nmetric: rate\nunit: Mbps\n---\n\nMeasured.\n'

describe('content files that are right', () => {
  it('are read without a problem', () => expect(problemsWith({})).toEqual([]))

  it.each([
    ['a byte order mark', { 'people.yaml': (text: string) => `\ufeff${text}` }],
    ['CRLF line ends', { [LETTER]: (text: string) => text.replaceAll('\n', '\r\n') }],
    ['no line end at the end', { [LETTER]: (text: string) => text.trimEnd() }],
    [
      'an empty list of people nobody names',
      {
        'people.yaml': '',
        [LETTER]: (text: string) =>
          text.replaceAll('randal-milch', 'verizon').replace('authors: [verizon]\n', ''),
      },
    ],
    ['comments', { 'people.yaml': (text: string) => `# Who is who\n${text}` }],
    [
      'a README and notes for editors of text',
      { 'disputes/README.md': 'Hello', '.editorconfig': 'root = true', 'handbook/a.md': '#' },
    ],
    [
      'a year that is only digits, and a country NO',
      {
        'organizations.yaml': replacing('country: US', 'country: NO'),
        'people.yaml': replacing('2014-06', '2014'),
      },
    ],
  ])('may have %s', (_, changes) => expect(problemsWith(changes)).toEqual([]))
})

describe('content files that are wrong', () => {
  it.each<[string, Changes, string[]]>([
    [
      'a field that is missing',
      { 'people.yaml': replacing('  role: General Counsel\n', '') },
      ['people.yaml:1: randal-milch.role: is missing. Add it: role: …'],
    ],
    [
      'a field that no record of the kind has, near a right one',
      { [LETTER]: replacing('authors:', 'author:') },
      ['documents/letter.md:7: author: is no field of a document. Did you mean authors?'],
    ],
    [
      'a field that no record of the kind has, near none',
      { 'people.yaml': replacing('role:', 'shoesize: 44\n  role:') },
      [
        'people.yaml:3: randal-milch.shoesize: is no field of a person. The fields of a person are name, role, organization, roleAsOf, aliases, sources, confidence, unverified, note.',
      ],
    ],
    [
      'a date that is none',
      { [LETTER]: replacing('date: 2014-06-05', 'date: 2014-02-30') },
      [
        'documents/letter.md:4: date: is "2014-02-30". Give a date as its source gives it: 2014-06-05, 2014-06, 2014, 2014-05~ or 2013-04/2014-03.',
      ],
    ],
    [
      'a word outside a closed set',
      { 'people.yaml': (text) => `${text}  confidence: unverifed\n` },
      ['people.yaml:7: randal-milch.confidence: is "unverifed". Did you mean unverified?'],
    ],
    [
      'one value where a list belongs',
      { [LETTER]: replacing('from: [verizon]', 'from: verizon') },
      [
        'documents/letter.md:5: from: is "verizon". Give a list: one entry a line, each after a hyphen, or all in [brackets].',
      ],
    ],
    [
      'a list where one value belongs',
      { [LETTER]: replacing('title: A letter', 'title: [A, letter]') },
      ['documents/letter.md:2: title: is a list. Give one line of text.'],
    ],
    [
      'an id that cannot be one',
      { 'documents/The Letter.md': A_LETTER[LETTER]!.replace('letter.q1', 'letter.q2') },
      [
        'documents/The Letter.md:1: id: is "The Letter". Use lower-case letters, digits, hyphens and full stops, such as netflix-verizon-2014.',
      ],
    ],
    [
      'a name of a record that is in no file, near a right one',
      { 'people.yaml': replacing('organization: verizon', 'organization: verzion') },
      [
        'people.yaml:4: randal-milch.organization: the person "randal-milch" names "verzion", which is in no file. Did you mean "verizon"?',
      ],
    ],
    [
      'a name of a record that is in no file, near none',
      { [LETTER]: replacing('to: [netflix]', 'to: [netflix, skynet-corporation]') },
      [
        'documents/letter.md:6: to[1]: the document "letter" names "skynet-corporation", which is in no file. Add an organization with this id, or remove the name.',
      ],
    ],
    [
      'a name of a record of the wrong kind',
      { [LETTER]: replacing('authors: [randal-milch]', 'authors: [verizon]') },
      [
        'documents/letter.md:7: authors[0]: the document "letter" names "verizon", which is an organization. Name a person here.',
      ],
    ],
    [
      'a speaker who is in no file',
      { [LETTER]: replacing('speaker: randal-milch', 'speaker: randal-mlich') },
      [
        'documents/letter.md:11: quotations[0].speaker: the quotation "letter.q1" names "randal-mlich", which is in no file. Did you mean "randal-milch"?',
      ],
    ],
    [
      'an id that two records have',
      { 'people.yaml': (text) => `${text}\nverizon:\n  name: V\n  role: R\n  roleAsOf: 2014\n` },
      [
        'people.yaml:8: verizon.id: "verizon" is already the id of an organization in organizations.yaml:8. An id is used once over all kinds: give one of the two another.',
      ],
    ],
    [
      'an id that stands twice in one file',
      { 'people.yaml': (text) => `${text}\n${text}` },
      ['people.yaml:8: randal-milch: is given twice, first on line 1. Keep one of the two.'],
    ],
    [
      'an id given although the file has it as its name',
      { [LETTER]: replacing('title:', 'id: letter\ntitle:') },
      [
        'documents/letter.md:2: id: is not given as a field. Remove it: the name of the file, or the word before the fields, is the id.',
      ],
    ],
    [
      'a summary in the front matter',
      { [LETTER]: replacing('title:', 'summary: It asks.\ntitle:') },
      ['documents/letter.md:2: summary: is not given as a field. Write it as the text below the fields.'],
    ],
    [
      'a quotation without words',
      { [LETTER]: replacing('text: There is no basis', 'text: "  "') },
      ['documents/letter.md:10: quotations[0].text: is "  ". Give the words that were said.'],
    ],
    [
      'a link of an unknown type',
      { 'links.yaml': replacing('type: cites', 'type: cite') },
      ['links.yaml:2: [0].type: is "cite". Did you mean cites?'],
    ],
    [
      'a link without a reason',
      { 'links.yaml': replacing('  reason: It names the company.\n', '') },
      ['links.yaml:1: [0].reason: is missing. Add it: reason: …'],
    ],
    [
      'a link to nothing',
      { 'links.yaml': replacing('to: netflix', 'to: netflx') },
      [
        'links.yaml:3: [0].to: the link from "letter" to "netflx" names "netflx", which is in no file. Did you mean "netflix"?',
      ],
    ],
    [
      'a link given twice',
      { 'links.yaml': (text) => text + text },
      ['links.yaml:5: [1]: is the same link as on line 1. Keep one, with both reasons if both are needed.'],
    ],
    [
      'points of a series that is in no file',
      { [POINTS]: 'id,metric,unit,period,value,sources\np1,rate,Mbps,2014-06,1.5,\n' },
      [
        'measurements/index.csv:2: series: the point "p1" names "index", which is in no file. Add a series with this id, or remove the name.',
      ],
    ],
    [
      'a column that is not known',
      { 'measurements/index.md': A_SERIES, [POINTS]: 'id,period,valeu\np1,2014-06,1.5\n' },
      ['measurements/index.csv:1: valeu: is no column of a table of points. Did you mean value?'],
    ],
    [
      'a row with a cell too many',
      { 'measurements/index.md': A_SERIES, [POINTS]: 'id,period,value\np1,2014-06,1,360\n' },
      [
        'measurements/index.csv:2: The row has 4 cells, but there are 3 columns. Put a cell that has a comma in it in double quotes, and leave no cell out.',
      ],
    ],
    [
      'a value that is no number, on the line where it stands',
      {
        'measurements/index.md': A_SERIES,
        [POINTS]: 'id,period,value,note\np1,2014-06,1.5,"two\nlines"\np2,2014-07,"1,360",\n',
      },
      [
        'measurements/index.csv:4: value: is "1,360". Give a number such as 12 or 1.58, without unit or comma.',
      ],
    ],
    [
      'a quotation mark in a table that is not closed',
      { 'measurements/index.md': A_SERIES, [POINTS]: 'id,period,value\np1,2014-06,"1.5\n' },
      [
        'measurements/index.csv:2: A quotation mark in this table is not closed, or stands in the middle of a cell. Put the whole cell in double quotes, and write a quotation mark within it twice.',
      ],
    ],
  ])('%s is named, with what would be right', (_, changes, expected) => {
    expect(problemsWith(changes)).toEqual(expected)
  })

  it('are all named at once, in the order of the files', () => {
    const problems = problemsWith({
      'people.yaml': replacing('roleAsOf: 2014-06', 'roleAsOf: June'),
      [LETTER]: (text) => text.replace('type: letter', 'kind: letter').replace('[netflix]', '[netflex]'),
      'sources.yaml': replacing('https://', ''),
    })
    expect(problems.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'documents/letter.md:2: type',
      'documents/letter.md:3: kind',
      'documents/letter.md:6: to[0]',
      'people.yaml:5: randal-milch.roleAsOf',
      'sources.yaml:4: daily-2014-06-05.url',
    ])
  })

  it('do not make others wrong that name what could not be read', () => {
    expect(problemsWith({ 'organizations.yaml': 'verizon: [\n' })).toHaveLength(1)
    expect(problemsWith({ 'sources.yaml': replacing('title: ', 'titel: ') })).toHaveLength(2)
  })
})
