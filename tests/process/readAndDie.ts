// Run by intake.test.ts: takes a file in and begins to read it, and dies by SIGKILL at the moment that is named:
// `sending` in the middle of its bytes, `reading` when some of its pages are read, `keeping` when the reading is
// written and its transaction is not yet over.
import { openPortal } from '../../app/portal.server'
import { COMMAND_LINE } from '../../app/domain/roles'
import { PLAIN_RECEIPT } from '../../app/ingest/receipt'
import { receiveOriginal } from '../../app/ingest/receiveOriginal.server'
import { settleReceipt } from '../../app/ingest/settleReceipt.server'
import { readSettings } from '../../app/settings.server'

const [moment] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
let isKeeping = false
const portal = await openPortal(readSettings(), {
  now: () => {
    // The clock is asked for the reading's own time just before it is written, and again before the log is.
    if (isKeeping && moment === 'keeping') die()
    return new Date()
  },
})

async function* bytes() {
  yield Buffer.from('Page one\f')
  if (moment === 'sending') die()
  yield Buffer.from('Page two\fPage three')
}

const receipt = { ...PLAIN_RECEIPT, fileName: 'memo.txt', method: 'command line' } as const
const received = await receiveOriginal(portal, COMMAND_LINE, receipt, bytes())
if (!received.ok) throw new Error(JSON.stringify(received.refusal))
await settleReceipt(portal, received.value.provenanceId, (done) => {
  if (moment === 'reading' && done === 2) die()
  isKeeping = done === 3
})
await portal.close()
