import { Notice } from './Notice'

type Use = {
  what: 'record' | 'link' | 'packet' | 'other-packets' | 'notes' | 'original'
  id: string
  title: string
}

/** As many of a kind as are looked for. */
const MANY = 50

const SAID = {
  record: 'names it',
  link: 'is linked to it',
  packet: 'is a packet that shows it, as an exhibit or in its argument',
  'other-packets': 'show it; an editor can say which',
  notes: 'on it',
  original: 'held for it',
} as const

/** What keeps a record from being removed, each with where to change that. */
export function UseList({ uses }: { uses: readonly Use[] }) {
  return (
    <div className="sec-form stack">
      <Notice tone="warn" title="It cannot be removed yet">
        Something uses it. Change or remove these first; then nothing breaks.
      </Notice>
      <ul className="rows">
        {uses.map(({ what, id, title }) => (
          <li key={what + id}>
            {what === 'other-packets' ? (
              title
            ) : (
              <a href={hrefOf(what, id)}>
                <bdi>{title}</bdi>
              </a>
            )}{' '}
            <span className="meta">{SAID[what]}</span>
          </li>
        ))}
      </ul>
      {uses.length >= MANY && <p className="meta">There may be more: at most {MANY} of a kind are named.</p>}
    </div>
  )
}

function hrefOf(what: Use['what'], id: string): string {
  switch (what) {
    case 'record':
      return `/records/${id}/edit`
    case 'link':
      return `/records/${id}/links`
    case 'packet':
      return `/packets/${id}`
    default:
      return `/documents/${id}`
  }
}
