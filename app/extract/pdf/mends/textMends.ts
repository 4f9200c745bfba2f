import type { Mend } from './mend'

/**
 * The state of text as `q` keeps it is made by `Object.create` of the last, which makes each state a prototype: V8 then
 * knows no two of one shape, and all that reads them is slow.
 */
export const PLAIN_STATES: Mend = [
  'const clone = Object.assign(Object.create(this), this);\n    clone.textMatrix',
  'const clone = Object.assign(new TextState(), this);\n    clone.textMatrix',
]

/** Asked for twice for each character, of lists that are of integers, of doubles and of floats. The sums are the same. */
export const ONE_TRANSFORM: Mend = [
  'return Util.transform(textState.ctm, Util.transform(textState.textMatrix, tsm));',
  `const m = textState.textMatrix, c = textState.ctm;
      const s0 = tsm[0], s1 = tsm[1], s2 = tsm[2], s3 = tsm[3], s4 = tsm[4], s5 = tsm[5];
      const m0 = m[0], m1 = m[1], m2 = m[2], m3 = m[3], c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
      const t0 = m0 * s0 + m2 * s1, t1 = m1 * s0 + m3 * s1;
      const t2 = m0 * s2 + m2 * s3, t3 = m1 * s2 + m3 * s3;
      const t4 = m0 * s4 + m2 * s5 + m[4], t5 = m1 * s4 + m3 * s5 + m[5];
      return [c0 * t0 + c2 * t1, c1 * t0 + c3 * t1, c0 * t2 + c2 * t3, c1 * t2 + c3 * t3,
        c0 * t4 + c2 * t5 + c[4], c1 * t4 + c3 * t5 + c[5]];`,
]

/** Where a character ends the next one starts, unless something was put between them: the same matrix, worked out once. */
export const ENDS_REUSED: Mend = [
  'function compareWithLastPosition(glyphWidth) {\n      const currentTransform = getCurrentTextTransform();',
  'function compareWithLastPosition(glyphWidth, atEnd = null) {\n      const currentTransform = atEnd ?? getCurrentTextTransform();',
]
export const ENDS_TAKEN: Mend = [
  `if (category.isInvisibleFormatMark) {
          continue;
        }
        let charSpacing`,
  `const start = atEnd;
        atEnd = null;
        if (category.isInvisibleFormatMark) {
          continue;
        }
        let charSpacing`,
]
export const ENDS_GIVEN: Mend = [
  'if (!category.isZeroWidthDiacritic && !compareWithLastPosition(scaledDim)) {',
  'if (!category.isZeroWidthDiacritic && !compareWithLastPosition(scaledDim, start)) {',
]
export const ENDS_KEPT: Mend = [
  `textChunk.prevTransform = getCurrentTextTransform();
        }
        const glyphUnicode`,
  `textChunk.prevTransform = getCurrentTextTransform();
          if (!charSpacing) atEnd = textChunk.prevTransform;
        }
        const glyphUnicode`,
]
export const ENDS_AWAITED: Mend = [
  `const scale = textState.fontMatrix[0] * textState.fontSize;
      for (`,
  `const scale = textState.fontMatrix[0] * textState.fontSize;
      let atEnd = null;
      for (`,
]

/** Which way each character runs is asked only where one of them may run to the left. */
export const LEFT_TO_RIGHT: Mend = [
  'chars.length = strLength;\n  types.length = strLength;',
  `if (!/[\\u0590-\\u08ff\\ufb00-\\ufeff]/.test(str)) return createBidiText(str, isLTR, vertical);
  chars.length = strLength;
  types.length = strLength;`,
]
