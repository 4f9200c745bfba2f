/** What the viewer's script works with, as it stands in the page. */
export type ViewerData = {
  /** A lunr index of the exhibits, by their place from 0. */
  index: object
  /** Every file that the page can check. */
  files: { path: string; sha256: string }[]
}

/** How a file of the package turned out, and in which words the page says so. */
export const FILE_STATES = {
  pass: { mark: '✓', word: 'PASS' },
  fail: { mark: '✕', word: 'FAIL' },
  open: { mark: '–', word: 'not given' },
} as const
export type FileState = keyof typeof FILE_STATES
