import { formatInstant } from '../domain/waiting'

/** An instant in words, and in the form machines read. */
export function InstantText({ at }: { at: Date | string }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="num">
      {formatInstant(at)}
    </time>
  )
}
