import { useState } from 'react'
import { BoxForm } from './BoxForm'
import { EMPTY_BOX, type DrawnBox } from './drawnBox'
import { SheetPicture } from './SheetPicture'
import { sheetHref, type RedactionsView } from './redactionsView'

/** One sheet: its picture, on which boxes are drawn, and its text, with what is taken out struck and its reason beside. */
export function RedactedSheet({ page }: { page: RedactionsView }) {
  const { base, sheet } = page
  const [box, setBox] = useState<DrawnBox>(EMPTY_BOX)
  const isPictured = base.mediaType === 'application/pdf' || base.mediaType.startsWith('image/')
  return (
    <section aria-labelledby="rx-sheet">
      <div className="bar tight">
        <h2 className="h-sec" id="rx-sheet">
          Page {sheet.number} of {base.pageCount}
        </h2>
        <nav aria-label="Pages" className="rx-pager">
          {sheet.number > 1 && <a href={sheetHref(page, sheet.number - 1)}>Page before</a>}
          {sheet.number < base.pageCount && <a href={sheetHref(page, sheet.number + 1)}>Next page</a>}
        </nav>
      </div>
      {isPictured && (
        <>
          <SheetPicture key={`${base.sha256} ${sheet.number}`} page={page} box={box} onBox={setBox} />
          <BoxForm page={page} box={box} onBox={setBox} />
        </>
      )}
      <h3 className="rx-h">Its text{isPictured ? '' : ', which the copy is made of'}</h3>
      <div className="rx-text record-words">
        {sheet.pieces.length === 0 && <p className="meta">The page has no text.</p>}
        {sheet.pieces.map(({ text, code }, index) =>
          code === null ? (
            <span key={index}>{text}</span>
          ) : (
            <span key={index}>
              <del>{text}</del> <b className="rx-code">{code}</b>
            </span>
          ),
        )}
      </div>
    </section>
  )
}
