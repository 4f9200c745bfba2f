import { PDFDict, PDFName, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'

const TYPE = PDFName.of('Type')
const STRUCTURE = PDFName.of('S')

/**
 * Whether an entry /P leads up: from a note to its page, or from a part to the part it is in. Among resources it is a name
 * as any other.
 */
export function leadsUp(name: string, value: PDFObject, context: PDFContext): boolean {
  if (name !== '/P') return false
  const above = context.lookup(value)
  return above instanceof PDFDict && (above.get(TYPE) === PDFName.of('Page') || above.has(STRUCTURE))
}
