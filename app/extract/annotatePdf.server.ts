import type { PdfNotes } from '../domain/pdfNotes'
import { refuse, type Result } from '../domain/result'
import { LIMITS } from './extractOriginal.server'
import { openMade, type MadeFile } from './openMade.server'
import type { OriginalFile } from './reader'

/** A copy is made in memory, several times over: a larger file is not copied. */
const MOST_BYTES = 150 * 1024 * 1024

/** *unreadable*: it is locked or damaged. *too-costly*: copying it takes more than one file may. */
export type AnnotatePdfRefusal = 'unreadable' | 'too-costly'

/** A copy of a PDF with notes as its annotations, made in a process of its own. The file itself is never changed. */
export async function annotatePdf(
  file: OriginalFile,
  notes: PdfNotes,
  signal?: AbortSignal,
): Promise<Result<MadeFile, AnnotatePdfRefusal>> {
  if (file.sizeBytes > MOST_BYTES) return refuse('too-costly')
  const make = (to: string) => {
    return { file, mediaType: 'application/pdf' as const, ...LIMITS, notes: { ...notes, to } }
  }
  const made = await openMade(make, signal)
  return made.ok ? made : refuse(made.refusal === 'failed' ? 'unreadable' : made.refusal)
}
