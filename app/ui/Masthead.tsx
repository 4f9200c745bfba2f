import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { AccountMenu } from './AccountMenu'
import { deskPlaces } from './deskPlaces'
import { Icon } from './Icon'
import { useRootData } from './rootData'
import { ThemeMenu } from './ThemeMenu'

const PLACES = [
  { href: '/timeline', name: 'Timeline' },
  { href: '/disputes', name: 'Disputes' },
  { href: '/documents', name: 'Documents' },
  { href: '/measurements', name: 'Measurements' },
  { href: '/proceedings', name: 'Proceedings' },
  { href: '/packets', name: 'Packets' },
  { href: '/notes', name: 'Notes' },
  { href: '/verify', name: 'Verify' },
]
/** Pages whose own first thing is a search box of the whole record. */
const HAVE_OWN_SEARCH = new Set(['/', '/timeline'])

/** A rule, a wordmark, the places, a search box; for those who work on the record, their places after a hairline. */
export function Masthead() {
  const { pathname } = useLocation()
  const places = useRef<HTMLElement>(null)
  const desk = deskPlaces(useRootData()?.viewer.role ?? 'reader').filter(({ isPlace }) => isPlace)
  useEffect(() => showCurrent(places.current), [pathname])
  return (
    <header className={desk.length > 0 ? 'mast with-desk' : 'mast'}>
      <div className="wrap mast-in">
        <a className="word" href="/">
          <Wordmark />
          Throughline
        </a>
        <nav className="places" aria-label="Places" ref={places}>
          {PLACES.map(({ href, name }) => (
            <a key={href} href={href} aria-current={currentIn(pathname, href)}>
              {name}
            </a>
          ))}
          {desk.length > 0 && <span className="desk-rule" aria-hidden="true" />}
          {desk.map(({ href, name }) => (
            <a key={href} href={href} aria-current={currentIn(pathname, href)}>
              {name}
            </a>
          ))}
        </nav>
        <div className="mast-tools">
          {!HAVE_OWN_SEARCH.has(pathname) && (
            <form role="search" action="/timeline" className="find" aria-label="The record">
              <Icon name="i-search" />
              <input
                className="in"
                type="search"
                name="q"
                aria-label="Search the record"
                aria-keyshortcuts="/"
                placeholder="Search the record"
              />
              <kbd aria-hidden="true">/</kbd>
            </form>
          )}
          <ThemeMenu />
          <AccountMenu />
        </div>
      </div>
    </header>
  )
}

function currentIn(pathname: string, href: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page'
  return pathname.startsWith(`${href}/`) ? 'true' : undefined
}

/** On a phone the places scroll sideways: where one is must be among those seen. */
function showCurrent(places: HTMLElement | null) {
  const current = places?.querySelector<HTMLElement>('[aria-current]')
  if (!places || !current) return
  const [place, seen] = [current.getBoundingClientRect(), places.getBoundingClientRect()]
  if (place.right > seen.right || place.left < seen.left)
    places.scrollLeft += place.left - seen.left - (seen.width - place.width) / 2
}

/** Said, measured, decided, on one line. */
function Wordmark() {
  return (
    <svg viewBox="0 0 30 20" aria-hidden="true">
      <path d="M0 10h30" stroke="currentColor" strokeWidth="1.5" />
      <circle className="m-said" cx="6" cy="10" r="3.2" />
      <path className="m-measured" d="m15 5.5 4.2 7.6h-8.4z" />
      <path className="m-decided" d="m24.5 5.8 4.2 4.2-4.2 4.2-4.2-4.2z" />
    </svg>
  )
}
