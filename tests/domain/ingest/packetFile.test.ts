import { describe, expect, it } from 'vitest'
import { formatPacketFile, parsePacketFile } from '../../../app/ingest/packetFile'
import { aPacket } from '../../aDossier'

describe('parsePacketFile', () => {
  it('reads fields, exhibits and the introduction beneath', () => {
    const text =
      '---\ntitle: What was said\nexhibits:\n  - record: letter\n    caption: A letter\n---\n\nIt says so {Ex. 1}.\n'
    const { packet, problems } = parse(text)
    expect(problems).toEqual([])
    expect(packet).toEqual(
      aPacket({ introduction: 'It says so {Ex. 1}.', exhibits: [{ record: 'letter', caption: 'A letter' }] }),
    )
  })

  it.each([
    [
      'a packet that names a record that is in no file',
      '---\ntitle: A\nexhibits:\n  - record: leter\n---\n',
      { line: 4, field: 'exhibits[0].record', remedy: 'Did you mean "letter"?' },
    ],
    [
      'a field that packets do not have',
      '---\ntitle: A\ndockett: 14-28\n---\n',
      { line: 3, field: 'dockett', remedy: 'Did you mean docket?' },
    ],
    [
      'a record of the argument that is in no file',
      '---\ntitle: A\nargument:\n  - kind: paragraph\n    text: A\n  - kind: chart\n    series: indx\n    chart: {services: [a], from: 2014, to: 2015}\n---\n',
      { line: 6, field: 'argument[1]', remedy: 'Did you mean "index"?' },
    ],
    [
      'a kind that no part of an argument has',
      '---\ntitle: A\nargument:\n  - kind: paragraf\n    text: A\n---\n',
      { line: 4, field: 'argument[0].kind' },
    ],
    ['a packet without a title', '---\ndocket: 14-28\n---\n', { field: 'title', problem: 'is missing.' }],
    [
      'a chart that ends before it begins',
      '---\ntitle: A\nexhibits:\n  - record: letter\n    chart: {services: [a], from: 2015, to: 2014}\n---\n',
      { line: 5, field: 'exhibits[0].chart.to', remedy: 'The chart ends before it begins.' },
    ],
    [
      'a file without front matter',
      'Words.',
      { line: 1, problem: 'The file does not start with its fields.' },
    ],
  ])('names %s', (_, text, expected) => {
    expect(parse(text).problems).toMatchObject([expected])
  })
})

describe('formatPacketFile', () => {
  it('writes what reads back to the same packet', () => {
    const chart = { services: ['fios', 'dsl'], from: '2013-10', to: '2015-02' }
    const packet = aPacket({
      forum: 'Before the\nCommission: of "Communications"',
      docket: 'GN Docket No. 14-28',
      datedOn: '2026-05',
      introduction: '## One\n\n- two {Ex. 1 at 2}\n\n---\n\nthree',
      parties: 'Netflix, Inc., commenter\nVerizon, commenter',
      versionLabel: 'Public Version',
      summary: 'Short.\n\nAnd plain {Ex. 1}.',
      exhibits: [
        { record: 'letter', caption: 'A: caption' },
        { record: 'index', chart },
      ],
      argument: [
        { kind: 'section', id: 'said', heading: 'What was said: in June' },
        { kind: 'paragraph', id: 'p1', text: 'A *letter* {Ex. 1 at 2-3}.\n\n> Stop.\n\nAnd: more.' },
        { kind: 'chronology', id: 'c', title: '', entries: [{ record: 'letter', note: 'first' }] },
        { kind: 'comparison', id: 't', statements: ['letter'], series: 'index', services: ['fios'] },
        { kind: 'chart', id: 'f', title: 'As "published"', series: 'index', chart },
      ],
    })
    expect(parse(formatPacketFile(packet)).packet).toEqual(packet)
  })
})

function parse(text: string) {
  const known = ['letter', 'index']
  return parsePacketFile(
    { path: 'packets/a-packet.md', id: 'a-packet', text },
    (id) => known.includes(id),
    known,
  )
}
