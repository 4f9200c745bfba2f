import { describe, expect, it } from 'vitest'
import { openText } from '../../../app/domain/anchoring/openText'
import { cellText, wordsOf, type DossierPlan } from '../../../app/dossier/dossierPlan'
import { openFindings } from '../../../app/domain/filing/readiness'
import { heldKey } from '../../../app/dossier/readinessOf'
import { aPlan, aRecord, heldOriginal, LETTER_RECORDS, readPdf, setDossier } from '../../aDossier'

const RECORDS = [
  ...LETTER_RECORDS,
  aRecord({ kind: 'event', id: 'notice', title: 'A notice is shown', date: '2014-06', sources: ['report'] }),
  aRecord({ kind: 'event', id: 'deal', title: 'An agreement', date: '2014-04-28', documents: ['letter'] }),
  aRecord({ kind: 'series', id: 'index', title: 'Speed index', method: 'Streams alone.' }),
  aRecord({ kind: 'point', id: 'p1', period: '2014-05', value: 1.9, sources: ['report'] }),
  aRecord({ kind: 'point', id: 'p2', period: '2014-06', value: 1.58, sources: ['report'] }),
]
const ARGUMENT = [
  { kind: 'section', id: 's1', heading: 'What was said' },
  { kind: 'paragraph', id: 'a', text: 'It says “There is no basis” {Ex. 1 at 1}.\n\n> Twice.' },
  {
    kind: 'chronology',
    id: 'c',
    entries: [{ record: 'notice', note: 'Seen by viewers.' }, { record: 'deal' }],
  },
  { kind: 'section', id: 's2', heading: 'What was measured' },
  { kind: 'paragraph', id: 'b', text: 'See {Table 1}, {Chart 1} and {¶ 1}.' },
  { kind: 'comparison', id: 't', statements: ['letter.1'], series: 'index', services: ['fios'] },
  { kind: 'chart', id: 'f', series: 'index', chart: { services: ['fios'], from: '2014-05', to: '2014-06' } },
]
const plan = aPlan({ records: RECORDS, packet: { argument: ARGUMENT } })

