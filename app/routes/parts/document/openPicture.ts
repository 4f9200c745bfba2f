import type { PagePainter } from './pagePainter'

/** What draws pages: of a PDF, or of an original that is a picture itself. */
export type Painter = Pick<PagePainter, 'nearest' | 'paint' | 'forget'> & { pdf: PagePainter['pdf'] | null }

/** Fetches an original that is a picture. A TIFF may have several pages; no browser shows it, so it is decoded here. */
export async function openPicture(
  href: string,
  mediaType: string,
): Promise<{ painter: Painter; close: () => void }> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`The original answered ${response.status}.`)
  const bytes = await response.arrayBuffer()
  const read = mediaType === 'image/tiff' ? await tiffReader(bytes) : pictureReader(bytes, mediaType)
  const paint: Painter['paint'] = (page, canvas, widthPx, done) => {
    let isDropped = false
    const draw = async () => {
      const picture = await read(page)
      if (isDropped) return picture.close()
      const scale = Math.min(1, (widthPx * window.devicePixelRatio) / picture.width)
      canvas.width = Math.max(1, Math.round(picture.width * scale))
      canvas.height = Math.max(1, Math.round(picture.height * scale))
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
      picture.close()
      done(true)
    }
    draw().catch(() => isDropped || done(false))
    return () => {
      isDropped = true
    }
  }
  return { painter: { nearest: 1, pdf: null, paint, forget: () => {} }, close: () => {} }
}

type ReadPicture = (page: number) => Promise<ImageBitmap>

function pictureReader(bytes: ArrayBuffer, mediaType: string): ReadPicture {
  const blob = new Blob([bytes], { type: mediaType })
  return () => createImageBitmap(blob)
}

async function tiffReader(bytes: ArrayBuffer): Promise<ReadPicture> {
  const { default: utif } = await import('utif2')
  const pages = utif.decode(bytes)
  return (page) => {
    const shown = pages[page - 1]
    if (!shown) throw new Error(`The scan has no page ${page}.`)
    utif.decodeImage(bytes, shown)
    const pixels = new Uint8ClampedArray(utif.toRGBA8(shown))
    return createImageBitmap(new ImageData(pixels, shown.width, shown.height))
  }
}
