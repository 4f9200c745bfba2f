import { refuse, type Result } from '../domain/result'
import { LIMITS } from './extractOriginal.server'
import { openMade, type MadeFile } from './openMade.server'
import type { OriginalFile } from './reader'
import { SHOWN_PAGE } from './takePart.server'
import { tellFile } from './tellFile.server'

/** Bytes that a part may have. */
const MOST_PART_BYTES = 512 * 1024 * 1024

/** *no-such-part*: the original has none under that path, or it cannot be unpacked. *too-costly*: it takes more than one may. */
export type OpenPartRefusal = 'no-such-part' | 'too-costly'

/**
 * Takes a part out of an original as a file of its own: an attachment, an inner message, a message of a mailbox, a
 * capture without its transfer and content codings. `path` is Part.path.
 */
export async function openPart(
  file: OriginalFile,
  path: string,
  signal?: AbortSignal,
): Promise<Result<MadeFile, OpenPartRefusal>> {
  const told = await tellFile(file)
  if (!told.ok) return refuse('no-such-part')
  const { memoryMb } = LIMITS
  const make = (to: string) => {
    return { file, mediaType: told.value, memoryMb, part: { path, to, mostBytes: MOST_PART_BYTES } }
  }
  const made = await openMade(make, signal)
  return made.ok ? made : refuse(made.refusal === 'failed' ? 'no-such-part' : made.refusal)
}

/**
 * An original as a page that can be shown in a sandboxed frame (see renderSafeHtml), made in a process of its own as
 * every reading is. Refuses a kind that has no page, such as a PDF or a plain text.
 */
export function openShownPage(
  file: OriginalFile,
  signal?: AbortSignal,
): Promise<Result<MadeFile, OpenPartRefusal>> {
  return openPart(file, SHOWN_PAGE, signal)
}
