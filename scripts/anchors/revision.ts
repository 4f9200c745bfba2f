/** What an edit does to words: prints the same ones in another way, or makes them others (or none, or new ones). */
export type Nature = 'typography' | 'alteration'

/** Puts `text` in place of `length` code units at `at` of the original. */
export type Edit = { at: number; length: number; text: string; nature: Nature }

/** A stretch of the original that is taken out and put in before `to`, which lies outside it. */
export type Move = { from: number; until: number; to: number }

export type Plan = { edits: Edit[]; move?: Move }

/** A part of the revised text and the part of the original that it stands for (empty for what was put in). */
type Piece = { from: number; until: number; start: number; end: number; nature: 'same' | Nature }

export type Revision = { text: string; pieces: Piece[] }

/** Carries out a plan. Edits that overlap an earlier one in the text are left out; so are those across a move's ends. */
export function revise(original: string, { edits, move }: Plan): Revision {
  const cuts = move ? [move.from, move.until, move.to] : []
  const kept: Edit[] = []
  for (const edit of [...edits].sort((a, b) => a.at - b.at || a.length - b.length)) {
    const last = kept.at(-1)
    const isFree = !last || edit.at >= last.at + last.length
    if (isFree && !cuts.some((cut) => edit.at < cut && edit.at + edit.length > cut)) kept.push(edit)
  }
  const pieces: Piece[] = []
  let text = ''
  const put = (words: string, from: number, until: number, nature: Piece['nature']) => {
    if (words === '' && from === until) return
    pieces.push({ from, until, start: text.length, end: text.length + words.length, nature })
    text += words
  }
  for (const [from, until] of orderOf(original.length, move)) {
    let at = from
    for (const edit of kept) {
      if (edit.at < from || edit.at + edit.length > until || (edit.at === until && until < original.length))
        continue
      put(original.slice(at, edit.at), at, edit.at, 'same')
      put(edit.text, edit.at, edit.at + edit.length, edit.nature)
      at = edit.at + edit.length
    }
    put(original.slice(at, until), at, until, 'same')
  }
  return { text, pieces }
}

function orderOf(length: number, move?: Move): [number, number][] {
  if (!move) return [[0, length]]
  const { from, until, to } = move
  const order: [number, number][] =
    to < from
      ? [
          [0, to],
          [from, until],
          [to, from],
          [until, length],
        ]
      : [
          [0, from],
          [until, to],
          [from, until],
          [to, length],
        ]
  return order.filter(([a, b]) => a < b)
}

/** What the making of a revision says became of a stretch of the original. */
export type Fate =
  | { became: 'same'; start: number; end: number }
  | { became: 'altered'; start: number; end: number }
  | { became: 'removed' }
  /** Cut in two by a paragraph's move: neither whole nor altered. */
  | { became: 'torn' }

/** Follows a stretch of the original through the pieces. Nothing is compared: only how the revision was made counts. */
export function fateOf({ pieces }: Revision, from: number, until: number): Fate {
  const own = pieces.filter((it) =>
    it.from === it.until ? it.from > from && it.from < until : it.from < until && it.until > from,
  )
  const standing = own.filter((it) => it.end > it.start && it.from < it.until)
  if (standing.length === 0) return { became: 'removed' }
  const place = (it: Piece, at: number) =>
    it.nature === 'same'
      ? it.start + Math.min(Math.max(0, at - it.from), it.end - it.start)
      : at <= it.from
        ? it.start
        : it.end
  const start = Math.min(...standing.map((it) => place(it, from)))
  const end = Math.max(...standing.map((it) => (it.nature === 'same' ? place(it, until) : it.end)))
  const isWhole = own.every((it, index) => index === 0 || it.start === own[index - 1]!.end)
  if (!isWhole) return { became: 'torn' }
  const isSame = own.every((it) => it.nature !== 'alteration')
  return { became: isSame ? 'same' : 'altered', start, end }
}

/** The edits that turn one text into the other, as they are stored: [at, length, text], in order, none overlapping. */
export type StoredEdit = [at: number, length: number, text: string]

export function storedEdits(original: string, revision: Revision, move?: Move): StoredEdit[] {
  const stored: StoredEdit[] = []
  const isMoved = (it: Piece) =>
    move !== undefined && it.from >= move.from && it.until <= move.until && it.from !== it.until
  let movedText = ''
  for (const piece of revision.pieces) {
    const words = revision.text.slice(piece.start, piece.end)
    if (isMoved(piece)) movedText += words
    else if (piece.nature !== 'same') stored.push([piece.from, piece.until - piece.from, words])
  }
  if (move) stored.push([move.from, move.until - move.from, ''], [move.to, 0, movedText])
  return stored.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** Carries out stored edits. */
export function applyEdits(original: string, edits: readonly StoredEdit[]): string {
  let text = ''
  let at = 0
  for (const [from, length, words] of edits) {
    text += original.slice(at, from) + words
    at = from + length
  }
  return text + original.slice(at)
}
