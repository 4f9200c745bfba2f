import { labelledFieldsOf } from '../../../ui/fieldsOf'
import { TextField } from '../../../ui/TextField'

/** What a form's fields are called, for the summary of what is wrong. */
export const RECEIPT_LABELS = {
  file: 'File',
  sourceUrl: 'Captured at',
  capturedAt: 'Captured on',
  receivedFrom: 'Received from',
  kind: 'Kind',
  note: 'Why',
}

type ReceiptFieldsProps = {
  fields: Record<string, string | undefined>
  errors: Record<string, string | undefined>
}

/** Where files came from, as whoever brings them says. All of it may stay empty. */
export function ReceiptFields({ fields, errors }: ReceiptFieldsProps) {
  const field = labelledFieldsOf(fields, errors, RECEIPT_LABELS)
  return (
    <>
      <TextField {...field('receivedFrom')} hint="From whom, if you know: “FOIA response of 3 May 2015”." />
      <TextField
        {...field('sourceUrl')}
        type="url"
        hint="The web address it was saved from, if there is one."
      />
      <TextField
        {...field('capturedAt')}
        hint="When it was saved from there: 2014-06-05 or 2014-06-05T14:30:00Z."
      />
    </>
  )
}
