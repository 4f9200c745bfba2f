import type { PacketPage } from '../../../../dossier/packetPage.server'
import { BLOCK_WORDS } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { Empty } from '../../../../ui/Empty'
import { PlanBlocks } from '../PlanBlocks'
import { ArgumentList } from './ArgumentList'
import { KeptParts } from './KeptParts'

/** The statement of record as it will be set: the introduction, then the argument, part by part. */
export function PacketArgument({ packet, write }: { packet: PacketPage; write: string | null }) {
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
      {packet.mayChange && <KeptParts packet={packet} write={write} />}
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
          <AddPart packetId={packet.id} />
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

type AddPartProps = { packetId: string; after?: { id: string; name: string } }

/** Links to the form of each kind of part, to be put behind another or at the end. */
export function AddPart({ packetId, after }: AddPartProps) {
  return (
    <p className="pk-add">
      <span className="meta">{after ? 'Add below:' : 'Add'}</span>{' '}
      {(['paragraph', 'section', 'chronology', 'comparison', 'chart'] as const).map((kind) => (
        <a
          key={kind}
          className="btn small plain"
          href={`/packets/${packetId}/argument/new?kind=${kind}${after ? `&after=${after.id}` : ''}`}
          aria-label={after ? `Add a ${BLOCK_WORDS[kind]} below ${after.name}` : `Add a ${BLOCK_WORDS[kind]}`}
        >
          {BLOCK_WORDS[kind]}
        </a>
      ))}
    </p>
  )
}
