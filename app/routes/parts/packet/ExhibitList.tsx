import { useFetcher } from '@remix-run/react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { PacketPage } from '../../../dossier/packetPage.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Icon } from '../../../ui/Icon'
import { Kind } from '../../../ui/Kind'
import { useRootData } from '../../../ui/rootData'
import { whenAnswered } from '../../../ui/whenAnswered'

type Exhibit = PacketPage['exhibits'][number]

/**
 * The exhibits in their order. Each is moved by its buttons; with a script also by dragging it, or by Alt and the arrow
 * keys from anywhere in its row.
 */
export function ExhibitList({
  packetId,
  exhibits,
  mayChange,
  mayRedact,
}: {
  packetId: string
  exhibits: readonly Exhibit[]
  mayChange: boolean
  mayRedact: boolean
}) {
  const order = useFetcher()
  const csrf = useRootData()?.csrfToken ?? ''
  const dragged = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const move = (exhibit: Exhibit, to: number) => {
    if (to < 1 || to > exhibits.length || to === exhibit.number) return
    whenAnswered(() => {
      setSaid(`${exhibit.title} is now number ${to} of ${exhibits.length}.`)
      order.submit(
        { csrf, exhibit: exhibit.id, to: String(to) },
        { method: 'post', action: `/packets/${packetId}/order` },
      )
    })
  }
  const onKeyDown = (event: KeyboardEvent, exhibit: Exhibit) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(exhibit, exhibit.number + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <>
      <ol className={mayChange ? 'exl edits' : 'exl'}>
        {exhibits.map((exhibit) => (
          <li
            key={exhibit.id}
            id={`ex-${exhibit.number}`}
            draggable={mayChange || undefined}
            onDragStart={() => (dragged.current = exhibit.id)}
            onDragOver={mayChange ? (event) => event.preventDefault() : undefined}
            onDrop={(event) => {
              event.preventDefault()
              const moved = exhibits.find(({ id }) => id === dragged.current)
              if (moved) move(moved, exhibit.number)
            }}
            onKeyDown={mayChange ? (event) => onKeyDown(event, exhibit) : undefined}
          >
            {mayChange && (
              <span className="grip">
                <Icon name="i-grip" />
              </span>
            )}
            <span className="exn num">{exhibit.label}</span>
            <div>
              {exhibit.href ? <a href={exhibit.href}>{exhibit.title}</a> : <b>{exhibit.title}</b>}
              {exhibit.caption && <p>{exhibit.caption}</p>}
              <p className="meta num">
                {exhibit.kind && <Kind kind={exhibit.kind} />} {factsOf(exhibit)}
              </p>
              {exhibit.isRedacted && (
                <p className="meta num">
                  <b>Redacted.</b>
                  {exhibit.redactions && <Redactions redactions={exhibit.redactions} mayRedact={mayRedact} />}
                </p>
              )}
              {mayChange && <ExhibitTools packetId={packetId} exhibit={exhibit} count={exhibits.length} />}
            </div>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {said}
      </p>
    </>
  )
}

/** "5 June 2014, original bound in (3 pages), confidential". */
function factsOf({ date, originals, pages, notes }: Exhibit): string {
  const bound =
    originals > 0 && `${originals === 1 ? 'original' : 'originals'} bound in (${count(pages, 'page')})`
  return [date, bound, ...notes].filter(Boolean).join(', ')
}

type RedactionsProps = { redactions: NonNullable<Exhibit['redactions']>; mayRedact: boolean }

/** " Public version: 3 redactions on 2 pages", with the way to them. */
function Redactions({ redactions: { documentId, count: made, pages, hasCopy }, mayRedact }: RedactionsProps) {
  const marks = made === 0 ? 'as another document of the same bytes' : count(made, 'redaction')
  const words = pages > 0 ? `${marks} on ${count(pages, 'page')}` : marks
  return (
    <>
      {' '}
      Public version: {mayRedact ? <a href={`/documents/${documentId}/redactions`}>{words}</a> : words}
      {!hasCopy && '; its copy is not there yet'}
    </>
  )
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}

function ExhibitTools({ packetId, exhibit, count }: { packetId: string; exhibit: Exhibit; count: number }) {
  const base = `/packets/${packetId}`
  const { name } = exhibit
  return (
    <div className="ex-tools">
      <form method="post" action={`${base}/order`} className="inline">
        <CsrfField />
        <input type="hidden" name="exhibit" value={exhibit.id} />
        <Button small name="to" value="up" disabled={exhibit.number === 1} aria-label={`Move ${name} up`}>
          <Icon name="i-up" />
        </Button>
        <Button
          small
          name="to"
          value="down"
          disabled={exhibit.number === count}
          aria-label={`Move ${name} down`}
        >
          <Icon name="i-up" className="flip" />
        </Button>
      </form>
      <a
        className="btn small plain"
        href={`${base}/exhibits/${exhibit.id}`}
        aria-label={`Details of ${name}`}
      >
        Details
      </a>
      <form method="post" action={`${base}/exhibits/${exhibit.id}/remove`} className="inline">
        <CsrfField />
        <Button small look="plain" aria-label={`Take out ${name}`}>
          Take out
        </Button>
      </form>
    </div>
  )
}
