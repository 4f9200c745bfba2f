import type { SentFile } from '../../../ingest/receiveFiles.server'
import type { Flash } from '../../../ui/rootData'

/** What is said of files that were sent, on the page that follows. */
export function saidOfFiles(sent: readonly SentFile[]): Flash {
  const kept = sent.filter((it) => it.ok)
  const refused = sent.filter((it) => !it.ok)
  const held = kept.filter((it) => it.received.wasHeld).length
  if (refused.length > 0) {
    const which = refused.map((it) => `${it.fileName}: ${it.message}`).join(' ')
    return { tone: 'fail', text: `${kept.length} of ${sent.length} files are kept. ${which}`.slice(0, 500) }
  }
  if (held === sent.length && held > 0)
    return {
      tone: 'unsure',
      text:
        held === 1
          ? 'This very file was held already: it now has one more receipt.'
          : 'These very files were held already: each now has one more receipt.',
    }
  return {
    tone: 'pass',
    text:
      kept.length === 1
        ? 'The file is kept. Its text is being read.'
        : `${kept.length} files are kept. Their text is being read.`,
  }
}
