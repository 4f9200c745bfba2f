import type { IndexLine, DossierPlan, PlannedExhibit } from './dossierPlan'
import { gapWords } from './batesGaps'
import { destinationOf, type PageSetter } from './pageSetter'
import { beginPart, mayFollowStatement, setFollowing, indexTitle } from './setParts'
import { setTable, type Cell } from './setTable'

/**
 * Every exhibit with what it is, its numbers, and the page that it begins on, each a link to its slip-sheet. At the size
 * of type that forums ask for, a page has no room for thirteen columns: those that few readers scan stand beneath the
 * description, each under its name.
 */
export function setExhibitIndex(setter: PageSetter, plan: DossierPlan) {
  const mayFollow = setter.volume.number === 1 && (plan.parts.length > 0 || mayFollowStatement(plan))
  setFollowing(setter, { mayFollow, isLong: plan.exhibits.length > MOST_TRIED }, (on, follows) => {
    beginPart(on, plan, indexTitle(plan), follows)
    setIndexTable(on, plan)
  })
}

/** The size of type, in points, at which the narrow columns hold their words. */
const MEASURED_AT = 12
/** The four gaps between five columns. */
const GAPS = 36

/** Exhibits whose index is set once more to see how it ends. */
const MOST_TRIED = 50

function setIndexTable(setter: PageSetter, plan: DossierPlan) {
  const called = plan.labelling.word === 'Exhibit' ? 'Ex.' : 'No.'
  const wide = (pt: number) => (pt * setter.sheet.size) / MEASURED_AT
  const [label, date, pages, page] = [wide(26), wide(88), wide(36), wide(39)]
  const columns = [
    { label: called, width: label },
    { label: 'Date', width: date },
    { label: 'Description', width: setter.width - GAPS - label - date - pages - page },
    { label: 'Pages', width: pages, isNumber: true },
    { label: 'Page', width: page, isNumber: true },
  ]
  setTable(
    setter,
    columns,
    plan.exhibits.map((exhibit) => rowOf(setter, exhibit)),
  )
  const example = plan.exhibits[0]?.name ?? 'Ex. 1'
  const notes = [
    `Pages are those of the original where one is bound in, and else those that the record’s account of it stands on, the slip-sheet’s with them where it begins there; a cite such as “${example} at 2” counts them from 1. Page is the page of this file on which the slip-sheet stands.`,
    gapWords(plan),
  ]
  for (const note of notes.filter(Boolean)) setter.paragraph([{ text: note, face: 'serif', colour: 'quiet' }])
}

function rowOf(setter: PageSetter, exhibit: PlannedExhibit): Cell[] {
  const place = setter.places?.exhibits.get(exhibit.number)
  const away = setter.volumeAway(exhibit.number)
  const page = `${away ? `Vol. ${away}, p. ` : ''}${place?.slip ?? '00'}`
  const link = away
    ? undefined
    : {
        destination: destinationOf(exhibit.number, null),
        says: `${exhibit.heading}, page ${page} of this file`,
      }
  const lines = [
    ...(exhibit.caption ? [exhibit.caption] : []),
    ...(exhibit.standIn ? [STANDING[exhibit.standIn.kind]] : []),
    ...indexLines(exhibit.indexed),
  ]
  const description: Cell = [
    { text: exhibit.title, face: 'serif', colour: 'ink' },
    ...lines.map((text) => ({ text: `\n${text}`, face: 'serif', colour: 'quiet' }) as const),
  ]
  const plain = (text: string): Cell => [{ text, face: 'serif', colour: 'ink' }]
  return [
    plain(exhibit.label),
    plain(exhibit.date),
    description,
    plain(String(place?.pages.length ?? '0')),
    [{ text: page, face: 'serif', colour: 'ink', link }],
  ]
}

const STANDING = {
  withheld: 'Withheld: a slip-sheet stands for it.',
  native: 'Produced in its native form: a slip-sheet stands for it.',
}

/** The columns that stand beneath a description, each under its name. */
function indexLines({ from, to, type, source, bates, class: shownTo, basis, sha256 }: IndexLine): string[] {
  return [
    ...(from || to ? [`From → To: ${from || 'not stated'} → ${to || 'not stated'}`] : []),
    `Type: ${type}; source: ${source}`,
    ...bates.map(({ begin, end }) => `Bates begin: ${begin}; end: ${end}`),
    `Class: ${shownTo}; basis: ${basis}`,
    ...sha256.map((digits) => `SHA-256 (16): ${digits}`),
  ]
}
