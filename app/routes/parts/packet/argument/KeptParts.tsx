import { useEffect, useRef, useState } from 'react'
import type { PacketPage } from '../../../../dossier/packetPage.server'
import { BLOCK_WORDS } from '../../../../packets/argument/blockWords'
import { Notice } from '../../../../ui/Notice'
import { useReadAgain } from '../../useReadAgain'
import { forgetWords, isSavedIn, keepWords, keptNames, keptName, readKept } from './keptWords'

type Packet = Pick<PacketPage, 'id' | 'argument'>

/** When the page looks again for words that were still on their way as it was made, in milliseconds. */
const LOOK_AGAIN_MS = [400, 1_500]
/** From when on words that are not there count as not saved. */
const LATE_MS = 3_000

/**
 * Words of this packet that this browser keeps because the portal does not have them, and the way to each. A form that
 * was left in mid-word is saved while the next page comes: the page looks again before it says that anything is missing.
 */
export function KeptParts({ packet, write }: { packet: Packet; write: string | null }) {
  const readAgain = useReadAgain()
  const latest = useRef(packet)
  latest.current = packet
  const [waiting, setWaiting] = useState<KeptPart[]>([])
  useEffect(() => forgetSaved(packet), [packet])
  useEffect(() => {
    let timers: number[] = []
    const look = () => {
      if (keptIn(latest.current).length === 0) return
      timers = [
        ...LOOK_AGAIN_MS.map((delayMs) => window.setTimeout(readAgain, delayMs)),
        window.setTimeout(() => {
          forgetSaved(latest.current)
          setWaiting(keptIn(latest.current))
        }, LATE_MS),
      ]
    }
    look()
    window.addEventListener('pageshow', look)
    return () => {
      window.removeEventListener('pageshow', look)
      timers.forEach(window.clearTimeout)
    }
  }, [packet.id, readAgain])
  const shown = waiting.filter(({ part }) => part !== write)
  if (shown.length === 0) return null
  return (
    <Notice tone="warn" title="Words that are not saved are kept in this browser">
      <ul>
        {shown.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>Go on with {name}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type KeptPart = { part: string; name: string; href: string }

function keptIn({ id, argument }: Packet): KeptPart[] {
  const base = `/packets/${id}`
  const coming = Object.entries(BLOCK_WORDS).flatMap(([kind, word]) => {
    const kept = readKept(keptName(id, { kind }))
    return kept
      ? [{ part: kept.part, name: `the new ${word}`, href: `${base}/argument/new?kind=${kind}` }]
      : []
  })
  const held = argument.flatMap(({ block, number }) => {
    if (!readKept(keptName(id, block))) return []
    const isParagraph = block.kind === 'paragraph'
    const href = isParagraph ? `${base}?write=${block.id}#b-${block.id}` : `${base}/argument/${block.id}`
    return [
      { part: block.id, name: isParagraph ? `paragraph ${number}` : `the ${BLOCK_WORDS[block.kind]}`, href },
    ]
  })
  return [...coming, ...held]
}

/**
 * Lets go of words that the portal has by now. What a new part does not have of them is kept on, as that part's own.
 */
function forgetSaved({ id, argument }: Packet): void {
  for (const name of keptNames(id)) {
    const kept = readKept(name)
    const made = kept && argument.find(({ block }) => block.id === kept.part)
    if (!made) continue
    const own = keptName(id, made.block)
    if (isSavedIn(made.block, kept.words)) forgetWords(name)
    else if (name !== own) {
      keepWords(own, kept)
      forgetWords(name)
    }
  }
}
