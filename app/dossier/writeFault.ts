import { PortalError } from '../domain/portalError'

const DISK_FAULTS: Record<string, string> = {
  ENOSPC: 'The disk is full, so the dossier was not written. Make room, and export again.',
  EDQUOT: 'The disk quota is used up, so the dossier was not written. Make room, and export again.',
  EROFS: 'The folder for dossiers is on a read-only file system. Mount it for writing, or set DATA_DIR.',
  EIO: 'The disk failed while the dossier was written. Check the disk, and export again.',
}
const NOT_OURS = ['EACCES', 'EPERM']

/** Puts a fault of the disk into words that say what can be done. */
export function explainWriteFault(cause: unknown): unknown {
  const { code = '', path } = (cause ?? {}) as NodeJS.ErrnoException
  if (cause instanceof PortalError) return cause
  const words = NOT_OURS.includes(code) ? explainNotOurs(path) : DISK_FAULTS[code]
  return words ? new PortalError('disk-failed', words, { cause }) : cause
}

/** Making a dossier reads a key and originals as well: only a file that was being made tells of the dossier's folder. */
function explainNotOurs(path: string | undefined): string {
  return path === undefined || isHalfFile(path)
    ? 'This process may not write to the folder of the dossier. Give it the right, or name another.'
    : `This process may not open ${path}. Give it the right, and export again.`
}

/** Whether a path is of a file that is written beside its place, by its name. */
export function isHalfFile(path: string): boolean {
  return /\.part(-\d+)?$/.test(path)
}
