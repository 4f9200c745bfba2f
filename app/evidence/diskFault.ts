import { PortalError } from '../domain/portalError'

const EXPLAIN: Record<string, [code: string, message: string]> = {
  ENOSPC: [
    'no-space',
    'The disk that holds the originals is full. Nothing was kept. Make room and send the file again.',
  ],
  EDQUOT: [
    'no-space',
    'The disk quota for the originals is used up. Nothing was kept. Make room and send the file again.',
  ],
  EROFS: [
    'read-only',
    'The folder for originals is on a read-only file system. Nothing was kept. Mount it for writing, or set EVIDENCE_URL.',
  ],
  EACCES: [
    'read-only',
    'This process may not write to the folder for originals. Nothing was kept. Give it the right, or set EVIDENCE_URL.',
  ],
  ENOTDIR: [
    'evidence-failed',
    'A file stands where the folder for originals should be. Move it, or set EVIDENCE_URL.',
  ],
  EPERM: [
    'read-only',
    'This process may not write to the folder for originals. Nothing was kept. Give it the right, or set EVIDENCE_URL.',
  ],
}

/** Puts a fault of the file system into words that say what can be done. Any other problem is passed on as it is. */
export function explainDiskFault(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause)) return cause
  const { code = '' } = cause as NodeJS.ErrnoException
  const [name, message] = EXPLAIN[code] ?? [
    'evidence-failed',
    `The store of originals failed${code && ` (${code})`}. Nothing was kept.`,
  ]
  return new PortalError(name, message, { cause })
}
