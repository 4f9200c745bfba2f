/**
 * What in a PDF breaks PDF/A-2a once its pages are bound into a dossier (ISO 19005-2); and *picture* and *text*, which have no
 * pages to bind before they are set on some.
 */
export const STANDARD_FAULTS = [
  'appearance',
  'characters',
  'colour',
  'drawing',
  'fonts',
  'ink',
  'layers',
  'lzw',
  'picture',
  'text',
] as const
export type StandardFault = (typeof STANDARD_FAULTS)[number]

const WORDS: Record<StandardFault, string> = {
  appearance: 'form fields or notes have no appearance of their own',
  characters: 'fonts do not say as they must which characters their glyphs are',
  colour: 'colours are described in a way that is not allowed',
  drawing: 'pages are drawn in a way that is not allowed',
  fonts: 'fonts are not embedded',
  ink: 'colours are those of ink (CMYK)',
  layers: 'layers are switched off',
  picture: 'it is a picture and has no pages of its own',
  text: 'it is a text and has no pages of its own',
  lzw: 'parts are packed in a way that is not allowed (LZW)',
}

/** Faults as part of a sentence: "fonts are not embedded, and layers are switched off". */
export function sayFaults(faults: readonly StandardFault[]): string {
  const words = faults.map((fault) => WORDS[fault])
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}
