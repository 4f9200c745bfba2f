import type { VenueProfile } from '../domain/filing/venue'
import { isOtherLanguage } from '../domain/filing/exhibitFields'
import { exhibitHeadings, type Labelling } from '../domain/filing/exhibitLabel'
import { formsOf } from '../domain/packet'
import type { Block, PlannedPart } from './dossierPlan'
import { languageName } from './exhibitSlip'
import { citeOf, type Placed } from './planParts'
import { isForeign } from './readinessOf'

const BLANK = '____________________'
const SIGN = `Executed on ${BLANK}\n\nSignature ${BLANK}\n\nName and role ${BLANK}`
/** 28 U.S.C. 1746(2) and 47 CFR 1.16, for declarations made within the United States; (1) adds the laws that apply abroad. */
const UNDER_PENALTY = 'I declare under penalty of perjury that the foregoing is true and correct.'

/**
 * Declarations and certificates for a person to sign, those that the packet chose, filled with what the log knows and
 * left unsigned. They are templates: whoever signs answers for every word. None chosen, or none that applies: no part.
 */
export function planForms(
  placed: readonly Placed[],
  packet: { forms: string },
  venue: VenueProfile | null,
  labelling: Labelling,
): PlannedPart[] {
  const wanted = new Set(formsOf(packet))
  const blocks = [
    ...(wanted.has('custodian') ? custodianForm(placed, labelling) : []),
    ...(wanted.has('translator') ? translatorForms(placed) : []),
    ...(wanted.has('notice') && venue?.id === 'fcc-formal-complaint' ? noticeCertificate(placed) : []),
    ...(wanted.has('service') ? SERVICE : []),
  ]
  if (blocks.length === 0) return []
  const note =
    'Templates for a person to read, correct and sign. They are unsigned, give no legal advice, and have no effect until somebody signs them.'
  return [{ title: 'Declarations and certificates', blocks: [words(note), ...blocks], isSigned: true }]
}

function custodianForm(placed: readonly Placed[], labelling: Labelling): Block[] {
  const originals = placed
    .filter(({ planned }) => planned.standIn?.kind !== 'withheld')
    .flatMap(({ planned, held }) => held.map((original) => ({ exhibit: planned.number, original })))
  if (originals.length === 0) return []
  const exhibits = [...new Set(originals.map(({ exhibit }) => exhibit))]
  const first = originals
    .map(({ original }) => original.receivedAt)
    .sort()[0]!
    .slice(0, 10)
  return [
    heading('Certification of the custodian'),
    words('Fed. R. Evid. 902(11), (13), (14); 28 U.S.C. 1746; 47 CFR 1.16.'),
    words(
      `I, ${BLANK}, am ${BLANK} of ${BLANK}, and know how the records named here are made and kept. Files are received into an evidence store, which computes the SHA-256 of each as its bytes arrive, keeps it under that hash, and never changes it. From ${first} on, ${originals.length} ${originals.length === 1 ? 'file was' : 'files were'} so received for ${exhibitHeadings(labelling, exhibits)}. When this file was made, the hash of each was computed again and equalled the one that it was received under. The hashes are in the table of custody.`,
    ),
    words(UNDER_PENALTY),
    words(SIGN),
  ]
}

/** One for each exhibit in another language that is put forward: of its translation, where that is in the packet. */
function translatorForms(placed: readonly Placed[]): Block[] {
  const foreign = placed.filter(isForeign)
  return foreign.flatMap(({ planned, record, held, exhibit }): Block[] => {
    const translation = placed.find((it) => it.exhibit.translationOf === record.id)
    const language = isOtherLanguage(exhibit.language) ? languageName(exhibit.language) : BLANK
    const hashOf = (originals: Placed['held']) =>
      originals.length > 0 ? originals.map(({ sha256 }) => sha256).join(', ') : BLANK
    const translated = translation
      ? `${translation.planned.heading} (SHA-256 ${hashOf(translation.held)})`
      : `The English translation (SHA-256 ${BLANK})`
    return [
      heading(`Declaration of the translator, ${planned.heading}`),
      words('47 CFR 1.355.'),
      words(
        `I, ${translation?.exhibit.translator || BLANK}, am competent in English and ${language}. ${translated} is a true and complete translation of ${planned.heading}, “${planned.title}” (SHA-256 ${hashOf(held)}).`,
      ),
      words(UNDER_PENALTY),
      words(SIGN),
    ]
  })
}

const SERVICE: Block[] = [
  heading('Certificate of service'),
  words('47 CFR 1.47(g), where it applies.'),
  words(
    `On ${BLANK} I served this file, with its exhibits, by ${BLANK} on each person named here:\n${BLANK}${BLANK}\n${BLANK}${BLANK}`,
  ),
  words(SIGN),
]

/** The letters of the packet that may have been the notice; which one was is for the signer to say. */
function noticeCertificate(placed: readonly Placed[]): Block[] {
  const letters = placed.filter(
    ({ record }) => record.kind === 'document' && /letter|cease/.test(record.type),
  )
  const items = letters.map(({ planned }): Block => {
    const text = `${planned.date ? `${planned.date}. ` : ''}${planned.title}. `
    return { kind: 'item', mark: '•', depth: 0, runs: [{ text }, citeOf(planned)] }
  })
  return [
    heading('Certificate of notice and of settlement effort'),
    words('47 CFR 1.722(g).'),
    words(
      `I certify that before this complaint was filed each defendant was notified in writing of the allegations and of the intent to file, by ${BLANK} on ${BLANK}, and that settlement was attempted in good faith. Letters in this file:`,
    ),
    ...(items.length > 0 ? items : [words('None.')]),
    words(SIGN),
  ]
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text }
}

function words(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] }
}
