import type { ReactNode } from 'react'
import type { Sheet } from '../../../annotations/readDocument.server'
import type { Quoted } from '../../../catalog/exchange'
import type { SheetBlock } from '../../../domain/reader/sheetBlocks'
import { cutRuns, runClass, type Mark } from '../../../domain/markedText'
import { UnverifiedMark } from '../../../ui/UnverifiedMark'

type SheetTextProps = {
  sheet: Sheet
  marks: readonly Mark[]
  quotations: readonly Quoted[]
  /** "Page 2 of 9"; null for the record's own page, which has no number in any document. */
  label: string | null
  /** While a caret may walk the text: what is not text is stepped over. */
  isEntered: boolean
}

/** One page of text as a sheet, with its passages marked. Places in it are counted by `data-page` and `data-start`. */
export function SheetText({ sheet, marks, quotations, label, isEntered }: SheetTextProps) {
  const aside = isEntered ? { contentEditable: false } : {}
  const isRecord = label === null
  return (
    <article
      className="sheet"
      aria-label={label ?? 'Passages held'}
      id={isRecord ? 'p1' : undefined}
      data-page={sheet.number}
      data-layer="text"
    >
      {isRecord && (
        <p className="sheet-no" {...aside}>
          Passages held
        </p>
      )}
      {sheet.blocks.map((block, index) => {
        const quotation = quotations.find((it) => it.id === block.statementId)
        return (
          <div key={block.start} className={`sheet-block ${block.kind}`} id={block.statementId}>
            {isRecord && <NotHeld at={index} />}
            {block.kind === 'summary' && (
              <p className="sheet-src" {...aside}>
                Summary, in our words
              </p>
            )}
            <MarkedParagraph text={sheet.text.slice(block.start, block.end)} block={block} marks={marks} />
            {quotation && <Attribution quotation={quotation} aside={aside} />}
          </div>
        )
      })}
      {sheet.blocks.length === 0 && (
        <p className="meta">
          {isRecord
            ? 'The record holds no words of this document yet.'
            : 'This page has no text: it may be blank, or a picture of a page.'}
        </p>
      )}
    </article>
  )
}

function MarkedParagraph({
  text,
  block,
  marks,
}: {
  text: string
  block: SheetBlock
  marks: readonly Mark[]
}) {
  return (
    <p className={block.kind === 'summary' ? 'summary' : 'record'} data-start={block.start}>
      {cutRuns(text, block.start, marks).map((run) => (
        <Run key={run.start} className={runClass(run.marks)} id={firstOf(run.marks, run.start, block)}>
          {run.text}
          {run.ending.map((mark) => (
            <a
              key={mark.label}
              className="fn"
              href={`#note-${mark.noteId}`}
              aria-label={`Note ${mark.label}`}
              contentEditable={false}
              suppressContentEditableWarning
            >
              {mark.label}
            </a>
          ))}
        </Run>
      ))}
    </p>
  )
}

function Run({
  className,
  id,
  children,
}: {
  className: string | undefined
  id: string | undefined
  children: ReactNode
}) {
  return className ? (
    <span className={className} id={id}>
      {children}
    </span>
  ) : (
    <>{children}</>
  )
}

/** The id by which a note finds its passage: on the first run of the first of its places. */
function firstOf(marks: readonly Mark[], start: number, block: SheetBlock): string | undefined {
  const mark = marks.find(
    (it) => Math.max(it.start, block.start) === start && it.start >= block.start && /^\d+a?$/.test(it.label),
  )
  return mark && `at-${mark.noteId}`
}

function Attribution({ quotation, aside }: { quotation: Quoted; aside: { contentEditable?: boolean } }) {
  const { speaker, readIn, note, isUnverified } = quotation
  return (
    <p className="sheet-src" suppressContentEditableWarning {...aside}>
      {speaker && (
        <>
          <a href={speaker.href}>
            <b>{speaker.name}</b>
          </a>
          {speaker.role && `, ${speaker.role}`}
          {speaker.organization && (
            <>
              , <a href={speaker.organization.href}>{speaker.organization.name}</a>
            </>
          )}
          {endOf(speaker.organization?.name ?? speaker.role ?? speaker.name)}
        </>
      )}
      {readIn.length > 0 && 'Read in '}
      {readIn.map(({ title, publisher, href }, index) => (
        <span key={href}>
          {index > 0 && '; '}
          <a href={href}>{title}</a>, {publisher}
        </span>
      ))}
      {readIn.length > 0 && '. '}
      {note} {isUnverified && <UnverifiedMark />}
    </p>
  )
}

/** A name that ends in a full stop, as "Inc." does, needs no second one. */
function endOf(words: string): string {
  return words.endsWith('.') ? ' ' : '. '
}

const BARS = [
  ['w-34', 'w-28'],
  ['w-100', 'w-96', 'w-71'],
  ['w-98', 'w-100', 'w-58'],
  ['w-97', 'w-63'],
] as const

/** Grey bars: text of the document that the record does not hold. */
function NotHeld({ at }: { at: number }) {
  return (
    <p className="held" aria-hidden="true" contentEditable={false} suppressContentEditableWarning>
      {BARS[at % BARS.length]!.map((width) => (
        <i key={width} className={width} />
      ))}
    </p>
  )
}
