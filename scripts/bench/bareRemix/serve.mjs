// Serves the built peer on a free port of loopback and prints it.
import { createRequestHandler } from '@remix-run/express'
import express from 'express'

const build = await import(new URL('./build/server/index.js', import.meta.url))
const app = express()
app.use(express.static(new URL('./build/client', import.meta.url).pathname))
app.all('*', createRequestHandler({ build }))
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
