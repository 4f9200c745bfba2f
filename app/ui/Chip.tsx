import { Icon } from './Icon'

type ChipProps = {
  field: string
  value: string
  /** The same view without this clause. */
  withoutHref: string
}

/** One clause of what is being asked, with a link that takes it away. */
export function Chip({ field, value, withoutHref }: ChipProps) {
  return (
    <span className="chip">
      <span>{field}</span> <b>{value}</b>
      <a className="chip-x" href={withoutHref} aria-label={`Remove ${field} ${value}`}>
        <Icon name="i-x" />
      </a>
    </span>
  )
}
