import type { NearDuplicate } from '../../../ingest/readReceipts.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { TextField } from '../../../ui/TextField'
import type { SentReceipt } from './ReceiptList'
import { VersionFields } from './VersionFields'

type FileUnderProps = {
  receipt: SentReceipt
  near: readonly NearDuplicate[]
  /** Documents to choose from. */
  offers: readonly { value: string; about: string }[]
}

/** Says what a file is: another copy or version of a document, or a document of its own. */
export function FileUnder({ receipt, near, offers }: FileUnderProps) {
  const action = `/intake/${receipt.id}/document`
  const isDraft = receipt.document !== null
  const isOpen = near.length === 0 && !receipt.reading?.holdsMany
  return (
    <>
      {near.map(({ id, title, isDraft: ofDraft, version }) => (
        <Notice key={id} tone="warn" title="The very same words are here already">
          <p>
            Another copy or version of <a href={`/documents/${id}`}>{title}</a>
            {ofDraft && ' (draft)'}, whose version {version} has the same words in other bytes.
          </p>
          <form method="post" action={action} className="btns">
            <CsrfField />
            <input type="hidden" name="document" value={id} />
            <input type="hidden" name="kind" value="copy" />
            <Button look="first">File it as a version of that document</Button>
          </form>
        </Notice>
      ))}
      <Section title={isDraft ? 'Is it a version of another document?' : 'What is it?'} id="file-under">
        {isDraft && (
          <p className="in-say">
            A draft was made of it,{' '}
            <a href={`/documents/${receipt.document!.id}`}>{receipt.document!.title}</a>. Filed under another
            document, it becomes a version of that one and the draft is removed.
          </p>
        )}
        <form method="post" action={action} className="narrow-form">
          <CsrfField />
          <TextField
            name="document"
            label="The document"
            hint="Type words of its title and choose it from the list. Its id does as well."
            list="offer-documents"
            autoComplete="off"
            autoCapitalize="none"
            dir="auto"
            required
          />
          <datalist id="offer-documents">
            {offers.map(({ value, about }) => (
              <option key={value} value={value} label={about || undefined} />
            ))}
          </datalist>
          <VersionFields fields={{ kind: 'copy' }} errors={{}} isFirst={false} />
          <div className="btns">
            <Button>File it there</Button>
          </div>
        </form>
        {!isDraft && (
          <div className="btns in-own">
            <form method="post" action={action}>
              <CsrfField />
              <Button look={isOpen ? 'first' : undefined}>Make it a document of its own</Button>
            </form>
            <form method="post" action={`/intake/${receipt.id}/aside`}>
              <CsrfField />
              <Button look="plain">Set it aside</Button>
            </form>
          </div>
        )}
      </Section>
    </>
  )
}
