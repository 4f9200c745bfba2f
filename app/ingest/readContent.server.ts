import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ContentProblem } from './contentProblem'
import { placeOf } from './contentPath'
import type { ContentText } from './contentReading'

/** Past this a file is no content file: the largest that is shipped has 0.1 MB. */
const MOST_BYTES = 20_000_000

export type ContentFileRead = ContentText & {
  /** Of the bytes as they lie on the disk. */
  sha256: string
}

/**
 * Reads every content file of a folder, ordered by path; those that hold no records are left out. What cannot be
 * read as text is named, never guessed; so is a folder without any, for a wrong path is not an empty record.
 */
export async function readContent(
  folder: string,
): Promise<{ files: ContentFileRead[]; problems: ContentProblem[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(
      `The content folder ${folder} cannot be read. Check that it is there and may be opened.`,
      { cause },
    )
  })
  const problems: ContentProblem[] = []
  const files: ContentFileRead[] = []
  for (const entry of entries) {
    if (entry.isDirectory()) continue
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (path.split('/').some((step) => step.startsWith('.')) || placeOf(path).holds === 'nothing') continue
    const whole = (problem: string, remedy: string) =>
      problems.push({ path, line: null, field: null, problem, remedy })
    if (!entry.isFile()) {
      whole('This is not a plain file.', 'Put a copy of the file here, not a link to it.')
      continue
    }
    const bytes = await readFile(join(folder, path)).catch(() => null)
    if (bytes === null) {
      whole('The file cannot be opened.', 'Check that it is still there and that the portal may read it.')
      continue
    }
    if (bytes.length > MOST_BYTES) {
      whole(
        `The file has ${bytes.length} bytes.`,
        `A content file has at most ${MOST_BYTES}: cut it in parts.`,
      )
      continue
    }
    const text = decode(bytes)
    if (text === null) {
      const line = lineOfBadByte(bytes)
      const remedy = 'Save the file as UTF-8; an editor names this in its "save with encoding" dialogue.'
      problems.push({ path, line, field: null, problem: 'This is not UTF-8 text.', remedy })
      continue
    }
    files.push({ path, text, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  if (files.length === 0 && problems.length === 0) {
    const remedy = 'Check the path: content has files such as sources.yaml, and folders such as disputes/.'
    problems.push({
      path: folder,
      line: null,
      field: null,
      problem: 'No content file is in this folder.',
      remedy,
    })
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files, problems }
}

/** Keeps a byte order mark, so that the text gives the same bytes again. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The first line that is not UTF-8: a line feed is never part of another character there. */
function lineOfBadByte(bytes: Buffer): number {
  let line = 1
  for (let from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from)
    const to = end === -1 ? bytes.length : end
    if (decode(bytes.subarray(from, to)) === null) return line
    from = to + 1
  }
  return 1
}
