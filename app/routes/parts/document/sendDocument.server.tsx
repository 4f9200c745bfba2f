import type { AppLoadContext } from '@remix-run/server-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import type { DocumentReading } from '../../../annotations/readDocument.server'
import type { Catalog } from '../../../catalog/catalog'
import { documentPage } from '../../../catalog/documentPage'
import { perRevision } from '../../../catalog/perRevision'
import { giveStaticPart } from '../../../http/staticParts.server'
import { DocumentTies } from './DocumentTies'
import { SheetText } from './SheetText'

/**
 * As much of a reading as the browser works with. What only shows the record goes as markup: its ties, and the text
 * of a document without an original or a note where `mayAnnotate` does not ask for a text that can be written on.
 */
export function sendDocument(
  context: AppLoadContext,
  catalog: Catalog,
  { document, sheets, ...reading }: DocumentReading,
  mayAnnotate: boolean,
) {
  const { id } = document.brief
  const isStill = !mayAnnotate && reading.notes.length === 0 && reading.original === null
  giveStaticPart(context, 'ties', (reading.original ? tiesWithQuotations : ties)(catalog, id))
  if (isStill) giveStaticPart(context, 'sheet', sheetOf(catalog, id))
  return {
    ...reading,
    isStill,
    document: headOf(document),
    quotations: isStill ? [] : document.quotations,
    sheets: isStill ? [] : sheets,
  }
}

/** Rendered once for each revision, as most readers of most documents see them. */
const ties = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<DocumentTies document={documentPage(catalog, id)!} hasOriginal={false} />),
)
const tiesWithQuotations = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<DocumentTies document={documentPage(catalog, id)!} hasOriginal />),
)
const sheetOf = perRevision((catalog: Catalog, id: string) => {
  const { text, quotations } = documentPage(catalog, id)!
  const sheet = { ...text.page, blocks: text.blocks }
  return renderToStaticMarkup(
    <SheetText sheet={sheet} marks={[]} quotations={quotations} label={null} isEntered={false} />,
  )
})

function headOf(document: DocumentReading['document']) {
  const {
    text: _,
    summary: __,
    ties: ___,
    events: ____,
    demands: _____,
    quotations: ______,
    sources,
    ...head
  } = document
  return { ...head, firstPublisher: sources[0]?.publisher ?? null, sourceCount: sources.length }
}

export type SentDocument = ReturnType<typeof headOf>
