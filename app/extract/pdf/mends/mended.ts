import * as fileMends from './fileMends'
import * as fontMends from './fontMends'
import type { Mend } from './mend'
import * as pageMends from './pageMends'
import * as textMends from './textMends'

/** Asking for it loads all that Node has for the web; only what fetches needs it, and nothing is fetched. */
const RESPONSE_UNASKED: Mend = ['if (typeof Response.prototype.bytes !== "function") {', 'if (false) {']
export const WORKER_MENDS: Record<string, Mend> = {
  ...fileMends,
  ...fontMends,
  ...pageMends,
  ...textMends,
  RESPONSE_UNASKED,
}

/** A canvas is 60 MB of native code that is loaded for drawing alone. */
const CANVAS_UNASKED: Mend = ['if (isNodeJS) {\n  let canvas;', 'if (false) {\n  let canvas;']
const SCALE_UNUSED: Mend = ['const SCALE_MATRIX = new DOMMatrix();', 'const SCALE_MATRIX = null;']
export const DISPLAY_MENDS: Record<string, Mend> = { CANVAS_UNASKED, SCALE_UNUSED, RESPONSE_UNASKED }

/** Code of pdf.js with its costliest parts mended. A part that another release writes otherwise stays as it is there. */
export function mended(source: string, mends: Record<string, Mend>): string {
  return Object.values(mends).reduce((code, [from, to]) => code.replace(from, () => to), source)
}
