import type { VenueProfile } from '../domain/filing/venue'
import type { Block, PlannedPart } from './dossierPlan'
import type { Placed } from './planParts'

const BLANK = '____________________'
const SIGN = `Executed on ${BLANK}\n\nSignature ${BLANK}\n\nName and role ${BLANK}`
/** 28 U.S.C. 1746(2) and 47 CFR 1.16, for declarations made within the United States; (1) adds the laws that apply abroad. */
const UNDER_PENALTY = 'I declare under penalty of perjury that the foregoing is true and correct.'

/**
 * Declarations and certificates for a person to sign, filled with what the log knows and left unsigned. They are
 * templates: whoever signs answers for every word.
 */
export function planForms(
  placed: readonly Placed[],
  venue: VenueProfile | null,
  foreign: readonly number[],
): PlannedPart {
  const originals = placed.flatMap(({ planned, held }) =>
    held.map((original) => ({ exhibit: planned.number, original })),
  )
  const blocks: Block[] = [
    words(
      'Templates for a person to read, correct and sign. They are unsigned, give no legal advice, and have no effect until somebody signs them.',
    ),
  ]
  if (originals.length > 0) {
    const exhibits = [...new Set(originals.map(({ exhibit }) => exhibit))]
    const first = originals
      .map(({ original }) => original.receivedAt)
      .sort()[0]!
      .slice(0, 10)
    blocks.push(
      heading('Certification of the custodian'),
      words('Fed. R. Evid. 902(11), (13), (14); 28 U.S.C. 1746; 47 CFR 1.16.'),
      words(
        `I, ${BLANK}, am ${BLANK} of ${BLANK}, and know how the records named here are made and kept. Files are received into an evidence store, which computes the SHA-256 of each as its bytes arrive, keeps it under that hash, and never changes it. From ${first} on, ${originals.length} ${originals.length === 1 ? 'file was' : 'files were'} so received for ${exhibits.length === 1 ? 'Exhibit' : 'Exhibits'} ${exhibits.join(', ')}. When this file was made, the hash of each was computed again and equalled the one that it was received under. The hashes are in the table of custody.`,
      ),
      words(UNDER_PENALTY),
      words(SIGN),
    )
  }
  if (foreign.length > 0)
    blocks.push(
      heading('Declaration of the translator'),
      words('47 CFR 1.355.'),
      words(
        `I, ${BLANK}, am competent in English and ${BLANK}. The English translation of ${foreign.length === 1 ? 'Exhibit' : 'Exhibits'} ${foreign.join(', ')}, SHA-256 ${BLANK}, is true and complete.`,
      ),
      words(UNDER_PENALTY),
      words(SIGN),
    )
  if (venue?.id === 'fcc-formal-complaint') blocks.push(...noticeCertificate(placed))
  blocks.push(
    heading('Certificate of service'),
    words('47 CFR 1.47(g), where it applies.'),
    words(
      `On ${BLANK} I served this file, with its exhibits, by ${BLANK} on each person named here:\n${BLANK}${BLANK}\n${BLANK}${BLANK}`,
    ),
    words(SIGN),
  )
  return { title: 'Declarations and certificates', blocks }
}

/** The letters of the packet that may have been the notice; which one was is for the signer to say. */
function noticeCertificate(placed: readonly Placed[]): Block[] {
  const letters = placed.filter(
    ({ record }) => record.kind === 'document' && /letter|cease/.test(record.type),
  )
  const items = letters.map(({ planned }): Block => {
    const text = `${planned.date ? `${planned.date}. ` : ''}${planned.title}. `
    const cite = { text: `Ex. ${planned.number}`, cite: { exhibit: planned.number, page: null } }
    return { kind: 'item', mark: '•', depth: 0, runs: [{ text }, cite] }
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
