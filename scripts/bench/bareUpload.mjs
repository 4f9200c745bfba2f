// The peer of the upload benchmark: a form's file goes to a file of the disk, and that is all.
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'

const [folder] = process.argv.slice(2)
const server = createServer((request, response) => {
  const parser = busboy({ headers: request.headers })
  parser.on('file', async (_name, bytes) => {
    await pipeline(bytes, createWriteStream(join(folder, 'received')))
    response.writeHead(201).end()
  })
  request.pipe(parser)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