describe('planDossier of an argument', () => {
  it('numbers paragraphs through its sections', () => {
    expect(plan.argument.map(({ id, number }) => [id, number])).toEqual([
      ['s1', null],
      ['a', 1],
      ['c', null],
      ['s2', null],
      ['b', 2],
      ['t', null],
      ['f', null],
    ])
  })

  it('goes on under one number after an empty line', () => {
    expect(plan.argument[1]!.blocks.map((block) => [block.kind, wordsOf(block).join('')])).toEqual([
      ['paragraph', 'It says “There is no basis” Ex. 1 at 1.'],
      ['item', 'Twice.'],
    ])
  })

  it('puts a chosen chronology by date, with the exhibit or the source that shows each', () => {
    const { title, blocks } = plan.parts[0]!
    expect(title).toBe('Chronology')
    expect(rowsOf(blocks)).toEqual([
      ['28 April 2014', 'An agreement', 'Ex. 1'],
      ['June 2014', 'A notice is shown\nSeen by viewers.', 'A newspaper, 5 June 2014'],
    ])
  })

  it('asks for the source of an entry only where no exhibit shows it', () => {
    const entries = [{ record: 'deal' }, { record: 'rumour' }]
    const { findings } = aPlan({
      records: [...RECORDS, aRecord({ kind: 'event', id: 'rumour', title: 'A rumour', date: '2014-05' })],
      packet: { argument: [{ kind: 'chronology', id: 'c', entries }] },
    })
    const asked = findings.filter(({ rule, says }) => rule === 'source' && says.startsWith('The chronology'))
    expect(asked.map(({ says }) => says)).toEqual([
      'The chronology, “A rumour”: no source is named. Say where it was read.',
    ])
  })

  it('sets statements beside the values of their months', () => {
    const part = plan.proofs.find(({ title }) => title === 'Measured performance')!
    expect(rowsOf(part.blocks)[0]).toEqual([
      '5 June 2014',
      'Verizon: “There is no basis for this.” Ex. 1',
      '1.58',
    ])
  })

  it('labels tables and charts as what they are', () => {
    const words = plan.proofs[0]!.blocks.map((block) => wordsOf(block).join('')).join('\n')
    expect(words).toContain('Table 1. Statements beside Speed index')
    expect(words).toContain('Summary of voluminous data (Fed. R. Evid. 1006)')
    expect(words).toContain('Chart 1. Speed index')
    expect(words).toContain('Illustrative aid (Fed. R. Evid. 107)')
    expect(words).toContain('Method. Streams alone.')
  })

  it('finds a paragraph that cites nothing, and one whose cite is only typed, at their places', () => {
    const { findings } = aPlan({
      packet: {
        argument: [
          { kind: 'paragraph', id: 'a', text: 'Nothing.' },
          { kind: 'paragraph', id: 'b', text: 'See Exhibit 1, p. 2.' },
        ],
      },
    })
    expect(
      findings.filter(({ rule }) => rule === 'paragraph-cites').map(({ says, href }) => [says, href]),
    ).toEqual([
      ['¶ 1: no exhibit is cited.', '/packets/a-packet#b-a'],
      ['¶ 2: “Exhibit 1, p. 2” leads nowhere yet. Make it live.', '/packets/a-packet#b-b'],
    ])
  })

  it('finds cites that are typed or half written beside the argument, with what to write', () => {
    const { findings } = aPlan({
      packet: {
        introduction: 'As {Ex. 1 at says.',
        summary: 'See Exhibit 1, p. 2.',
        argument: [{ kind: 'paragraph', id: 'a', text: 'So {Ex. 1 at 2 says {Ex. 1}.' }],
      },
    })
    expect(
      findings.filter(({ rule }) => rule.endsWith('cite')).map(({ says, href }) => [says, href]),
    ).toEqual([
      [
        'The introduction: “{Ex. 1 at” was begun as a cite and is none. End it, as {Ex. 2} or {Ex. 2 at 1} ends.',
        '/packets/a-packet/edit#field-introduction',
      ],
      [
        'The summary: “Exhibit 1, p. 2” leads nowhere yet. Write {Ex. 1 at 2}.',
        '/packets/a-packet/edit#field-summary',
      ],
      ['¶ 1: “{Ex. 1 at 2” was begun as a cite and is none. Write {Ex. 1 at 2}.', '/packets/a-packet#b-a'],
    ])
  })

  it('holds what it quotes against the pages cited, and else against the record, each at its place', () => {
    const bytes = new Uint8Array([1])
    const original = heldOriginal(bytes, 3)
    const pages = ['Cover.', 'There is no basis for this.', 'We ask for data by 10 June.']
    const open = openText(pages.map((text, index) => ({ number: index + 1, text })))
    const text = [
      'It says “There is no basis for this” {Ex. 1 at 2}, “there is no basis at all for this” {Ex. 1 at 2}',
      'and “for data by 10 June” {Ex. 1 at 2}; and “a list of every viewer” {Ex. 1}.',
    ].join(' ')
    const packet = { argument: [{ kind: 'paragraph', id: 'a', text }] }
    const saidOf = (given: Omit<Parameters<typeof aPlan>[0], 'packet'>) =>
      aPlan({ packet, ...given })
        .findings.filter(({ rule }) => rule.startsWith('quoted'))
        .map(({ says, blocks, href }) => [says.replace(/\. .*/, ''), blocks, href])
    const texts = new Map([[heldKey('letter', original.sha256), { open, ocrPages: new Set<number>() }]])
    const href = '/packets/a-packet#b-a'
    expect(saidOf({ originals: { letter: [original] }, texts })).toEqual([
      ['“there is no basis at all for this” in ¶ 1: it is altered: Ex', true, href],
      ['“for data by 10 June” in ¶ 1: it stands in Ex', false, href],
      ['“a list of every viewer” in ¶ 1: it is not in Ex', true, href],
    ])
    expect(saidOf({}).map(([says]) => says)).toEqual([
      '“there is no basis at all for this” in ¶ 1: it is altered: Ex',
      '“for data by 10 June” in ¶ 1: no text of Ex',
      '“a list of every viewer” in ¶ 1: no text of Ex',
    ])
  })

  it('tells the team alone that words may be missing because they were redacted', () => {
    const original = { ...heldOriginal(new Uint8Array([1]), 1), isRedacted: true }
    const open = openText([{ number: 1, text: 'There is [CONF] for this.' }])
    const texts = new Map([[heldKey('letter', original.sha256), { open, ocrPages: new Set<number>() }]])
    const text = 'It says “a list of every viewer” {Ex. 1}.'
    const packet = { argument: [{ kind: 'paragraph', id: 'a', text }] }
    const { findings } = aPlan({ packet, originals: { letter: [original] }, texts })
    expect(findings.filter(({ rule }) => rule.startsWith('quoted'))).toMatchObject([
      { says: expect.stringContaining('Words of Ex. 1 are redacted: if these') as string, blocks: true },
    ])
    expect(openFindings(findings).filter(({ rule }) => rule.startsWith('quoted'))).toEqual([])
  })

  it('holds nothing against another exhibit than the one that was taken out', () => {
    const text = 'It says “there is no basis” {Ex. 1}. It was “a list of every viewer” {Ex. ?gone}.'
    const { findings } = aPlan({ packet: { argument: [{ kind: 'paragraph', id: 'a', text }] } })
    expect(findings.filter(({ rule }) => rule.startsWith('quoted.lost') || rule === 'quoted.untold')).toEqual(
      [],
    )
  })

  it('finds a reference to a part that was taken out', () => {
    const { findings } = aPlan({
      packet: { argument: [{ kind: 'paragraph', id: 'a', text: 'See {Chart ?f} {Ex. 1}.' }] },
    })
    expect(findings.find(({ rule }) => rule === 'cite')?.says).toBe(
      '¶ 1 refers to {Chart ?f}, which the argument does not have. Correct it, or put that part back.',
    )
  })

  it('lists a record that readers may not see', () => {
    const { problems } = aPlan({
      packet: { argument: [{ kind: 'chronology', id: 'c', entries: [{ record: 'gone' }] }] },
    })
    expect(problems.map(({ code }) => code)).toEqual(['record-not-found'])
  })

  it('leads each cite of the argument to its page, in the part where it belongs', async () => {
    const { pages, links, outline } = await readPdf(await setDossier(plan))
    expect(outline.map(({ title }) => title.replace(/ \(p\. .*/, ''))).toEqual([
      'Cover',
      'Contents',
      'Statement of record',
      'Chronology',
      'Exhibit index',
      'Measured performance',
      'Declarations and certificates',
      'Custody and hashes',
      'Ex. 1 — A letter to Netflix, Verizon, 5 June 2014',
      'Colophon',
    ])
    const table = pages.findIndex((text) => text.includes('Table 1. Statements')) + 1
    expect(pages[2]).toContain(`Table 1 [p. ${table}]`)
    expect(pages[2]).toContain('2. See')
    expect(links).toContainEqual({ page: 3, to: table })
    expect(links).toContainEqual({ page: 3, to: 3 })
  })

  it('prints the summary ahead, and on the cover the parties, the author and the version', async () => {
    const packet = {
      summary: 'In short {Ex. 1 at 1}.',
      parties: 'Netflix, Inc., commenter\nVerizon, commenter',
      author: 'A. Counsel',
      versionLabel: 'Public Version',
      introduction: 'At length.',
    }
    const { pages } = await readPdf(await setDossier(aPlan({ packet })))
    expect(pages[0]).toMatch(/Parties Netflix, Inc\., commenter Verizon, commenter Written by A\. Counsel/)
    expect(pages[0]).toContain('Version Public Version')
    expect(pages[2]).toMatch(/Summary In short Ex\. 1 at 1 \[p\. \d+\]/)
  })

  it('exports a draft whose cite leads nowhere, and says so beside it', async () => {
    const lost = aPlan({ packet: { argument: [{ kind: 'paragraph', id: 'a', text: 'See {Ex. 1 at 99}.' }] } })
    const draft = { ...lost, isDraft: true }
    const { pages } = await readPdf(await setDossier(draft))
    expect(pages[2]).toContain('Ex. 1 at 99 [no such page]')
    expect(pages.every((text) => text.includes('DRAFT, not for filing'))).toBe(true)
  })
})

function rowsOf(blocks: DossierPlan['introduction']): string[][] {
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.map(cellText)) : []))
}
