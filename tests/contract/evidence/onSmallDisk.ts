/** A process whose /mnt is a file system of one megabyte, or a read-only one: what a put says there. */
import { openFolderStore } from '../../../app/evidence/folderStore.server'
import { examined } from './examined'

const store = openFolderStore('file:///mnt/evidence')

async function* ofSize(bytes: number) {
  for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 7)
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'kept',
    (problem: { code: string }) => problem.code,
  )

if (process.argv[2] === 'full-disk') {
  const first = await codeOf(store.put(ofSize(4_000_000)))
  const held = (await examined(store)).length
  console.log(`${first}, held ${held}, then ${await codeOf(store.put(ofSize(100_000)))}`)
} else {
  console.log(await codeOf(store.put(ofSize(10))), await codeOf(store.check()))
}
