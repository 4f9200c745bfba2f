/** Whether a receipt's state will change by itself. */
export function isUnderWay({ state }: { state: string }): boolean {
  return state === 'queued' || state === 'reading'
}
