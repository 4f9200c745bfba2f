import type { PageText } from '../../../domain/passage'

/** The pages of a version's text, as they were read. */
export function VersionText({ pages }: { pages: readonly PageText[] }) {
  return pages.map(({ number, text }) => (
    <section key={number} className="cmp-page" id={`p${number}`} aria-label={`Page ${number}`}>
      <h3 className="num">Page {number}</h3>
      {text === '' ? <p className="meta">No text on this page.</p> : <div className="cmp-text">{text}</div>}
    </section>
  ))
}
