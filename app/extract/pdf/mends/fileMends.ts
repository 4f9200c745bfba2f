import type { Mend } from './mend'

/** A page's content is a few kilobytes, and a stream of the web's kind costs more than what it unpacks. */
export const INFLATE_AT_ONCE: Mend = [
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
export const PICTURES_UNREAD: Mend = [
  `makeSubStream(start, length, dict = null) {
    if (length) {`,
  `makeSubStream(start, length, dict = null) {
    const isUnread = dict?.get("Subtype")?.name === "Image" && dict.get("Width") * dict.get("Height") > 1;
    if (length && !isUnread) {`,
]
export const PICTURES_THERE: Mend = [
  `get() {
        if (this.numChunksLoaded === this.numChunks) {`,
  `get() {
        if (isUnread || this.numChunksLoaded === this.numChunks) {`,
]

/** The stream's bytes are at hand, unless it is one that is still being fetched. */
const AT_HAND = 'this.stream.constructor === Stream'
const LATIN = 'Buffer.prototype.latin1Slice.call'

/** Plain characters of a string are taken at once, up to the next that means something. */
export const STRINGS_AT_ONCE: Mend = [
  `        default:
          strBuf.push(String.fromCharCode(ch));
          break;
      }
      if (done) {`,
  `        default:
          if (${AT_HAND}) {
            const { bytes, pos, end } = this.stream;
            let at = pos;
            while (at < end && bytes[at] !== 0x28 && bytes[at] !== 0x29 && bytes[at] !== 0x5c) at++;
            strBuf.push(${LATIN}(bytes, pos - 1, at));
            this.stream.pos = at;
          } else strBuf.push(String.fromCharCode(ch));
          break;
      }
      if (done) {`,
]

/** A string of digits alone is read at once; one with anything else in it, or a long one, as before from its start. */
export const DIGITS_AT_ONCE: Mend = [
  'getHexString() {',
  `hexAtOnce() {
    const { bytes, pos, end } = this.stream;
    if (pos < 1 || bytes[pos - 1] !== this.currentChar) return null;
    const digits = (Lexer.digits ??= Int8Array.from({ length: 256 }, (_, ch) => toHexDigit(ch)));
    const read = (Lexer.read ??= new Uint8Array(4096));
    let length = 0;
    for (let at = pos - 1; at + 1 < end && length < read.length; at += 2) {
      if (bytes[at] === 0x3e) {
        this.stream.pos = at + 1;
        this.nextChar();
        return ${LATIN}(read, 0, length);
      }
      const high = digits[bytes[at]], low = digits[bytes[at + 1]];
      if (high < 0 || low < 0) return null;
      read[length++] = high << 4 | low;
    }
    return null;
  }
  getHexString() {
    if (${AT_HAND}) {
      const read = this.hexAtOnce();
      if (read !== null) return read;
    }`,
]
