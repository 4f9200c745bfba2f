import type { Flag } from '../../domain/extraction'
import { webFlags } from '../html/webFacts'
import type { ParsedMail } from './parseMail.server'

/** What is dangerous or dishonest in a mail and its parts. */
export function mailFlags({ body, html, pages, parts, types }: ParsedMail): Flag[] {
  const flags: Flag[] = pages.flatMap(webFlags)
  const say = (kind: Flag['kind'], detail: string, words: string | null = null) =>
    flags.push({ kind, page: null, words, detail })
  const isLocked =
    types.some((type) => /^(?:multipart\/encrypted|application\/pgp-encrypted)$/.test(type)) ||
    parts.some(({ type, bytes }) => /^application\/(?:x-)?pkcs7-mime$/.test(type) && !isSignedOnly(bytes)) ||
    /^-----BEGIN PGP MESSAGE-----/m.test(body)
  if (isLocked)
    say('encrypted-part', 'The mail is encrypted, or a part of it is; what it says cannot be read.')
  const zips = parts.filter(({ bytes }) => isLockedZip(bytes))
  if (zips.length > 0)
    say('encrypted-part', 'An attached archive takes a password.', zips.map(nameOf).join('\n'))
  const outside = parts.filter(({ fileName }) => fileName && /(?:^|[/\\])\.\.[/\\]|^[/\\]|\0/.test(fileName))
  if (outside.length > 0)
    say(
      'path-traversal',
      'The names of attachments point outside a folder; nothing is ever kept under such a name.',
      outside.map(nameOf).join('\n'),
    )
  const remote = new Set(
    [...(html ?? '').matchAll(/<img\b[^>]{0,2000}?\bsrc\s*=\s*(?:["']\s*)?(https?:[^"'\s>]{1,500})/gi)].map(
      (it) => it[1]!,
    ),
  )
  if (remote.size > 0)
    say(
      'external-link',
      `The mail asks for ${remote.size} ${remote.size === 1 ? 'picture' : 'pictures'} from elsewhere, by which its sender sees that it is read. None is ever fetched.`,
      [...remote].slice(0, 10).join('\n'),
    )
  return flags
}

function nameOf({ path, fileName }: { path: string; fileName: string | null }): string {
  return fileName ?? `part ${path}`
}

/** The bit of a ZIP's first local header that says that the entry is encrypted (APPNOTE 4.4.4). */
function isLockedZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4 && (bytes[6]! & 1) === 1
}

/** The object identifier of signedData (1.2.840.113549.1.7.2) in the first bytes of a CMS message. */
function isSignedOnly(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 64)).includes(Buffer.from('06092a864886f70d010702', 'hex'))
}
