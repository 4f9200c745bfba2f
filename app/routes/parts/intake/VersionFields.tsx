import { ADDED_KINDS, nameVersionKind, type AddedKind } from '../../../domain/version'
import { Fieldset } from '../../../ui/Fieldset'
import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { TextField } from '../../../ui/TextField'
import { RECEIPT_LABELS } from './ReceiptFields'

const MEANS: Record<AddedKind, string> = {
  original: 'the document itself',
  copy: 'the same document from elsewhere, or a better scan',
  capture: 'the same web page at another time',
  transcription: 'typed from the original by somebody',
}

type VersionFieldsProps = {
  fields: Record<string, string | undefined>
  errors: Record<string, string | undefined>
  /** The document has no version yet: then there is little to choose. */
  isFirst: boolean
}

/** What kind of version a file is, and why it is added. */
export function VersionFields({ fields, errors, isFirst }: VersionFieldsProps) {
  const chosen = fields.kind ?? (isFirst ? 'original' : 'copy')
  return (
    <>
      <Fieldset name="kind" legend="What it is" error={errors.kind}>
        {ADDED_KINDS.map((kind) => (
          <label key={kind} className="check">
            <input type="radio" name="kind" value={kind} defaultChecked={kind === chosen} />
            <span>
              {nameVersionKind(kind)} <span className="meta">{MEANS[kind]}</span>
            </span>
          </label>
        ))}
      </Fieldset>
      {!isFirst && (
        <TextField
          {...labelledFieldsOf(fields, errors, RECEIPT_LABELS)('note')}
          hint="In a sentence, for those who compare the two."
        />
      )}
    </>
  )
}
