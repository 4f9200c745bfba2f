import type { Catalog } from '../../catalog/catalog'
import type { ArgumentBlock } from '../../domain/argument/argument'
import { numberedParts } from '../../domain/argument/crossReference'
import { recordsOfArgument, unwrittenSections } from '../../domain/argument/argument'
import { findBrokenCites, findTypedCites } from '../../domain/argument/typedCites'
import { exhibitLabel } from '../../domain/filing/exhibitLabel'
import type { CheckedArgument } from '../../domain/filing/argumentReadiness'
import type { PacketDraft } from '../../domain/packet'
import { editHref, recordHref } from '../../domain/recordHref'
import type { CatalogRecord } from '../../domain/records'
import { titleOf } from '../../domain/titleAndDate'
import { runsOf, type Block } from '../dossierPlan'
import { unverifiedWords } from '../exhibitFacts'
import type { PlannedArgumentBlock } from '../dossierPlan'
import { holdersOf } from './planChosenChronology'

/** The place on a packet's page where a part of its argument is written. */
export function blockHref(packetId: string, blockId: string): string {
  return `/packets/${packetId}#b-${blockId}`
}

/** A planned argument as its checks see it. `introduction` is numbered where there is nothing else to number. */
export function checkedArgument(
  packet: PacketDraft,
  catalog: Catalog,
  {
    introduction,
    statement,
    lostCites,
  }: {
    introduction: readonly Block[]
    statement: readonly PlannedArgumentBlock[]
    lostCites: CheckedArgument['lostCites']
  },
): CheckedArgument {
  const edit = `/packets/${packet.id}/edit`
  const labels = new Set(
    packet.exhibits.map((_, index) => exhibitLabel({ scheme: packet.labelScheme }, index + 1)),
  )
  const written = new Map(packet.argument.map((block) => [block.id, block]))
  const typedIn = (text: string) => findTypedCites(text, labels).map(({ typed }) => typed)
  return {
    texts: [
      {
        ...{ name: 'The introduction', words: packet.introduction, href: `${edit}#field-introduction` },
        typed: findTypedCites(introduction.flatMap(unnumberedWords).join('\n'), labels),
        broken: findBrokenCites(packet.introduction, labels),
      },
      {
        ...{ name: 'The summary', words: packet.summary, href: `${edit}#field-summary` },
        typed: findTypedCites(packet.summary, labels),
        broken: findBrokenCites(packet.summary, labels),
      },
      ...statement.flatMap(({ id, number }) => {
        const block = written.get(id)
        return block?.kind === 'paragraph'
          ? [
              {
                ...{ name: `¶ ${number}`, words: block.text, href: blockHref(packet.id, id) },
                ...{ typed: [], broken: findBrokenCites(block.text, labels) },
              },
            ]
          : []
      }),
    ],
    paragraphs: [
      ...introduction.flatMap((block) =>
        block.kind === 'paragraph' && block.number
          ? [{ number: block.number, hasCite: cites([block]), typed: typedIn(wordsIn(block)), href: edit }]
          : [],
      ),
      ...statement.flatMap(({ id, number, blocks }) => {
        const block = written.get(id)
        if (block?.kind !== 'paragraph' || !number) return []
        return [
          { number, hasCite: cites(blocks), typed: typedIn(block.text), href: blockHref(packet.id, id) },
        ]
      }),
    ],
    unwritten: unwrittenSections(packet.argument).map(({ heading, id }) => ({
      heading,
      href: blockHref(packet.id, id),
    })),
    lostCites,
    shown: shownRecords(packet, catalog),
    href: `/packets/${packet.id}#argument`,
  }
}

/** A chart or a table is shown to the reader beside its sources: referring to one is citing it. */
function cites(blocks: readonly Block[]): boolean {
  return blocks.flatMap(runsOf).some(({ cite, ref }) => cite || (ref && ref.kind !== 'paragraph'))
}

/** Words of what bears no number: a numbered paragraph's cites are said with its number. */
function unnumberedWords(block: Block): string[] {
  return block.kind === 'paragraph' && block.number ? [] : [wordsIn(block)]
}

function wordsIn(block: Block): string {
  return runsOf(block)
    .map(({ text, cite }) => (cite ? '' : text))
    .join('')
}

function shownRecords({ id, argument, exhibits }: PacketDraft, catalog: Catalog): CheckedArgument['shown'] {
  const parts = numberedParts(argument)
  const putForward = new Set(exhibits.map(({ record }) => record))
  return argument.flatMap((block) =>
    recordsOfArgument([block]).flatMap((recordId) => {
      const record = catalog.get(recordId)
      if (!record) return []
      return [
        {
          name: nameOfBlock(block, parts),
          title: titleOf(record),
          // What an exhibit shows is led to that exhibit, whose own checks ask for its original.
          hasSource:
            !('sources' in record) ||
            record.sources.length > 0 ||
            holdersOf(record).some((holder) => putForward.has(holder)),
          unverified: 'confidence' in record ? unverifiedWords(record) : '',
          isNonCommercial: isNonCommercial(record),
          href: record.kind === 'source' ? blockHref(id, block.id) : recordHref(record),
          edit: editHref(recordId, 'sources'),
        },
      ]
    }),
  )
}

/** What readers know a chart, a table or a chronology by: "Table 2". */
export function nameOfBlock({ kind, id }: ArgumentBlock, parts: ReturnType<typeof numberedParts>): string {
  if (kind === 'chart') return `Chart ${parts.chart.indexOf(id) + 1}`
  return kind === 'comparison' ? `Table ${parts.table.indexOf(id) + 1}` : 'The chronology'
}

/** Whether what the record says of a series speaks of non-commercial use. */
export function isNonCommercial(record: CatalogRecord): boolean {
  if (record.kind !== 'series') return false
  const said = [record.method, ...record.caveats, record.note ?? ''].join('\n')
  return /non-?commercial|\bCC BY-NC/i.test(said)
}
