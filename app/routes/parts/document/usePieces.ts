import { useEffect, useState } from 'react'
import { layOut } from '../../../domain/pageLayout/layOut'
import { runsOf, type PdfTextItem, type PdfTextStyles } from '../../../domain/pageLayout/textRun'
import { alignPieces, piecesOfRuns, piecesOfWords, type PagePiece } from '../../../domain/reader/pagePieces'
import { idle, inTurn } from './inTurn'
import { measureWords } from './measureWords'
import type { PDFDocumentProxy } from './openPdf'
import type { PageSheet } from './usePageTexts'

const NONE: readonly PagePiece[] = []

/**
 * Where the words of a page's text stand on its picture: told by OCR, or laid out here from the file itself by the same
 * rules as on the server, so that a place in the text means the same in both.
 */
export function usePieces(
  number: number,
  sheet: Pick<PageSheet, 'text' | 'words'> | null,
  pdf: PDFDocumentProxy | null,
): readonly PagePiece[] {
  const [pieces, setPieces] = useState(NONE)
  useEffect(() => {
    if (!sheet || sheet.text === '') return setPieces(NONE)
    if (sheet.words) return setPieces(piecesOfWords(sheet.text, sheet.words))
    if (!pdf) return
    let isLeft = false
    const takeBack = inTurn(() =>
      readPieces(pdf, number, sheet.text).then(
        (found) => {
          if (!isLeft) setPieces(found)
        },
        // A page whose text pdf.js cannot read again is shown as a picture alone.
        () => {},
      ),
    )
    return () => {
      isLeft = true
      takeBack()
    }
  }, [number, sheet, pdf])
  return pieces
}

async function readPieces(pdf: PDFDocumentProxy, number: number, text: string): Promise<PagePiece[]> {
  const page = await pdf.getPage(number)
  const { items, styles } = await page.getTextContent({ disableNormalization: true })
  const runs = runsOf(items as PdfTextItem[], page, styles as PdfTextStyles)
  await idle()
  const laidOut = layOut(runs)
  const { width, height } = page.getViewport({ scale: 1 })
  await idle()
  const pieces = piecesOfRuns(runs, laidOut.spans, { widthPt: width, heightPt: height }, measureWords)
  return laidOut.text === text ? pieces : alignPieces(pieces, text)
}
