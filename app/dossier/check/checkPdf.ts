import { openCheckedFile, type CheckedFile, type PdfFault } from './checkedFile'
import { checkBytes, checkForbidden } from './fileRules'
import { checkFonts } from './fontRules'
import { checkMetadata } from './metadataRules'
import {
  checkBates,
  checkBookmarks,
  checkCitedPages,
  checkDestinations,
  checkPageNumbers,
} from './numberRules'
import { checkElements, checkLinks, checkMarks } from './structureRules'

/** What is asked of a finished file, in the order in which it is asked. */
const CHECKS: { name: string; check: (file: CheckedFile) => PdfFault[] }[] = [
  { name: 'The file is whole: header, streams, table of objects, identity, no lock', check: checkBytes },
  { name: 'No scripts, forms, attachments or media', check: checkForbidden },
  { name: 'XMP, title, language and colours', check: checkMetadata },
  { name: 'Fonts embedded, every glyph a character, text on every page', check: checkFonts },
  { name: 'Drawing and structure name each other', check: checkMarks },
  { name: 'Figures, tables, lists and headings', check: checkElements },
  { name: 'Links tagged and described', check: checkLinks },
  { name: 'Destinations lead to pages', check: checkDestinations },
  { name: 'Bookmarks say their pages', check: checkBookmarks },
  { name: 'Printed numbers are the pages’ own', check: checkPageNumbers },
  { name: 'Contents and cites say the pages that they lead to', check: checkCitedPages },
  { name: 'Bates numbers follow each other', check: checkBates },
]
/** Faults of one kind that are told; a file that breaks a rule on every page says so often enough with these. */
const MOST_TOLD = 20

export type PdfReport = {
  pages: number
  sizeBytes: number
  checks: { name: string; faults: PdfFault[]; /** Faults beyond those listed. */ more: number }[]
}

/**
 * Checks a finished dossier against ISO 19005-2 (PDF/A-2a), ISO 14289-1 (PDF/UA-1) and its own promises, as far as can
 * be decided from its bytes. It stands beside an independent validator and does not replace one. A file that cannot be
 * read at all has that as its one fault.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfReport> {
  let file: CheckedFile
  try {
    file = await openCheckedFile(bytes)
  } catch (cause) {
    const says = `The file cannot be read as a PDF: ${cause instanceof Error ? cause.message : String(cause)}`
    const faults = [{ rule: 'readable', page: null, says }]
    return { pages: 0, sizeBytes: bytes.length, checks: [{ name: 'The file can be read', faults, more: 0 }] }
  }
  const checks = CHECKS.map(({ name, check }) => {
    const faults = check(file)
    return { name, faults: faults.slice(0, MOST_TOLD), more: Math.max(0, faults.length - MOST_TOLD) }
  })
  return { pages: file.pages.length, sizeBytes: bytes.length, checks }
}

/** Every fault of a report, in the order of its checks. */
export function faultsOf(report: PdfReport): PdfFault[] {
  return report.checks.flatMap(({ faults }) => faults)
}
