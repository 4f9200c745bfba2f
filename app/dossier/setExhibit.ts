import type { PlannedExhibit } from './dossierPlan'
import { destinationOf, type PageSetter } from './pageSetter'
import { formatBates } from '../domain/filing/bates'
import { stampBates } from './stampBates'
import { setBlocks, setFacts } from './setBlocks'

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
  const place = { slip: 0, pages: [] as number[], volume: setter.volume.number }
  setSlipSheet(setter, exhibit, word)
  place.slip = setter.page
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

function setSlipSheet(setter: PageSetter, exhibit: PlannedExhibit, word: string) {
  setter.newPage(setter.sheet.top + 70)
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
  setter.heading(2, exhibit.title, { size: 18, leading: 23, align: 'center', keep: 0 })
  if (exhibit.caption) {
    setter.y += 6
    setter.paragraph([{ text: exhibit.caption, face: 'serif', colour: 'ink' }], { align: 'center' })
  }
  setter.y += 36
  setFacts(setter, exhibit.slip, 96)
  if (exhibit.standIn?.bates)
    stampBates(setter, formatBates(exhibit.standIn.bates.prefix, exhibit.standIn.bates.first))
}
