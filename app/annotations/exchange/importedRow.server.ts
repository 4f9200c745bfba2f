import type { Visibility } from '../../domain/annotation'
import { canonicalJson } from '../../domain/canonicalJson'
import type { PageText } from '../../domain/passage'
import { LONGEST_TAG, MOST_TAGS, tidyTags } from '../../domain/tags'
import { clean, type ExchangedNote } from '../../domain/webAnnotation/exchangedNote'
import type { Foreign } from '../../domain/webAnnotation/exportedNote'
import type { Portal } from '../../portal.server'
import { isSpeaker } from '../annotate.server'
import { placedExactly } from '../currentVersion.server'
import { hashOfText } from '../hashOfText'
import { columnsOfAnchor } from '../keptPlace'
import { importedIdOf } from './importedId'
import type { ImportPlace } from './placeImported'

/** Code units of a body that are kept; no service of those read allows more. */
const MOST_BODY = 20_000

type Placed = { note: ExchangedNote; place: ImportPlace }
/** The original and version whose pages words were sought in; null where the text is the record's own. */
type ReadText = { originalSha256: string | null; version: number | null }

/** The row of a note from elsewhere, and of where its words stand. `made` says whose it is here. */
export async function importedRow(
  portal: Portal,
  { note, place }: Placed,
  pages: readonly PageText[],
  text: ReadText,
  made: { id: string; documentId: string; parentId: string | null; authorId: string; visibility: Visibility },
) {
  const { passage } = place
  const foreign: Foreign = { format: note.format, value: note.value, pinned: passage?.exact ?? null }
  const createdAt = note.createdAt ? new Date(note.createdAt) : portal.now()
  const known = async (id: string | null) => (id !== null && (await isSpeaker(portal, id)) ? id : null)
  const pinned = pinnedColumns(place, pages, text)
  return {
    ...made,
    kind: note.kind,
    body: clean(note.body.slice(0, MOST_BODY)),
    tags: {
      create: tidyTags(note.tags.map((tag) => tag.slice(0, LONGEST_TAG)))
        .slice(0, MOST_TAGS)
        .map((tag) => ({ tag })),
    },
    speakerId: await known(note.speaker),
    saidOn: note.saidOn,
    occasion: note.occasion,
    askedOfId: await known(note.askedOf),
    dueOn: note.dueOn,
    ...pinned.columns,
    placements: { create: pinned.places },
    importedId: importedIdOf(note),
    importedAuthor: note.author ?? 'someone unnamed',
    foreign: canonicalJson(foreign),
    createdAt,
    updatedAt: note.updatedAt ? new Date(note.updatedAt) : createdAt,
  }
}

/** What a row says of the words that it is pinned to, and where they stand in the version that they were sought in. */
export function pinnedColumns(
  place: ImportPlace,
  pages: readonly PageText[],
  { originalSha256, version }: ReadText,
) {
  const { passage } = place
  const isPinned = place.state === 'exact' && passage !== null
  return {
    columns: {
      ...(passage ? { ...passage, endPage: passage.endPage ?? null } : NO_WORDS),
      textSha256: isPinned ? hashOfText(pages, passage) : null,
      originalSha256: isPinned ? originalSha256 : null,
      version: isPinned ? version : null,
      anchorState: place.state === 'whole' ? 'exact' : place.state,
    },
    places: isPinned ? placedExactly(version, passage) : keptPlaceOf(place, version),
  }
}

export type Pinned = ReturnType<typeof pinnedColumns>

const NO_WORDS = {
  page: null,
  start: null,
  endPage: null,
  end: null,
  exact: null,
  prefix: null,
  suffix: null,
}

/** Where words that were not found as they are stand in the version that they were sought in. */
function keptPlaceOf({ anchor, passage }: ImportPlace, version: number | null) {
  if (version === null || anchor === null || passage === null) return []
  return [{ version, ...columnsOfAnchor(anchor, passage.exact) }]
}
