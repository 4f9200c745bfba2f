/**
 * Where a receipt stands. *queued*, *reading*: its text is on its way. *failed*, *cancelled*: it was not read.
 * *filed*: it belongs to a document. *taken*: documents were taken out of it, and it is none itself. *waits*: a person has
 * to say what it is. *set-aside*: taken off the list.
 */
export type ReceiptState =
  'queued' | 'reading' | 'failed' | 'cancelled' | 'filed' | 'taken' | 'waits' | 'set-aside'

/** Says where a receipt stands, by whether its original was read, the step that reads it, and what became of it. */
export function receiptState(
  isRead: boolean,
  step: string | null,
  { isFiled, isTaken, isAside }: { isFiled: boolean; isTaken: boolean; isAside: boolean },
): ReceiptState {
  if (isRead) return isFiled ? 'filed' : isTaken ? 'taken' : isAside ? 'set-aside' : 'waits'
  if (step === 'running') return 'reading'
  return step === 'failed' || step === 'cancelled' ? step : 'queued'
}
