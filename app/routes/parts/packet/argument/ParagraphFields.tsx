import { useRef } from 'react'
import { BLOCK_LABELS, citeOf } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { TextAreaField } from '../../../../ui/TextAreaField'

type ParagraphFieldsProps = {
  text: string
  error?: string
  exhibits: readonly { label: string; name: string; title: string }[]
  /** Tells this paragraph's fields from those of others on the page. */
  id?: string
  /** Whether a button may put the cite in without a script: only a paragraph that is there already can be saved so. */
  mayCite?: boolean
}

/** The words of a paragraph, and a list of exhibits from which a cite is put where the caret stands. */
export function ParagraphFields({ text, error, exhibits, id = '', mayCite = false }: ParagraphFieldsProps) {
  const cite = useRef<HTMLDivElement>(null)
  const insert = () => {
    const value = (name: string) =>
      cite.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value ?? ''
    const words = cite.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=text]')
    const written = citeOf(value('citeExhibit'), value('citePages'))
    if (!words || !written) return
    const before = words.value.slice(0, words.selectionStart)
    const gap = before && !/\s$/.test(before) ? ' ' : ''
    words.setRangeText(gap + written, words.selectionStart, words.selectionEnd, 'end')
    words.dispatchEvent(new Event('input', { bubbles: true }))
    words.focus()
  }
  return (
    <>
      <TextAreaField
        name="text"
        id={`text${id}`}
        label={BLOCK_LABELS.text}
        words
        rows={6}
        defaultValue={text}
        error={error}
        hint="Markdown. {Ex. 3 at 2} is a cite, {¶ 4}, {Chart 1} and {Table 1} lead within the argument. What stands after an empty line goes on under the same number."
      />
      {exhibits.length > 0 && (
        <div className="pk-cite" ref={cite}>
          <label htmlFor={`cite-exhibit${id}`}>Exhibit</label>
          <select className="in" name="citeExhibit" id={`cite-exhibit${id}`} defaultValue="">
            <option value="">Choose one</option>
            {exhibits.map(({ label, name, title }) => (
              <option key={label} value={label}>
                {name} — {title.length > 60 ? `${title.slice(0, 60)} …` : title}
              </option>
            ))}
          </select>
          <label htmlFor={`cite-pages${id}`}>Pages</label>
          <input className="in num" name="citePages" id={`cite-pages${id}`} size={7} placeholder="3-4" />
          <Button
            small
            type={mayCite ? 'submit' : 'button'}
            name="intent"
            value="cite"
            onClick={(event) => {
              event.preventDefault()
              insert()
            }}
          >
            Put the cite in
          </Button>
        </div>
      )}
    </>
  )
}
