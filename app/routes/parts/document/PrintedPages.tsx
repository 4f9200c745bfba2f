import type { DocumentReading } from '../../../annotations/readDocument.server'
import { pageName, unpackFrames } from '../../../domain/reader/pageFrames'
import { SheetText } from './SheetText'

type PrintedPagesProps = {
  reading: Pick<DocumentReading, 'document' | 'original' | 'reading' | 'sheets' | 'pageCount' | 'marks'>
}

/** Pages of a text under one another, each under its name; a number that was recognised from a picture says that it is a guess. */
export function PrintedPages({ reading }: PrintedPagesProps) {
  const { document, original, sheets, pageCount } = reading
  const frames = reading.reading ? unpackFrames(reading.reading.frames) : []
  const marks = new Map(reading.marks)
  return sheets.map((sheet) => {
    const frame = frames[sheet.number - 1]
    const name = original && pageName(sheet.number, pageCount, frame)
    return (
      <section
        key={sheet.number}
        className="printed-page"
        aria-label={name ?? 'Passages held'}
        id={`p${sheet.number}`}
      >
        {name && (
          <p className="page-name">
            {name}
            {frame?.method === 'ocr' && '. Read by OCR'}
          </p>
        )}
        <SheetText
          sheet={sheet}
          marks={marks.get(sheet.number) ?? []}
          quotations={original ? [] : document.quotations}
          label={name}
          isEntered={false}
        />
      </section>
    )
  })
}
