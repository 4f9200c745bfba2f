import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

const STREAM = /<<([^]{0,2000}?)>>\s*stream\r?\n/g

/** A PDF's bytes, one character to each, and behind them those of its packed streams that are neither pictures nor fonts. */
export async function unpackedText(path: string): Promise<string> {
  const bytes = await readFile(path)
  const all = bytes.toString('latin1')
  const parts: string[] = []
  let plain = ''
  let at = 0
  for (const match of all.matchAll(STREAM)) {
    const from = match.index + match[0].length
    const to = all.indexOf('endstream', from)
    if (match.index < at || to < 0) continue
    plain += all.slice(at, from)
    at = to
    if (/\/Subtype\s*\/Image\b|\/FontFile|\/Length1\b/.test(match[1]!)) continue
    parts.push(unpack(bytes.subarray(from, to)))
  }
  return [plain + all.slice(at), ...parts].join('\n')
}

function unpack(stream: Uint8Array): string {
  try {
    return inflateSync(stream).toString('latin1')
  } catch {
    return Buffer.from(stream).toString('latin1')
  }
}
