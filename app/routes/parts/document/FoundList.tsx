import type { Hits } from '../../../annotations/findInDocument'

type FoundListProps = { words: string; found: Hits; hrefOfPage: (page: number) => string }

/** Places listed: beyond these one asks for more words. */
const MOST_LISTED = 100

/** What was found in the document, for readers without script. */
export function FoundList({ words, found: { count, hits }, hrefOfPage }: FoundListProps) {
  return (
    <section className="found" aria-labelledby="found-title">
      <h2 className="h-ui" id="found-title">
        {count === 0
          ? `“${words}” does not stand in this document`
          : `“${words}” stands in ${count === 1 ? '1 place' : `${count.toLocaleString('en')} places`}`}
      </h2>
      <ol className="rows">
        {hits.slice(0, MOST_LISTED).map(({ page, start, before, words: found, after }) => (
          <li key={`${page}:${start}`}>
            <a href={`${hrefOfPage(page)}#p${page}`}>Page {page}</a>{' '}
            <span className="record small">
              …{before}
              <mark>{found}</mark>
              {after}…
            </span>
          </li>
        ))}
      </ol>
      {count > MOST_LISTED && <p className="meta">The first {MOST_LISTED} are listed.</p>}
    </section>
  )
}
