import { useEffect, useRef, useState, type ChangeEvent, type FormEvent } from 'react'
import { countOf } from '../../../domain/labels'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { ErrorSummary } from '../../../ui/ErrorSummary'
import { Field, type Control } from '../../../ui/Field'
import { ReceiptFields, RECEIPT_LABELS } from './ReceiptFields'
import { UploadList } from './UploadList'
import { useFileDrop } from './useFileDrop'
import { useUploads } from './useUploads'

type UploadFormProps = {
  fields: Record<string, string | undefined>
  errors: Record<string, string | undefined>
}

const KINDS =
  'PDF, Word (DOCX), e-mail, mailbox, web page, WARC, WACZ, scan (PNG, JPEG, TIFF) or plain text; each up to 2 GB.'

/**
 * Where files are brought in: chosen, or dropped on it. With script they are listed first, then each is sent by itself,
 * with its progress; without, all go with the form.
 */
export function UploadForm({ fields, errors }: UploadFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const files = useRef<HTMLElement>(null)
  const [isReady, setIsReady] = useState(false)
  const [isUnchosen, setIsUnchosen] = useState(false)
  useEffect(() => setIsReady(true), [])
  const { uploads, choose, send, ...acts } = useUploads(form)
  const take = (files: Iterable<File>) => {
    setIsUnchosen(false)
    choose(files)
  }
  const { isOver, dropProps } = useFileDrop(take)
  const chosen = uploads.filter(({ state }) => state === 'chosen').length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsUnchosen(chosen === 0)
    send()
    // The button goes with the last chosen file: whoever pressed it stands on the list of them.
    if (chosen > 0) files.current?.focus()
  }
  return (
    <form
      ref={form}
      method="post"
      action="/intake"
      encType="multipart/form-data"
      className={isOver ? 'drop in-drop over' : 'drop in-drop'}
      onSubmit={submit}
      data-unheld=""
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
        label={isReady ? 'Drop files here, or choose them' : 'Files'}
        hint={KINDS}
        error={isUnchosen ? 'Choose a file first.' : errors.file}
      >
        {(control) => <FileChooser control={control} isReady={isReady} choose={take} />}
      </Field>
      <UploadList uploads={uploads} {...acts} section={files} />
      {(chosen > 0 || uploads.length === 0) && (
        <div className="btns">
          <Button look="first">{chosen > 0 ? `Take ${countOf(chosen, 'file')} in` : 'Take them in'}</Button>
        </div>
      )}
    </form>
  )
}

type FileChooserProps = { control: Control; isReady: boolean; choose: (files: Iterable<File>) => void }

/** The browser's own file field; with script its files go on the list, and a button stands for it. */
function FileChooser({ control, isReady, choose }: FileChooserProps) {
  if (!isReady) return <input type="file" multiple {...control} />
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    choose([...(currentTarget.files ?? [])])
    currentTarget.value = ''
  }
  return (
    <p className="in-choose">
      <input type="file" multiple {...control} className="vh" onChange={onChange} />
      <label className="btn" htmlFor={control.id} aria-hidden="true">
        Choose files
      </label>
    </p>
  )
}
