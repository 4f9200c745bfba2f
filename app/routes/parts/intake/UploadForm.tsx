import { useRef } from 'react'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { Field } from '../../../ui/Field'
import { ReceiptFields, RECEIPT_LABELS } from './ReceiptFields'
import { UploadList } from './UploadList'
import { useUploads } from './useUploads'

type UploadFormProps = {
  fields: Record<string, string | undefined>
  errors: Record<string, string | undefined>
}

/**
 * Where files are brought in: chosen, or dropped on it. With script each is sent by itself, with its progress; without,
 * all go with the form.
 */
export function UploadForm({ fields, errors }: UploadFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { uploads, send, retry, stop, isOver, dropProps } = useUploads(form)
  return (
    <form
      ref={form}
      method="post"
      action="/intake"
      encType="multipart/form-data"
      className={isOver ? 'drop in-drop over' : 'drop in-drop'}
      onSubmit={send}
      {...dropProps}
    >
      <CsrfField />
      <ErrorSummary
        errors={errors}
        title="Nothing was kept"
        labels={RECEIPT_LABELS}
        kept="What you wrote is kept. No page keeps a file: choose it again."
      />
      <details className="in-where" open={Object.keys(errors).some((name) => name !== 'file') || undefined}>
        <summary>Say where they come from</summary>
        <ReceiptFields fields={fields} errors={errors} />
      </details>
      <Field
        name="file"
        label="Files"
        hint="Drop them here, or choose several. PDF, Word (DOCX), e-mail, mailbox, web page, WARC, WACZ, scan (PNG, JPEG, TIFF) or plain text; each up to 2 GB."
        error={errors.file}
      >
        {(control) => <input type="file" multiple {...control} />}
      </Field>
      <div className="btns">
        <Button look="first">Take them in</Button>
      </div>
      <UploadList uploads={uploads} retry={retry} stop={stop} />
    </form>
  )
}
