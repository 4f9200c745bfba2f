import type { Face } from './faces.server'

/** The structure types of tagged PDF (ISO 32000-1, 14.8.4) that a dossier uses. */
export type Tag =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Figure'

export type TagOptions = {
  alt?: string
  bbox?: [number, number, number, number]
  scope?: 'Column' | 'Row'
  /** How the labels of a list are numbered. */
  numbering?: 'Decimal' | 'Disc' | 'None'
  title?: string
}

/** Colours of print, from the light theme's tokens: ink and its two quieter steps, rules, and the three strands. */
export const COLOURS = {
  ink: '#17181b',
  quiet: '#45474d',
  faint: '#5f6167',
  rule: '#d8d4ca',
  firm: '#8b887f',
  said: '#7b2d5e',
  measured: '#0b5480',
  decided: '#5d5009',
  unsure: '#854300',
} as const
export type Colour = keyof typeof COLOURS

/** Where pages are drawn: into a file, or nowhere, to learn how many there are. Points, from the upper left. */
export interface PageInk {
  /** What is being set, in a reader's words, for naming where a character cannot be printed. */
  where: string
  /** Width of a text in points. Throws a PortalError for a character that no face can print. */
  widthOf(text: string, face: Face, size: number): number
  /** Begins a page of this size, in points; what was open in the structure goes on there. */
  addPage(width: number, height: number): void
  /** Opens an element of the structure within the one that is open. */
  open(tag: Tag, options?: TagOptions): void
  close(): void
  /** Sets a text with its baseline at y. */
  text(text: string, x: number, y: number, face: Face, size: number, colour: Colour): void
  /** Makes an area a link. Called within an open Link element. */
  link(
    area: { x: number; y: number; width: number; height: number },
    to: { destination: string } | { href: string },
    contents: string,
  ): void
  /** Names the present page at this height, for links to it. */
  destination(name: string, y: number): void
  bookmark(title: string): void
  rule(x: number, y: number, width: number, weight: number, colour: Colour): void
  /** Draws what is no part of the text: headers, footers, ornaments. */
  artifact(kind: 'Layout' | 'Pagination', draw: () => void): void
  /** Large pale letters across the page, beneath what is set on it afterwards. */
  watermark(text: string): void
  /** Draws lines and areas, within a Figure or an artifact. */
  draw(commands: Stroke[]): void
}

/** One line or area of a drawing. */
export type Stroke = {
  /** SVG path data. */
  path: string
  stroke?: Colour
  fill?: Colour | 'paper'
  weight?: number
  dash?: [number, number]
}
