import type { Catalog } from '../catalog/catalog'
import { formatBates, formatBatesRange } from '../domain/filing/bates'
import {
  AUTHENTICATION_BASES,
  CONFIDENTIALITY_CLASSES,
  isOtherLanguage,
} from '../domain/filing/exhibitFields'
import { exhibitName } from '../domain/filing/exhibitLabel'
import { formatPageRanges } from '../domain/filing/pageRanges'
import { countOf } from '../domain/labels'
import type { ExhibitFields } from '../domain/packet'
import type { CatalogRecord } from '../domain/records'
import { shownKind } from '../domain/shownKind'
import { sayFaults } from '../domain/standardFault'
import { formatEdtf } from '../domain/edtf'
import {
  boundPages,
  type BoundOriginal,
  type Fact,
  type IndexLine,
  type Run,
  type StandIn,
} from './dossierPlan'
import { factsOf, receiversOf, senderOf } from './exhibitFacts'
import { withoutOriginal } from './exhibitOrigin'
import type { ExhibitSetting, HeldOriginal } from './planExhibit'

/** What the index of exhibits says of one: what the packet decided, else what the record holds. */
export function planIndexLine(
  catalog: Catalog,
  record: CatalogRecord,
  {
    exhibit,
    held,
    originals,
    standIn,
  }: {
    exhibit: ExhibitFields
    held: readonly HeldOriginal[]
    originals: readonly BoundOriginal[]
    standIn: StandIn | null
  },
): IndexLine {
  const [first] = held
  const host = first?.sourceUrl && URL.canParse(first.sourceUrl) ? new URL(first.sourceUrl).host : ''
  const source = host || (first?.fileName ?? '')
  return {
    from: exhibit.author || senderOf(catalog, record),
    to: exhibit.recipient || (record.kind === 'document' ? receiversOf(catalog, record) : ''),
    type: shownKind(record).word,
    source: source || 'the record',
    bates: [...originals.flatMap(stretchesOf), ...(standIn?.bates ? [oneNumber(standIn.bates)] : [])],
    class: `${CONFIDENTIALITY_CLASSES[exhibit.confidentiality]}${held.some(({ isRedacted }) => isRedacted) ? ', redacted' : ''}`,
    basis: AUTHENTICATION_BASES[exhibit.basis],
    sha256: held.map(({ sha256 }) => sha256.slice(0, 16)),
  }
}

function stretchesOf({ bates, ranges }: BoundOriginal): IndexLine['bates'] {
  if (!bates) return []
  const at = (page: number) => formatBates(bates.prefix, bates.first + page - 1)
  return ranges.map(({ first, last }) => ({ begin: at(first), end: at(last) }))
}

function oneNumber({ prefix, first }: NonNullable<StandIn['bates']>) {
  return { begin: formatBates(prefix, first), end: formatBates(prefix, first) }
}

/** The table of facts on a slip-sheet. */
export function planSlip(
  catalog: Catalog,
  record: CatalogRecord,
  setting: ExhibitSetting,
  line: IndexLine,
  originals: readonly BoundOriginal[],
): Fact[] {
  const { exhibit, held } = setting
  const rows: [string, string][] = [
    ['From', exhibit.author],
    ['To', exhibit.recipient],
  ]
  const given = rows.filter(([, value]) => value).map(([label, value]) => fact(label, value))
  const replaced = new Set(given.map(({ label }) => label))
  const own = factsOf(catalog, record).filter(({ label }) => !replaced.has(label))
  return [
    ...own.slice(0, 1),
    ...given,
    ...own.slice(1),
    ...producedFacts(exhibit),
    ...translationFacts(setting),
    ...(held.length === 0
      ? [
          fact(
            'Original',
            withoutOriginal(catalog, record, setting.packed ?? [], exhibit.production === 'whole'),
          ),
        ]
      : originalFacts(held, originals, exhibit)),
    ...(setting.sheetBates
      ? [fact('Bates', formatBates(setting.sheetBates.prefix, setting.sheetBates.first))]
      : []),
    fact('Class', line.class),
    fact('Basis', line.basis),
  ]
}

function producedFacts({ production, withheldFor }: ExhibitFields): Fact[] {
  if (production === 'whole') return []
  if (production === 'native')
    return [fact('Produced', 'In its native form, beside this file. This page stands for it.')]
  return [
    fact('Withheld', withheldFor || 'The ground is not stated.'),
    fact('Produced', 'Nothing of it. This page stands for it; the privilege log names it.'),
  ]
}

