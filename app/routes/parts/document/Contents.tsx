import type { OutlineEntry } from '../../../domain/extraction'

type ContentsProps = { outline: readonly OutlineEntry[]; hrefOfPage: (page: number) => string }

/** Entries shown at once; a longer outline is opened by whoever wants it. */
const MOST_OPEN = 24

/** The file's own outline. Each entry leads to its page. */
export function Contents({ outline, hrefOfPage }: ContentsProps) {
  if (outline.length === 0) return null
  return (
    <nav className="side-sec rd-contents" aria-label="Contents of the file">
      <details open={countOf(outline) <= MOST_OPEN}>
        <summary>
          <h2>Contents</h2>
        </summary>
        <Entries outline={outline} hrefOfPage={hrefOfPage} />
      </details>
    </nav>
  )
}

function Entries({ outline, hrefOfPage }: ContentsProps) {
  return (
    <ol className="plain-list">
      {outline.map(({ title, page, children }, index) => (
        <li key={`${title} ${index}`}>
          {page === null ? title : <a href={`${hrefOfPage(page)}#p${page}`}>{title}</a>}
          {children.length > 0 && <Entries outline={children} hrefOfPage={hrefOfPage} />}
        </li>
      ))}
    </ol>
  )
}

function countOf(outline: readonly OutlineEntry[]): number {
  return outline.reduce((sum, { children }) => sum + 1 + countOf(children), 0)
}
