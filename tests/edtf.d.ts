declare module 'edtf' {
  /** The little that our tests compare with: first and last instant, in milliseconds since 1970. */
  export default function edtf(text: string): { min: number; max: number }
}
