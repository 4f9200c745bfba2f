import { useEffect } from 'react'
import type { PacketPage } from '../../../../dossier/packetPage.server'
import { BLOCK_WORDS } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { Empty } from '../../../../ui/Empty'
import { PlanBlocks } from '../PlanBlocks'
import { ArgumentList } from './ArgumentList'
import { forgetWords, isSavedIn, keepWords, keptName, readKept } from './keptWords'

/**
 * Lets go of words that this browser kept of new parts which are there by now. What a part does not have is kept on, as
 * that part's own.
 */
function useForgetMade({ id, argument }: Pick<PacketPage, 'id' | 'argument'>) {
  useEffect(() => {
    for (const kind of Object.keys(BLOCK_WORDS)) {
      const name = keptName(id, { kind })
      const kept = readKept(name)
      const made = kept && argument.find(({ block }) => block.id === kept.part)
      if (!made) continue
      if (!isSavedIn(made.block, kept.words)) keepWords(keptName(id, made.block), kept)
      forgetWords(name)
    }
  }, [id, argument])
}

/** The statement of record as it will be set: the introduction, then the argument, part by part. */
export function PacketArgument({ packet, write }: { packet: PacketPage; write: string | null }) {
  useForgetMade(packet)
  const base = `/packets/${packet.id}`
  const isEmpty = packet.blocks.length === 0 && packet.argument.length === 0
  return (
    <>
      <div className="bar">
        <h2 className="h-ui" id="argument">
          Statement of record
        </h2>
        {packet.mayChange && <p className="meta">Numbered paragraphs. Each needs a pin cite.</p>}
      </div>
      {isEmpty && (
        <Empty title="Nothing is written yet.">
          {packet.mayChange && <p>Begin with a section or a paragraph below.</p>}
        </Empty>
      )}
      {packet.blocks.length > 0 && (
        <div className="prose plan" id="introduction">
          <PlanBlocks blocks={packet.blocks} id="introduction" />
        </div>
      )}
      {packet.blocks.length > 0 && packet.mayChange && (
        <form method="post" action={`${base}/argument/introduction`} className="pk-typed">
          <CsrfField />
          <a className="btn small" href={`${base}/edit`}>
            Edit the introduction
          </a>
          <Button small>Make numbered paragraphs of it</Button>
        </form>
      )}
      {packet.argument.length > 0 && <ArgumentList packet={packet} write={write} />}
      {packet.mayChange && (
        <>
          <AddPart packetId={packet.id} place={packet.argument.length + 1} />
          {packet.argument.length > 1 && (
            <p className="meta pk-hint">
              Drag a part by its handle, or press Alt with an arrow key in it. Numbers, and what refers to
              them, follow.
            </p>
          )}
        </>
      )}
    </>
  )
}

/** Links to the form of each kind of part, for one place of the argument. */
export function AddPart({ packetId, place, after }: { packetId: string; place: number; after?: string }) {
  return (
    <p className="pk-add">
      <span className="meta">{after ? 'Add below:' : 'Add'}</span>{' '}
      {(['paragraph', 'section', 'chronology', 'comparison', 'chart'] as const).map((kind) => (
        <a
          key={kind}
          className="btn small plain"
          href={`/packets/${packetId}/argument/new?kind=${kind}&place=${place}`}
          aria-label={after ? `Add a ${BLOCK_WORDS[kind]} below ${after}` : `Add a ${BLOCK_WORDS[kind]}`}
        >
          {BLOCK_WORDS[kind]}
        </a>
      ))}
    </p>
  )
}
