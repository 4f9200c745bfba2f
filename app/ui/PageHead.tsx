import type { ReactNode } from 'react'

export type Crumb = { href: string; name: string }

type PageHeadProps = {
  title: ReactNode
  /** Where one is: the lists that lead here. */
  crumbs?: readonly Crumb[]
  /** Kind, dates, states: one line above the title. */
  meta?: ReactNode
  /** One paragraph that says what this is. */
  standfirst?: ReactNode
  /** Buttons that act on the whole page. */
  actions?: ReactNode
  /** h-page for working pages and lists, h-doc for documents; without it, the large title of a story. */
  titleClass?: 'h-page' | 'h-doc'
}

/** The head of a page: where one is, what it is, its one h1. */
export function PageHead({ title, crumbs, meta, standfirst, actions, titleClass }: PageHeadProps) {
  return (
    <header className="head">
      {crumbs && crumbs.length > 0 && (
        <nav className="crumbs" aria-label="Breadcrumb">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.name}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {meta && <div className="head-meta">{meta}</div>}
      <div className="head-row">
        <h1 className={titleClass}>{title}</h1>
        {actions && <div className="btns">{actions}</div>}
      </div>
      {standfirst && <p className="standfirst">{standfirst}</p>}
    </header>
  )
}
