import type { Mend } from './mend'

/** Who reads words draws nothing: a font's program is asked what its characters mean, not written anew for a canvas. */
export const FONTS_UNCOMPILED: Mend = [
  `try {
      this.data = compiler.compile();
    } catch {
      warn("Failed to compile font " + properties.loadedName);
      this.data = file;
    }`,
  'this.data = file;',
]
export const FONTS_UNWRITTEN: Mend = [
  'const unitsPerEm = properties.fontMatrix ? 1 / Math.max(',
  'return new Uint8Array(0);\n    const unitsPerEm = properties.fontMatrix ? 1 / Math.max(',
]
export const OUTLINES_UNDRAWN: Mend = [
  'static buildFontPaths(font, glyphs, handler, evaluatorOptions) {',
  'static buildFontPaths(font, glyphs, handler, evaluatorOptions) {\n    return;',
]

/** Lines are hardly met twice, and V8 files each that is looked up among the names of properties. */
const FILED_UNITS = 8
export const LINES_UNFILED: Mend = [
  `let glyphs = this._charsCache[chars];
    if (glyphs) {
      return glyphs;
    }
    glyphs = [];
    if (this.cMap) {
      const c = Object.create(null),`,
  `let glyphs = chars.length > ${FILED_UNITS} ? null : this._charsCache[chars];
    if (glyphs) {
      return glyphs;
    }
    glyphs = [];
    if (this.cMap) {
      const c = { charcode: 0, length: 0 },`,
]
export const LINES_UNKEPT: Mend = [
  'return this._charsCache[chars] = glyphs;',
  `if (chars.length <= ${FILED_UNITS}) this._charsCache[chars] = glyphs;
    return glyphs;`,
]
