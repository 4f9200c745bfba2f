import { useFetcher } from '@remix-run/react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { unwrittenSections } from '../../../../domain/argument/argument'
import type { PacketPage } from '../../../../dossier/packetPage.server'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { Icon } from '../../../../ui/Icon'
import { useRootData } from '../../../../ui/rootData'
import { whenAnswered } from '../../../../ui/whenAnswered'
import { PlanBlocks } from '../PlanBlocks'
import { AddPart } from './PacketArgument'
import { ParagraphEditor } from './ParagraphEditor'

type Part = PacketPage['argument'][number]

/**
 * The parts of the argument in their order. Each is moved by its buttons; with a script also by dragging its handle, or by
 * Alt and the arrow keys from anywhere in it but a field.
 */
export function ArgumentList({ packet, write }: { packet: PacketPage; write: string | null }) {
  const order = useFetcher()
  const csrf = useRootData()?.csrfToken ?? ''
  const dragged = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const { argument, mayChange } = packet
  const unwritten = new Set(unwrittenSections(argument.map(({ block }) => block)).map(({ id }) => id))
  const move = (part: Part, to: number) => {
    if (to < 1 || to > argument.length || argument[to - 1] === part) return
    whenAnswered(() => {
      setSaid(`${nameOf(part)} is now part ${to} of ${argument.length}.`)
      order.submit(
        { csrf, part: part.block.id, to: String(to) },
        { method: 'post', action: `/packets/${packet.id}/argument/order` },
      )
    })
  }
  const onKeyDown = (event: KeyboardEvent, part: Part, place: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    if (event.target instanceof Element && event.target.closest('textarea, input, select')) return
    event.preventDefault()
    move(part, place + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <>
      <ol className="arg">
        {argument.map((part, index) => (
          <li
            key={part.block.id}
            id={`b-${part.block.id}`}
            onDragOver={mayChange ? (event) => event.preventDefault() : undefined}
            onDrop={(event) => {
              event.preventDefault()
              const moved = argument.find(({ block }) => block.id === dragged.current)
              if (moved) move(moved, index + 1)
            }}
            onKeyDown={mayChange ? (event) => onKeyDown(event, part, index + 1) : undefined}
          >
            {mayChange && (
              <span className="grip" draggable onDragStart={() => (dragged.current = part.block.id)}>
                <Icon name="i-grip" />
              </span>
            )}
            <div>
              {anchorOf(part) && <span id={anchorOf(part)} />}
              <div className="plan">
                <PlanBlocks blocks={part.blocks} id={`b-${part.block.id}`} />
              </div>
              {mayChange && unwritten.has(part.block.id) && <Unwritten packetId={packet.id} part={part} />}
              {mayChange && (
                <PartTools
                  packet={packet}
                  part={part}
                  place={index + 1}
                  count={argument.length}
                  isOpen={write === part.block.id}
                />
              )}
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

/** Where references to a table or a chart lead on this page, which shows a line for it. */
function anchorOf({ block, blocks }: Part): string | undefined {
  const [first] = blocks
  const place = block.kind !== 'paragraph' && first?.kind === 'paragraph' ? first.runs[0]?.ref : undefined
  return place && `${place.kind}-${place.number}`
}

/** What a part is called where it has no words to name it by. */
function nameOf({ block, number }: Part): string {
  switch (block.kind) {
    case 'paragraph':
      return `paragraph ${number}`
    case 'section':
      return `section “${block.heading}”`
    case 'comparison':
      return 'the table'
    default:
      return `the ${block.kind}`
  }
}

/** What belongs beneath a heading under which nothing stands yet, and the way to write it. */
function Unwritten({ packetId, part }: { packetId: string; part: Part }) {
  if (part.block.kind !== 'section') return null
  return (
    <div className="hint pk-unwritten">
      <p dir="auto">{part.block.hint}</p>
      <p>
        <a
          href={`/packets/${packetId}/argument/new?kind=paragraph&after=${part.block.id}`}
          aria-label={`Write under ${nameOf(part)}`}
        >
          Write it
        </a>
        : nothing of this hint is printed.
      </p>
    </div>
  )
}

type PartToolsProps = { packet: PacketPage; part: Part; place: number; count: number; isOpen: boolean }

function PartTools({ packet, part, place, count, isOpen }: PartToolsProps) {
  const { block, typed } = part
  const base = `/packets/${packet.id}/argument`
  const name = nameOf(part)
  return (
    <>
      {typed.length > 0 && (
        <form method="post" action={`${base}/${block.id}`} className="pk-typed">
          <CsrfField />
          <span className="meta">Not live yet: {typed.join('; ')}</span>
          <Button small name="intent" value="live">
            Make {typed.length === 1 ? 'it' : 'them'} live
          </Button>
        </form>
      )}
      <div className="ex-tools">
        <form method="post" action={`${base}/order`} className="inline">
          <CsrfField />
          <input type="hidden" name="part" value={block.id} />
          <Button small name="to" value="up" disabled={place === 1} aria-label={`Move ${name} up`}>
            <Icon name="i-up" />
          </Button>
          <Button small name="to" value="down" disabled={place === count} aria-label={`Move ${name} down`}>
            <Icon name="i-up" className="flip" />
          </Button>
        </form>
        {block.kind !== 'paragraph' && (
          <a className="btn small plain" href={`${base}/${block.id}`} aria-label={`Edit ${name}`}>
            Edit
          </a>
        )}
        <form method="post" action={`${base}/${block.id}/remove`} className="inline">
          <CsrfField />
          <Button small look="plain" aria-label={`Take out ${name}`}>
            Take out
          </Button>
        </form>
        {block.kind === 'paragraph' && (
          <details className="pk-edit" open={isOpen || undefined}>
            <summary aria-label={`Edit ${name}`}>Edit</summary>
            <ParagraphEditor packet={packet} block={block} />
          </details>
        )}
        <details className="pk-below">
          <summary aria-label={`Add below ${name}`}>Add below</summary>
          <AddPart packetId={packet.id} after={{ id: block.id, name }} />
        </details>
      </div>
    </>
  )
}
