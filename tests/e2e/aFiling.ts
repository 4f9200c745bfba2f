import { aPdf } from '../features/extract/aPdf'
import { site } from './site'

/** A typeface that a PDF holds: of one that names faces which it does not hold, each page is copied to be bound. */
const HELD = 'node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'

/** A filing of our own whose page 30 alone says "almost certainly not"; each page says its number. */
export async function aFiling(count: number, { isFaceHeld = true } = {}): Promise<Buffer> {
  const pages = Array.from({ length: count }, (_, at) => [
    `This is page ${at + 1} of a filing about ports.`,
    ...Array.from(
      { length: 24 },
      (_, line) => `Line ${line + 1} of page ${at + 1} says what the ports carried.`,
    ),
    at + 1 === 30 ? 'It was almost certainly not congestion.' : 'Nothing else is said here.',
    ...Array.from({ length: 8 }, (_, line) => `Line ${line + 26} of page ${at + 1} ends what was said.`),
  ])
  return aPdf(pages, isFaceHeld ? { font: HELD } : {})
}

/** How long the portal may take to read what was sent, in milliseconds. */
const READ_TIMEOUT_MS = 60_000

/** Sends a PDF to a document of the running portal as its form does, by the editor, and waits until it can be read. */
export async function sendOriginal(documentId: string, bytes: Buffer, fileName: string): Promise<void> {
  const { url, cookies } = site
  const address = `${url}/documents/${documentId}/originals`
  const headers = { Cookie: cookies.editor }
  const form = await fetch(address, { headers }).then((response) => response.text())
  const body = new FormData()
  body.set('csrf', /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? '')
  body.set('sourceUrl', '')
  body.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), fileName)
  const response = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' })
  if (response.status >= 400)
    throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
  const started = Date.now()
  for (;;) {
    const held = await fetch(`${url}/api/v1/documents/${documentId}/versions`).then((read) => read.text())
    if (held.includes(fileName)) return
    if (Date.now() - started > READ_TIMEOUT_MS) throw new Error(`${fileName} was not read in time.`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
