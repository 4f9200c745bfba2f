import { memo } from 'react'
import type { Mark } from '../../../domain/markedText'
import type { PageFrame } from '../../../domain/reader/pageFrames'
import { PagePicture, type PagePictureProps } from './PagePicture'
import type { ReaderView } from './readerView'
import { SheetText } from './SheetText'
import type { PageSheet } from './usePageTexts'

type PageRowProps = Omit<PagePictureProps, 'isPlace'> & {
  number: number
  name: string
  frame: PageFrame | undefined
  sheet: PageSheet | null
  marks: readonly Mark[]
  view: ReaderView
  isEntered: boolean
}

/** One page: its name, which is its address too, its picture and its text. Rendered again only when it changes. */
export const PageRow = memo(function PageRow({ frame, view, isEntered, ...picture }: PageRowProps) {
  const { number, name, sheet, marks } = picture
  const aside = isEntered ? { contentEditable: false, suppressContentEditableWarning: true } : {}
  return (
    <div className="page-row" data-row={number} id={`p${number}`}>
      <p className="page-name" {...aside}>
        <a href={`#p${number}`}>{name}</a>
        {frame?.method === 'ocr' && (
          <span className="meta">
            {' '}
            Read by OCR{frame.confidence !== null && `, ${Math.round(frame.confidence)} % sure`}
          </span>
        )}
      </p>
      <div className="page-sides">
        {view !== 'text' && <PagePicture {...picture} isPlace={view === 'image'} />}
        {view !== 'image' &&
          (sheet ? (
            <SheetText sheet={sheet} marks={marks} quotations={[]} label={name} isEntered={isEntered} />
          ) : (
            <article className="sheet awaited" aria-label={name} aria-busy="true" data-page={number}>
              <p className="meta" {...aside}>
                The text of this page is on its way.
              </p>
            </article>
          ))}
      </div>
    </div>
  )
})
