import type { ReaderView } from './readerView'
import { NotesButton } from './NotesButton'
import { ViewSwitch } from './ViewSwitch'

type ShownPageProps = {
  documentId: string
  original: { sha256: string; mediaType: string; fileName: string }
  onView: (view: ReaderView) => void
  noteCount: number
}

/** A web page, a mail or a Word file as it looks, in a frame in which nothing runs, loads or sends. */
export function ShownPage({ documentId, original, onView, noteCount }: ShownPageProps) {
  const { sha256, mediaType, fileName } = original
  return (
    <>
      <div className="reader-bar" role="group" aria-label="Reading">
        <ViewSwitch mediaType={mediaType} view="image" onView={onView} />
        <NotesButton count={noteCount} />
      </div>
      <p className="meta shown-says">
        Scripts, styles, forms and pictures from elsewhere are left out, and links lead nowhere. Words are
        selected for notes in the text.
      </p>
      <iframe
        className="shown-page"
        title={`${fileName}, as a page`}
        sandbox=""
        referrerPolicy="no-referrer"
        src={`/documents/${documentId}/originals/${sha256}/shown`}
      />
    </>
  )
}
