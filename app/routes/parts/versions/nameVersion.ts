import { nameVersionKind, type VersionKind } from '../../../domain/version'

/** "Version 3 (current): Read anew". */
export function nameVersion({
  number,
  kind,
  isCurrent,
}: {
  number: number
  kind: VersionKind
  isCurrent: boolean
}) {
  return `Version ${number}${isCurrent ? ' (current)' : ''}: ${nameVersionKind(kind)}`
}
