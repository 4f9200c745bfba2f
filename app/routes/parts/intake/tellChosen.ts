import { explainMediaType, HEAD_BYTES, tellHead, type ToldByHead } from '../../../domain/mediaType'
import { nameOriginalType } from '../../../domain/originalType'

/** What a chosen file is, before it is sent; or why sending it would be of no use. */
export type Told = { isFit: true; kind: string } | { isFit: false; why: string }

/** Containers of which the first bytes do not tell all; the portal looks into them. */
const CONTAINERS: Partial<Record<ToldByHead, string>> = {
  zip: 'Word, WACZ or another ZIP file',
  gzip: 'Compressed file',
  'from-line': 'E-mail or mailbox',
}

/** Tells a file by its first bytes, as the portal will; its name and what the system says of it are not asked. */
export async function tellChosen(file: File): Promise<Told> {
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    const told = tellHead(head)
    if (!told.ok) return { isFit: false, why: explainMediaType(told.refusal) }
    return { isFit: true, kind: CONTAINERS[told.value] ?? nameOriginalType(told.value) }
  } catch {
    return { isFit: false, why: 'It cannot be read. If it is a folder, choose the files in it.' }
  }
}
