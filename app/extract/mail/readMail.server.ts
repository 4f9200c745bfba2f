import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { OriginalFacts, Part } from '../../domain/extraction'
import { parseMailDate } from '../../domain/mailDate'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile, Reader } from '../reader'
import { cutLong, textPage } from '../text/textPages'
import { mailFlags } from './mailFlags'
import { fieldOf, readHeader, type MailField } from './mailHeader.server'
import { parseMail, type MailPart, type ParsedMail } from './parseMail.server'

/** What a reader is shown above a mail's words, as mail programs have it. */
const SHOWN = ['From', 'To', 'Cc', 'Date', 'Subject']

/** Reads a mail: its header as given, its words, and what is attached. */
export const readMail: Reader = async (file, onPage) => {
  const extractor = EXTRACTORS['message/rfc822']
  const bytes = await readFile(file.path)
  const mail = await parseMail(bytes).catch(() => null)
  if (!mail)
    return {
      extractor,
      facts: { ...NO_FACTS, metadata: readHeader(bytes) },
      flags: [],
      parts: [],
      problem: {
        reason: 'too-costly',
        message: 'Parts of the mail stand in one another deeper than those of any mail; it was not read.',
      },
    }
  const pages = cutLong(mailText(mail))
  pages.forEach((text, index) => onPage(textPage(index + 1, text), pages.length))
  return {
    extractor,
    facts: factsOf(mail),
    flags: mailFlags(mail),
    parts: mail.parts.map(describe),
    problem: null,
  }
}

/** A mail as it is read: the fields that say whom, when and what about, then its words. */
export function mailText({ fields, body }: { fields: readonly MailField[]; body: string }): string {
  const head = SHOWN.flatMap((name) => {
    const value = fieldOf(fields, name.toLowerCase())
    return value === null ? [] : [`${name}: ${value}`]
  })
  return [head.join('\n'), body.trim()].filter((it) => it !== '').join('\n\n')
}

function factsOf({ fields, parts, types }: ParsedMail): OriginalFacts {
  const date = parseMailDate(fieldOf(fields, 'date') ?? '')
  const attached = parts.map(({ path, type, fileName, bytes }) => ({
    name: `Part ${path}`,
    value: `${fileName ?? 'no name'}, ${type}, ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
  }))
  const isSigned = types.some((type) => /^application\/(?:x-)?pkcs7-signature$/.test(type))
  return {
    ...NO_FACTS,
    title: fieldOf(fields, 'subject'),
    author: fieldOf(fields, 'from'),
    date: date?.day ?? null,
    metadata: [...fields, ...attached],
    signatures: isSigned ? [{ signer: null, signedAt: null, isIntact: null, coversWholeFile: false }] : [],
  }
}

function describe({ path, type, fileName, bytes }: MailPart): Part {
  const isMessage = type === 'message/rfc822'
  const fields = isMessage ? readHeader(bytes) : []
  return {
    path,
    role: isMessage ? 'message' : 'attachment',
    title: (isMessage && fieldOf(fields, 'subject')) || fileName || `Part ${path}`,
    fileName,
    declaredType: type,
    sizeBytes: bytes.length,
    sourceUrl: null,
    capturedAt: parseMailDate(fieldOf(fields, 'date') ?? '')?.instant ?? null,
  }
}

/** The bytes of one part of a mail, or null where it has no such part. */
export async function takeMailPart(
  file: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const { parts } = await parseMail(await readFile(file.path))
  const part = parts.find((it) => it.path === path)
  if (!part) return null
  return (async function* () {
    yield part.bytes
  })()
}
