/** What the form of a forum is filled in from. Empty where the packet does not say. */
export type TransmittalFacts = {
  venue: string
  title: string
  /** Docket numbers as printed. */
  proceedings: string[]
  filers: string[]
  authors: string[]
  /** Name, role and address of whoever signs, a line each. */
  signer: string[]
  /** As the forum's own interface spells it. */
  submissionType: string
  /** EDTF; empty where the packet has no date. */
  datedOn: string
}

/** A file to send, in order. */
export type TransmittalDocument = { fileName: string; pages: number; sizeBytes: number; sha256: string }

const UNSAID = '(fill in)'

/**
 * The side file to copy from while filling in a forum's form: the fields of the FCC's electronic comment filing system,
 * by the names of its public interface, and each document with its hash. What the packet does not say is left to fill in.
 */
export function writeTransmittal(facts: TransmittalFacts, documents: readonly TransmittalDocument[]): string {
  const lines = (values: readonly string[]) => (values.length > 0 ? values : [UNSAID])
  const one = (value: string) => lines(value ? [value] : [])
  const fields: [label: string, name: string, values: readonly string[]][] = [
    ['Proceeding(s)', 'proceedings', lines(facts.proceedings)],
    ['Name(s) of filer', 'filers', lines(facts.filers)],
    ['Author(s)', 'authors', lines(facts.authors)],
    ['Law firm(s)', 'lawfirms', [UNSAID]],
    ['Primary contact e-mail', 'contact_email', [UNSAID]],
    ['Type of filing', 'submissiontype', one(facts.submissionType)],
    ['File number', 'file_number', [UNSAID]],
    ['Report number', 'report_number', [UNSAID]],
    ['Bureau', 'id_bureau', [UNSAID]],
    ['Address of filer, author or firm', 'addressentity', lines(facts.signer)],
    ['Confirmation e-mail wanted', 'emailConfirmation', [UNSAID]],
    ['Express comment', 'express_comment', ['no']],
    ['Ex parte or late filed', 'exparte_or_late_filed', one(facts.submissionType === EX_PARTE ? 'yes' : '')],
    ['Presented to', 'presented_to', facts.submissionType === EX_PARTE ? [UNSAID] : ['(only for ex parte)']],
  ]
  return [
    `Transmittal: ${facts.title}`,
    `For ${facts.venue || 'no venue'}${facts.datedOn ? `, dated ${facts.datedOn}` : ''}. Names in brackets are those of the ECFS interface.`,
    'Check each field at the form itself before you send anything. What stands as “(fill in)” the packet does not say.',
    '',
    ...fields.flatMap(([label, name, values]) => [
      `${label} [${name}]`,
      ...values.map((value) => `  ${value}`),
      '',
    ]),
    'Documents [documents]',
    ...documents.flatMap(({ fileName, pages, sizeBytes, sha256 }, index) => [
      `  ${index + 1}. ${facts.title}${documents.length > 1 ? `, volume ${index + 1} of ${documents.length}` : ''}`,
      `     File     ${fileName}`,
      `     Size     ${sizeBytes.toLocaleString('en-US')} bytes, ${pages} ${pages === 1 ? 'page' : 'pages'}`,
      `     SHA-256  ${sha256}`,
    ]),
    '',
  ].join('\r\n')
}

const EX_PARTE = 'NOTICE OF EXPARTE'
const SUBMISSION_TYPES: Record<string, string> = { 'fcc-comments': 'COMMENT', 'fcc-ex-parte': EX_PARTE }

/** How ECFS calls what is filed under a venue's profile; empty where it may be several things. */
export function submissionTypeOf(venueId: string): string {
  return SUBMISSION_TYPES[venueId] ?? ''
}
