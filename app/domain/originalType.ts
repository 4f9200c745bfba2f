import type { OriginalType } from './extraction'

const NAMES: Record<OriginalType, string> = {
  'application/pdf': 'PDF',
  'text/plain': 'Plain text',
  'text/html': 'Web page',
  'application/warc': 'Web archive (WARC)',
  'application/wacz': 'Web archive (WACZ)',
  'message/rfc822': 'E-mail',
  'application/mbox': 'Mailbox',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (DOCX)',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
  'image/tiff': 'TIFF picture',
}

/** A media type as people call it. One that nobody knows here stays as it is. */
export function nameOriginalType(mediaType: string): string {
  return NAMES[mediaType as OriginalType] ?? mediaType
}
