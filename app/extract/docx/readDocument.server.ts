import type { ExtractionProblem, Flag, OriginalFacts } from '../../domain/extraction'
import { EXTRACTORS } from '../extractors.server'
import { readHtml } from '../html/readHtml'
import { NO_FACTS } from '../noFacts'
import type { Reader } from '../reader'
import { cutSections } from '../text/sections'
import { cleanText, textPage } from '../text/textPages'
import { openDocument } from './openDocument.server'
import { comments, externalTargets, hiddenWords, property, trackedChanges } from './wordXml'

const PROBLEMS: Record<'damaged' | 'too-costly' | 'encrypted', ExtractionProblem> = {
  damaged: {
    reason: 'damaged',
    message: 'The Word file is damaged, or is none. Check that it opens, or ask for it again.',
  },
  'too-costly': {
    reason: 'too-costly',
    message: 'The Word file unpacks to more than one that people write. It is kept and was not opened.',
  },
  encrypted: {
    reason: 'encrypted',
    message: 'The Word file takes a password. Save a copy without one and send that.',
  },
}

/**
 * Reads a Word file: its words with footnotes and tables, and beside them its comments and tracked changes. Words that
 * were inserted stand in the text, words that were deleted do not; both are named.
 */
export const readDocument: Reader = async (file, onPage) => {
  const extractor = EXTRACTORS['application/vnd.openxmlformats-officedocument.wordprocessingml.document']
  const opened = await openDocument(file)
  if (!opened.ok)
    return { extractor, facts: NO_FACTS, flags: opened.flags, parts: [], problem: PROBLEMS[opened.reason] }
  const { html, xml, names, flags } = opened
  const page = readHtml(cleanText(html))
  const { pages, outline } = cutSections(page.text, page.headings)
  pages.forEach((text, index) => onPage(textPage(index + 1, text), pages.length))
  return {
    extractor,
    facts: { ...factsOf(xml), outline },
    flags: [...flags, ...wordFileFlags(xml, names)],
    parts: [],
    problem: null,
  }
}

function factsOf(xml: ReadonlyMap<string, string>): OriginalFacts {
  const core = xml.get('docProps/core.xml') ?? ''
  const created = property(core, 'dcterms:created')
  const fields: [name: string, element: string][] = [
    ['Title', 'dc:title'],
    ['Subject', 'dc:subject'],
    ['Author', 'dc:creator'],
    ['Last modified by', 'cp:lastModifiedBy'],
    ['Created', 'dcterms:created'],
    ['Modified', 'dcterms:modified'],
    ['Revision', 'cp:revision'],
  ]
  const own = fields.flatMap(([name, element]) => {
    const value = property(core, element)
    return value ? [{ name, value }] : []
  })
  const company = property(xml.get('docProps/app.xml') ?? '', 'Company')
  const said = (what: string, by: string, at: string | null) => `${what} by ${by}${at ? `, ${at}` : ''}`
  const changes = trackedChanges(xml.get('word/document.xml') ?? '').map(({ kind, by, at, words }) => ({
    name: said(kind === 'inserted' ? 'Inserted' : 'Deleted', by, at),
    value: words,
  }))
  const notes = comments(xml.get('word/comments.xml') ?? '').map(({ by, at, words }) => ({
    name: said('Comment', by, at),
    value: words,
  }))
  const isSigned = [...xml.keys()].some((name) => /^_xmlsignatures\/sig/.test(name))
  return {
    ...NO_FACTS,
    title: property(core, 'dc:title'),
    author: property(core, 'dc:creator'),
    date: /^\d{4}-\d{2}-\d{2}(?=T)/.exec(created ?? '')?.[0] ?? null,
    metadata: [...own, ...(company ? [{ name: 'Company', value: company }] : []), ...changes, ...notes],
    signatures: isSigned ? [{ signer: null, signedAt: null, isIntact: null, coversWholeFile: false }] : [],
  }
}

function wordFileFlags(xml: ReadonlyMap<string, string>, names: readonly string[]): Flag[] {
  const flags: Flag[] = []
  const say = (kind: Flag['kind'], detail: string, words: string | null = null) =>
    flags.push({ kind, page: null, words, detail })
  const types = xml.get('[Content_Types].xml') ?? ''
  if (names.some((name) => /vbaProject\.bin$/i.test(name)) || /macroEnabled/i.test(types))
    say('macros', 'The file holds macros. They are never run here.')
  const embedded = names.filter((name) => /^word\/(?:embeddings|activeX)\/[^/]+$/.test(name))
  if (embedded.length > 0)
    say(
      'embedded-file',
      `The file holds ${embedded.length} embedded ${embedded.length === 1 ? 'object' : 'objects'}.`,
      embedded.join('\n'),
    )
  const outside = [...xml].filter(([name]) => name.endsWith('.rels')).flatMap(([, it]) => externalTargets(it))
  const loaded = outside.filter(({ type }) => type !== 'hyperlink')
  if (loaded.length > 0)
    say(
      'external-link',
      'The file loads something from elsewhere when it is opened, such as a template or a picture. Nothing is ever fetched.',
      loaded.map(({ type, target }) => `${type}: ${target}`).join('\n'),
    )
  const main = xml.get('word/document.xml') ?? ''
  const hidden = hiddenWords(main)
  if (hidden.trim() !== '')
    say(
      'invisible-text',
      'Words of the file are formatted so that they are not seen. They stand in its text.',
      hidden,
    )
  const deleted = trackedChanges(main).filter(({ kind }) => kind === 'deleted')
  if (deleted.length > 0)
    say(
      'invisible-text',
      'Words that were deleted as tracked changes are still in the file. They are left out of its text.',
      deleted
        .map(({ words }) => words)
        .join('\n')
        .slice(0, 2_000),
    )
  return flags
}
