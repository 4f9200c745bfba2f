import { Notice } from './Notice'
import { State } from './State'

type EditAsideProps = {
  id: string
  state: 'draft' | 'published'
  origin: 'content' | 'portal'
  contentPath: string | null
  may: { link: boolean }
}

/** What else can be done with a record that is being edited, and what it means for the files of content/. */
export function EditAside({ id, state, origin, contentPath, may }: EditAsideProps) {
  return (
    <aside className="edit-more" aria-label="More of this record">
      <p>
        {state === 'published' ? <State is="pass">Published</State> : <State is="wait">Draft</State>}
        <span className="meta">
          {' '}
          {state === 'published' ? 'Every reader sees it.' : 'Only people with accounts see it.'}
        </span>
      </p>
      {origin === 'content' && (
        <Notice
          title={
            contentPath ? (
              <>
                Came from <code>content/{contentPath}</code>
              </>
            ) : (
              'Came from content/'
            )
          }
        >
          <p>
            What you save here is kept over the file at each sync. <code>throughline content export</code>{' '}
            carries it back into the file.
          </p>
        </Notice>
      )}
      <ul className="rows">
        <li>
          <a href={`/records/${id}/history`}>History</a>
        </li>
        {may.link && (
          <li>
            <a href={`/records/${id}/links`}>Links to other records</a>
          </li>
        )}
        <li>
          <a href={`/records/${id}/remove`}>Remove this record</a>
        </li>
      </ul>
    </aside>
  )
}
