/** Code of pdf.js that is replaced by other code, which gives the same text at less cost. */
type Mend = readonly [from: string, to: string]

/**
 * The state of text as `q` keeps it is made by `Object.create` of the last, which makes each state a prototype: V8 then
 * knows no two of one shape, and all that reads them is slow.
 */
const PLAIN_STATES: Mend = [
  'const clone = Object.assign(Object.create(this), this);\n    clone.textMatrix',
  'const clone = Object.assign(new TextState(), this);\n    clone.textMatrix',
]

/** Asked for twice for each character, of lists that are of integers, of doubles and of floats. The sums are the same. */
const ONE_TRANSFORM: Mend = [
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

/** A page's content is a few kilobytes, and a stream of the web's kind costs more than what it unpacks. */
const INFLATE_AT_ONCE: Mend = [
  `const {
        readable,
        writable
      } = new DecompressionStream(name);`,
  `if (name === "deflate") {
        const { inflateSync } = process.getBuiltinModule("zlib");
        return { decompressed: new Uint8Array(inflateSync(bytes)), compressed: bytes };
      }
      const {
        readable,
        writable
      } = new DecompressionStream(name);`,
]

/**
 * A file that is read by ranges is asked for each picture on a page, byte by byte, though none is decoded for the
 * page's text. A picture is taken to be there. One of a single dot is asked for: `maxImageSize` lets it through.
 */
const PICTURES_UNREAD: Mend = [
  `makeSubStream(start, length, dict = null) {
    if (length) {`,
  `makeSubStream(start, length, dict = null) {
    const isUnread = dict?.get("Subtype")?.name === "Image" && dict.get("Width") * dict.get("Height") > 1;
    if (length && !isUnread) {`,
]
const PICTURES_THERE: Mend = [
  `get() {
        if (this.numChunksLoaded === this.numChunks) {`,
  `get() {
        if (isUnread || this.numChunksLoaded === this.numChunks) {`,
]

export const MENDS = { PLAIN_STATES, ONE_TRANSFORM, INFLATE_AT_ONCE, PICTURES_UNREAD, PICTURES_THERE }

/** pdf.js's worker with its costliest parts mended. A part that another release writes otherwise stays as it is there. */
export function mended(source: string): string {
  return Object.values(MENDS).reduce((code, [from, to]) => code.replace(from, () => to), source)
}
