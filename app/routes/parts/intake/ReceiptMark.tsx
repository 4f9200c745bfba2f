import { State, type StateName } from '../../../ui/State'
import type { SentReceipt } from './ReceiptList'

const MARKS: Record<SentReceipt['state'], { is: StateName; words: string }> = {
  queued: { is: 'wait', words: 'Waits to be read' },
  reading: { is: 'wait', words: 'Being read' },
  failed: { is: 'fail', words: 'Could not be read' },
  cancelled: { is: 'unsure', words: 'Reading was cancelled' },
  filed: { is: 'pass', words: 'Filed' },
  taken: { is: 'pass', words: 'Its parts are taken' },
  waits: { is: 'unsure', words: 'Waits for you' },
  'set-aside': { is: 'wait', words: 'Set aside' },
}

/** Where a receipt stands, in a shape and words. What was read with a problem says so. */
export function ReceiptMark({ receipt }: { receipt: SentReceipt }) {
  const { is, words } = MARKS[receipt.state]
  const { problem = null, flags = [] } = receipt.reading ?? {}
  const isDamaged = flags.some(({ kind }) => kind === 'damaged')
  const reason = problem?.reason ?? (isDamaged ? 'damaged' : null)
  if (reason && receipt.state === 'filed') return <State is="unsure">Filed, {PROBLEMS[reason]}</State>
  return <State is={is}>{words}</State>
}

const PROBLEMS: Record<string, string> = {
  encrypted: 'but it takes a password',
  damaged: 'but it is damaged',
  'too-many-pages': 'but it has too many pages to read',
  'too-costly': 'but it takes too much to read',
  'no-text': 'but it has no text',
}
