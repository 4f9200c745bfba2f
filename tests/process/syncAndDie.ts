// Run by sync.test.ts: syncs a folder into a database, and dies by SIGKILL when the sync asks for the time for the
// nth time. The first is when its transaction has begun, the second before the first record is written, the third
// when every record is written and the log is next.
import { openPortal } from '../../app/portal.server'
import { syncContent } from '../../app/ingest/syncContent.server'
import { readSettings } from '../../app/settings.server'

const [folder, dieAt] = process.argv.slice(2)
let asked = 0
const portal = await openPortal(readSettings(), {
  now: () => {
    asked++
    if (asked === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
    return new Date()
  },
})
await syncContent(portal, { folder: folder! })
await portal.close()
