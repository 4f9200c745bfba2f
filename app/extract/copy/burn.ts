import type { PageText } from '../../domain/passage'
import { mergeStretches, type PageBox, type RemovedStretch } from '../../domain/redaction/redaction'
import type { ReasonCode } from '../../domain/redaction/reasonCode'
import { areaOf, meet, type Box } from '../pdf/paint/geometry'
import { unite, type PageWord } from './pageWords'

/** A box that is painted over a page's picture, in points from the upper left. */
export type BurntBox = {
  box: Box
  code: ReasonCode
  /** Where in the page's text what it covers begins; null for one that covers none. */
  at: number | null
}

/** What becomes of one page: the stretches of its text that are taken out, the boxes that are painted, the words that stay. */
export type Burnt = { removed: RemovedStretch[]; boxes: BurntBox[]; words: PageWord[] }

/** A word is under a box where this share of it is. */
const TOUCHED = 0.12

/**
 * Decides what is painted over on a page and what is taken out of its text, from what is to be removed and the boxes that
 * somebody drew. A word that a box touches goes whole, with all its parts; and no word stays in the text whose letters
 * lie under what is painted, for then somebody could copy what nobody can see.
 */
export function planBurn(
  page: PageText,
  words: readonly PageWord[],
  asked: readonly RemovedStretch[],
  drawn: readonly (PageBox & { code: ReasonCode })[],
  size: { width: number; height: number },
): Burnt {
  const own = drawn.map(({ left, top, width, height, code }): BurntBox => {
    const [x, y] = [left * size.width, top * size.height]
    return { box: [x, y, x + width * size.width, y + height * size.height], code, at: null }
  })
  const under = own.flatMap((it) =>
    words.filter(({ core }) => touches(core, it.box)).map((word) => wholeWord(page, word, it.code)),
  )
  const parts = asked
    .filter((it) => it.page === page.number)
    .flatMap((it) => [
      it,
      ...words.filter((word) => isRemoved(word, [it])).map((word) => partOf(page, word, it.code)),
    ])
  let removed = joinWords(page, mergeStretches([...parts, ...under]))
  let boxes = [...own, ...boxesOf(removed, words)]
  const hidden = words
    .filter((word) => !isRemoved(word, removed) && boxes.some(({ box }) => isHidden(word.core, box)))
    .map((word) => partOf(page, word, codeAt(word.core, boxes)))
  if (hidden.length > 0) {
    removed = joinWords(page, mergeStretches([...removed, ...hidden]))
    boxes = [...own, ...boxesOf(removed, words)]
  }
  return { removed, boxes, words: words.filter((word) => !isRemoved(word, removed)) }
}

/** Words side by side that go for one reason are one stretch: one box, one reason, and a run of words that must not come back. */
function joinWords({ text }: PageText, removed: readonly RemovedStretch[]): RemovedStretch[] {
  const joined: RemovedStretch[] = []
  for (const it of removed) {
    const last = joined.at(-1)
    if (last?.code === it.code && text.slice(last.end, it.start).trim() === '') last.end = it.end
    else joined.push({ ...it })
  }
  return joined
}

/** Parts of one stretch that stand on a line are painted as one box, the blanks between them too. */
function boxesOf(removed: readonly RemovedStretch[], words: readonly PageWord[]): BurntBox[] {
  return removed.flatMap((stretch) => {
    const lines: { box: Box; core: Box }[] = []
    for (const word of words.filter(({ start, end }) => start < stretch.end && end > stretch.start)) {
      const line = lines.at(-1)
      if (line && isOnLine(line.core, word)) {
        line.box = unite([line.box, word.body])
        line.core = unite([line.core, word.core])
      } else lines.push({ box: word.body, core: word.core })
    }
    return lines.map(({ box }) => ({ box, code: stretch.code, at: stretch.start }))
  })
}

/** Upright text alone is joined: of turned text the box around two words may hold words between. */
function isOnLine(line: Box, { core, angle, size }: PageWord): boolean {
  const isLevel = Math.abs(Math.sin(angle)) < 0.02
  const apart = Math.max(core[0] - line[2], line[0] - core[2])
  return isLevel && Math.abs(core[3] - line[3]) < 0.4 * size && apart < 1.5 * size
}

function wholeWord({ number, text }: PageText, word: PageWord, code: ReasonCode): RemovedStretch {
  const before = text.slice(0, word.start)
  const start = before.length - (/\S+$/u.exec(before)?.[0].length ?? 0)
  const end = word.end + (/^\S+/u.exec(text.slice(word.end))?.[0].length ?? 0)
  return { page: number, start, end, code }
}

function partOf({ number }: PageText, { start, end }: PageWord, code: ReasonCode): RemovedStretch {
  return { page: number, start, end, code }
}

function isRemoved(word: PageWord, removed: readonly RemovedStretch[]): boolean {
  return removed.some(({ start, end }) => word.start < end && word.end > start)
}

function touches(core: Box, box: Box): boolean {
  return areaOf(meet(core, box)) > TOUCHED * areaOf(core) || isHidden(core, box)
}

/** Most of a word's middle lies under a box. */
function isHidden(core: Box, box: Box): boolean {
  const shared = areaOf(meet(core, box))
  return shared > 0 && shared >= 0.3 * areaOf(core)
}

function codeAt(core: Box, boxes: readonly BurntBox[]): ReasonCode {
  return boxes.find(({ box }) => isHidden(core, box))!.code
}
