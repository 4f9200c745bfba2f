import { formatEdtf } from './edtf'
import type { Source } from './records'

const READ_AS: Record<Source['readAs'], string> = {
  'archived copy': 'read in an archived copy',
  'live page': 'read on the page itself',
  original: 'read in the original',
}

/** In what form, and when, whoever entered a source read it: "read in an archived copy, November 2026". */
export function howRead(source: Pick<Source, 'readAs' | 'readOn'>): string {
  return source.readOn ? `${READ_AS[source.readAs]}, ${formatEdtf(source.readOn)}` : READ_AS[source.readAs]
}