function translationFacts({
  exhibit,
  labelling,
  translations = [],
  translationOf = null,
}: ExhibitSetting): Fact[] {
  const facts: Fact[] = []
  const cite = (number: number): Run => ({
    text: exhibitName(labelling, number),
    cite: { exhibit: number, page: null },
  })
  if (isOtherLanguage(exhibit.language)) facts.push(fact('Language', languageName(exhibit.language)))
  if (translationOf !== null) facts.push({ label: 'Translation of', value: [cite(translationOf)] })
  if (exhibit.translationOf !== null) {
    const signed = exhibit.declaredOn ? `declaration signed ${formatEdtf(exhibit.declaredOn)}` : ''
    const by = [exhibit.translator, signed].filter(Boolean).join('; ')
    if (by) facts.push(fact('Translated by', by))
  }
  if (translations.length > 0)
    facts.push({
      label: 'Translation',
      value: translations.flatMap((number, index) => [...(index > 0 ? [{ text: ', ' }] : []), cite(number)]),
    })
  return facts
}

/** A language as English calls it; its tag where it has no name, and where it only looks like a tag, as “fr-a1” does. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

function originalFacts(
  held: readonly HeldOriginal[],
  originals: readonly BoundOriginal[],
  { production }: ExhibitFields,
): Fact[] {
  return held.flatMap((original): Fact[] => {
    const bound = originals.find((it) => (it.copyOf ?? it.sha256) === original.sha256)
    const size = `${original.sizeBytes.toLocaleString('en-US')} bytes`
    const name = `${original.fileName}${pagesOf(original)}, ${size}`
    const label = original.isRedacted ? 'Redacted copy' : 'Original'
    const facts = [fact(label, production === 'whole' ? `${name}${placeOf(original, bound)}` : name)]
    if (original.sourceUrl)
      facts.push({
        label: 'Captured at',
        value: [{ text: original.sourceUrl, href: original.sourceUrl }],
      })
    if (original.copy && bound) facts.push(fact('Bound as', copyWords(original.copy)))
    if (bound?.bates) facts.push(fact('Bates', batesWords(bound)))
    if (original.notBound && production === 'whole') facts.push(fact('Not bound in', original.notBound))
    const { madeAt, receivedAt } = original
    if (original.isRedacted)
      facts.push(
        fact('Made', `${madeAt ? `${instant(madeAt)}, ` : ''}of an original received ${instant(receivedAt)}`),
      )
    else facts.push(fact('Received', instant(receivedAt)))
    facts.push({
      label: 'SHA-256',
      value: [{ text: `${original.sha256.slice(0, 32)}\n${original.sha256.slice(32)}`, style: 'mono' }],
    })
    return facts
  })
}

/** “, 12 pages”; of a text that is bound as a rendering “, rendered on 12 pages”; empty where none were counted. */
function pagesOf({ pages, copy }: HeldOriginal): string {
  if (!pages) return ''
  return `, ${copy?.faults.includes('text') ? 'rendered on ' : ''}${countOf(pages, 'page')}`
}

/** Why a copy stands behind the sheet, and what made it: the original itself is held, and hashed above. */
function copyWords({ faults, maker }: NonNullable<HeldOriginal['copy']>): string {
  if (faults.includes('picture'))
    return `A rendering, the picture on a page, with the words that were read from it laid over it. Made by ${maker}.`
  if (faults.includes('text'))
    return `A rendering, the text that was read from it set on pages of ours, each headed as a rendering. Made by ${maker}.`
  return `A copy, each page as a picture with the original’s words laid over it: in the original ${sayFaults(faults)}. Made by ${maker}.`
}

function placeOf({ mediaType, pages }: HeldOriginal, bound: BoundOriginal | undefined): string {
  if (mediaType !== 'application/pdf' && !pages) return `, ${mediaType}, held beside this file`
  if (!bound) return ', none of its pages put forward'
  const chosen = boundPages(bound).length
  if (chosen === pages) return ', bound in whole behind it'
  return `; ${chosen === 1 ? 'page' : 'pages'} ${formatPageRanges(bound.ranges)} bound in behind it, the others left out`
}

/** The numbers of the pages that are bound in; a gap between them is that of the pages left out. */
export function batesWords({ bates, ranges }: BoundOriginal): string {
  return ranges
    .map(({ first, last }) =>
      formatBatesRange({ ...bates!, first: bates!.first + first - 1 }, last - first + 1),
    )
    .join(', ')
}

/** “2026-11-20 09:30 UTC”, of an instant in ISO 8601. */
export function instant(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}

function fact(label: string, text: string): Fact {
  return { label, value: [{ text }] }
}
