/** A process that puts bytes into a folder store without end, so that a test can kill it in the middle. */
import { setTimeout as pause } from 'node:timers/promises'
import { openFolderStore } from '../../../app/evidence/folderStore.server'

async function* withoutEnd() {
  for (let count = 1; ; count++) {
    yield Buffer.alloc(65_536, count)
    if (count === 20) process.stdout.write('halfway\n')
    await pause(5)
  }
}

await openFolderStore(process.argv[2]!).put(withoutEnd())
