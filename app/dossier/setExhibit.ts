import type { PlannedExhibit } from './dossierPlan'
import { destinationOf, type PageSetter } from './pageSetter'
import { formatBates } from '../domain/filing/bates'
import { stampBates } from './stampBates'
import { factsHeight, setBlocks, setFacts } from './setBlocks'

/**
 * An exhibit's slip-sheet, then what the record holds of it. Where originals are bound in, their pages are the ones
 * that pin cites count; else the record's own pages are.
 */
export function setExhibit(
  setter: PageSetter,
  exhibit: PlannedExhibit,
  word: string,
  wanted: ReadonlySet<string>,
) {
  const place = { slip: setter.page + 1, pages: [] as number[], volume: setter.volume.number }
  setSlipSheet(setter, exhibit, word)
  setter.found.exhibits.set(exhibit.number, place)
  if (exhibit.standIn) return
  const isBound = exhibit.originals.length > 0
  setter.onPage = () => {
    if (!isBound) countPage(setter, exhibit.number, place.pages, wanted)
  }
  setter.newPage()
  setBlocks(setter, exhibit.sheet, 2)
  setter.onPage = null
}

/** Takes the present page as the exhibit's next, and names it where some cite leads to it. */
export function countPage(setter: PageSetter, exhibit: number, pages: number[], wanted: ReadonlySet<string>) {
  pages.push(setter.page)
  const name = destinationOf(exhibit, pages.length)
  if (wanted.has(name)) setter.ink.destination(name, 0)
}

/** Room above the word and above the facts of a slip-sheet, in points: given up where its facts are many. */
const ABOVE_WORD_PT = 70
const ABOVE_FACTS_PT = 36
const LEAST_ABOVE_FACTS_PT = 12
/** The word, the number and their leading. */
const NUMBER_PT = 24 + 147 + 10
const TITLE_SIZE = 18
const TITLE_LEADING = 23

/** How much of the room above is given up so that a slip-sheet is one page. */
function slipExcess(setter: PageSetter, { title, caption, slip }: PlannedExhibit): number {
  const texts = [{ text: title, face: 'serif-bold', colour: 'ink' }] as const
  const titlePt = setter.lines(texts, setter.width, TITLE_SIZE).length * TITLE_LEADING
  const captions = caption
    ? setter.lines([{ text: caption, face: 'serif', colour: 'ink' }], setter.width)
    : []
  const captionPt = captions.length > 0 ? captions.length * setter.sheet.leading + 13 : 0
  const used = ABOVE_WORD_PT + NUMBER_PT + titlePt + captionPt + ABOVE_FACTS_PT
  const room = setter.sheet.bottom - setter.sheet.top
  return Math.max(0, used + factsHeight(setter, slip, SLIP_LABEL_PT) - room)
}

const SLIP_LABEL_PT = 96

function setSlipSheet(setter: PageSetter, exhibit: PlannedExhibit, word: string) {
  const excess = slipExcess(setter, exhibit)
  setter.newPage(setter.sheet.top + Math.max(0, ABOVE_WORD_PT - excess))
  const { ink } = setter
  ink.bookmark(`${exhibit.bookmark} (p. ${setter.page})`)
  ink.destination(destinationOf(exhibit.number, null), 0)
  const centre = (text: string, size: number, baseline: number) =>
    ink.text(
      text,
      (setter.sheet.width - ink.widthOf(text, 'serif', size)) / 2,
      baseline,
      'serif',
      size,
      'ink',
    )
  if (exhibit.standIn?.legend)
    setter.paragraph([{ text: exhibit.standIn.legend, face: 'serif-bold', colour: 'ink' }], {
      align: 'center',
    })
  ink.open('P')
  centre(word, 24, setter.y + 18)
  setter.y += 24
  centre(exhibit.label, 140, setter.y + 118)
  ink.close()
  setter.y += 147 + 10
  setter.heading(2, exhibit.title, { size: TITLE_SIZE, leading: TITLE_LEADING, align: 'center', keep: 0 })
  if (exhibit.caption) {
    setter.y += 6
    setter.paragraph([{ text: exhibit.caption, face: 'serif', colour: 'ink' }], { align: 'center' })
  }
  setter.y += Math.max(LEAST_ABOVE_FACTS_PT, ABOVE_FACTS_PT - Math.max(0, excess - ABOVE_WORD_PT))
  setFacts(setter, exhibit.slip, SLIP_LABEL_PT)
  if (exhibit.standIn?.bates)
    stampBates(setter, formatBates(exhibit.standIn.bates.prefix, exhibit.standIn.bates.first))
}
