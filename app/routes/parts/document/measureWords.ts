let context: CanvasRenderingContext2D | null | undefined

/** How wide words are in the face of the invisible text over page pictures, at 100 px. */
export function measureWords(words: string): number {
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d')
    if (context) context.font = '100px sans-serif'
  }
  return context ? context.measureText(words).width : words.length * 50
}
