/** Opens the notes where they are a sheet at the foot of the screen. Without script too. */
export function NotesButton({ count }: { count: number }) {
  return (
    <button type="button" className="btn small reader-notes" {...{ popovertarget: 'notes' }}>
      Notes ({count})
    </button>
  )
}
