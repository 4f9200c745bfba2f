import type { PlannedExhibit } from './dossierPlan'
import { destinationOf, type PageSetter } from './pageSetter'
import { setBlocks, setSectionHeading } from './setBlocks'
import { ALONE, CLOSE, HEADING, setSlipSheet, type SlipLook } from './setSlipSheet'

/**
 * An exhibit's slip-sheet, then what the record holds of it: beneath the facts of the slip-sheet where it has room there,
 * else from the next page on. Where originals are bound in, their pages are the ones that pin cites count; else those
 * that the record's account stands on, the slip-sheet's with them where it begins there.
 */
export function setExhibit(
  setter: PageSetter,
  exhibit: PlannedExhibit,
  word: string,
  wanted: ReadonlySet<string>,
) {
  const place = { slip: setter.page + 1, pages: [] as number[], volume: setter.volume.number }
  setter.found.exhibits.set(exhibit.number, place)
  const { look, isBeneath } = planSheets(setter, exhibit, word)
  const count = () => {
    if (exhibit.originals.length === 0 && exhibit.sheet.length > 0)
      countPage(setter, exhibit.number, place.pages, wanted)
  }
  if (isBeneath) setter.onPage = count
  setSlipSheet(setter, exhibit, word, look)
  setter.onPage = count
  if (exhibit.sheet.length > 0) setSheet(setter, exhibit, isBeneath)
  setter.onPage = null
}

/** Takes the present page as the exhibit's next, and names it where some cite leads to it. */
export function countPage(setter: PageSetter, exhibit: number, pages: number[], wanted: ReadonlySet<string>) {
  pages.push(setter.page)
  const name = destinationOf(exhibit, pages.length)
  if (wanted.has(name)) setter.ink.destination(name, 0)
}

/** What the record's account takes at the least beneath a slip-sheet's facts, in points, where it goes on over the page. */
const LEAST_BENEATH_PT = 110

type Sheets = { look: SlipLook; isBeneath: boolean }

/** How the fewest pages hold an exhibit's slip-sheet and account, the number no smaller than they ask. */
function planSheets(setter: PageSetter, exhibit: PlannedExhibit, word: string): Sheets {
  if (exhibit.sheet.length === 0) return { look: ALONE, isBeneath: false }
  const tried = [HEADING, CLOSE].flatMap((look) => {
    const slip = setter.rehearsal()
    setSlipSheet(slip, exhibit, word, look)
    const [page, room] = [slip.page, setter.sheet.bottom - slip.y]
    setSheet(slip, exhibit, true)
    const pages = slip.page - setter.page
    return slip.page === page || room >= LEAST_BENEATH_PT ? [{ look, isBeneath: true, pages }] : []
  })
  const [first, second] = tried
  if (first && second) return second.pages < first.pages ? second : first
  return first ?? second ?? { look: ALONE, isBeneath: false }
}

function setSheet(setter: PageSetter, { heading, title, sheet }: PlannedExhibit, isBeneath: boolean) {
  if (!isBeneath) {
    setter.newPage()
    setSectionHeading(setter, 3, heading)
    setter.paragraph([{ text: title, face: 'serif-bold', colour: 'ink' }])
  }
  setBlocks(setter, sheet, 2)
}
