import type { PacketPage } from '../../../dossier/packetPage.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'

/** The address of a packet's page that shows what was taken out of it, after something was. */
export function takenOutHref(packetId: string): string {
  return `/packets/${packetId}?taken=out#taken-out`
}

type TakenOutProps = { packet: Pick<PacketPage, 'id' | 'takenOut'>; isOpen: boolean }

/** What was taken out of the packet lately, each to be put back where it stood. */
export function TakenOut({ packet: { id, takenOut }, isOpen }: TakenOutProps) {
  if (takenOut.length === 0) return null
  return (
    <details className="pk-notes pk-taken noprint" id="taken-out" open={isOpen}>
      <summary>
        Taken out lately <span className="meta num">{takenOut.length}</span>
      </summary>
      <ul className="rows">
        {takenOut.map(({ name, fields, goesTo }) => (
          <li key={name + fields.map(([, value]) => value).join(' ')}>
            <span dir="auto">{name}</span>
            <form method="post" action={`/packets/${id}/${goesTo}`} className="inline">
              <CsrfField />
              {fields.map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
              <Button small aria-label={`Put ${name} back`}>
                Put back
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
