import { useLocation } from '@remix-run/react'
import { CsrfField } from './CsrfField'
import { deskPlaces } from './deskPlaces'
import { Icon } from './Icon'
import { useRootData } from './rootData'

/** Sign in; or who is signed in, and what only they have. */
export function AccountMenu() {
  const viewer = useRootData()?.viewer
  const { pathname, search } = useLocation()
  if (!viewer || viewer.role === 'reader') {
    const isAlreadyThere = pathname === '/sign-in' || pathname === '/'
    const href = isAlreadyThere ? '/sign-in' : `/sign-in?back=${encodeURIComponent(pathname + search)}`
    return (
      <a className="sign-in" href={href}>
        Sign in
      </a>
    )
  }
  return (
    <details className="menu">
      <summary>
        <Icon name="i-person" />
        <span className="who">{viewer.name}</span>
      </summary>
      <div className="menu-list">
        <p className="meta">
          {viewer.name}, {viewer.role}
        </p>
        <a href="/account">Your account</a>
        {deskPlaces(viewer.role).map(({ href, name }) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
        <form method="post" action="/sign-out">
          <CsrfField />
          <button>Sign out</button>
        </form>
      </div>
    </details>
  )
}
