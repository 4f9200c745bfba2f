import { formatBates } from '../domain/filing/bates'
import type { PlannedExhibit } from './dossierPlan'
import { destinationOf, type PageSetter } from './pageSetter'
import { factsHeight, setFacts } from './setBlocks'
import { stampBates } from './stampBates'

/** How a slip-sheet stands on its page; the room above its word and above its facts in points, given up where those are many. */
export type SlipLook = { numberSize: number; aboveWord: number; aboveFacts: number }

/** With the page to itself. */
export const ALONE: SlipLook = { numberSize: 140, aboveWord: 70, aboveFacts: 36 }
/** With what the record holds of the exhibit beneath it. */
export const HEADING: SlipLook = { numberSize: 88, aboveWord: 14, aboveFacts: 16 }
/** The same, where a few lines would otherwise have a page to themselves. */
export const CLOSE: SlipLook = { numberSize: 64, aboveWord: 0, aboveFacts: 12 }

const LEAST_ABOVE_FACTS_PT = 12
const WORD_PT = 24
const TITLE_SIZE = 18
const TITLE_LEADING = 23
const LABEL_PT = 96

/** The exhibit's number, its title, and the facts that filing it takes, on one page where they fit. */
export function setSlipSheet(setter: PageSetter, exhibit: PlannedExhibit, word: string, look: SlipLook) {
  const excess = slipExcess(setter, exhibit, look)
  setter.newPage(setter.sheet.top + Math.max(0, look.aboveWord - excess))
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
  centre(word, WORD_PT, setter.y + 18)
  setter.y += WORD_PT
  centre(exhibit.label, look.numberSize, setter.y + look.numberSize * 0.843)
  ink.close()
  setter.y += numberHeight(look)
  setter.heading(2, exhibit.title, { size: TITLE_SIZE, leading: TITLE_LEADING, align: 'center', keep: 0 })
  if (exhibit.caption) {
    setter.y += 6
    setter.paragraph([{ text: exhibit.caption, face: 'serif', colour: 'ink' }], { align: 'center' })
  }
  setter.y += Math.max(LEAST_ABOVE_FACTS_PT, look.aboveFacts - Math.max(0, excess - look.aboveWord))
  setFacts(setter, exhibit.slip, LABEL_PT)
  if (exhibit.standIn?.bates)
    stampBates(setter, formatBates(exhibit.standIn.bates.prefix, exhibit.standIn.bates.first))
}

/** The number and its leading. */
function numberHeight({ numberSize }: SlipLook): number {
  return numberSize * 1.05 + 10
}

/** How much of the room above is given up so that a slip-sheet is one page. */
function slipExcess(setter: PageSetter, { title, caption, slip }: PlannedExhibit, look: SlipLook): number {
  const texts = [{ text: title, face: 'serif-bold', colour: 'ink' }] as const
  const titlePt = setter.lines(texts, setter.width, TITLE_SIZE).length * TITLE_LEADING
  const captions = caption
    ? setter.lines([{ text: caption, face: 'serif', colour: 'ink' }], setter.width)
    : []
  const captionPt = captions.length > 0 ? captions.length * setter.sheet.leading + 13 : 0
  const used = look.aboveWord + WORD_PT + numberHeight(look) + titlePt + captionPt + look.aboveFacts
  const room = setter.sheet.bottom - setter.sheet.top
  return Math.max(0, used + factsHeight(setter, slip, LABEL_PT) - room)
}
