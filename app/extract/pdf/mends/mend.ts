/** Code of pdf.js that is replaced by other code, which gives the same text at less cost. */
export type Mend = readonly [from: string, to: string]
