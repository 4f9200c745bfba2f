// Says of each name given whether V8 takes what the build keeps compiled of it: in a process of its own, as readers have,
// for it does so under the flags alone that they run under. Usage: takeKept.ts <build/server> <name>…
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import '../../app/webAssembly.server'

const [folder = '', ...names] = process.argv.slice(2)
for (const name of names) {
  const code = readFileSync(join(folder, `${name}.ready`), 'latin1')
  const cachedData = readFileSync(join(folder, `${name}.compiled`))
  const { cachedDataRejected } = new Script(code, { cachedData })
  console.log(`${name} ${cachedDataRejected ? 'rejected' : 'taken'}`)
}
