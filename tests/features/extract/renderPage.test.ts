import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { renderPage } from '../../../app/extract/pdf/renderPage.server'
import { aPdf } from './aPdf'
import { aFile, useOriginals } from './extracting'
import { aScannersPdf } from './scannerPdf'

useOriginals()

/** Share of a picture's pixels that are darker than grey. */
async function inkOf(png: Buffer): Promise<number> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark++
  return dark / (data.length / 4)
}

describe('renderPage', () => {
  it('draws a page at the resolution asked for, black on white', async () => {
    const file = await aFile(await aPdf([[], ['Words that can be recognised.']]))
    const [blank, written] = [await renderPage(file, 1, 100), await renderPage(file, 2, 100)]
    expect(written).toMatchObject({ width: 850, height: 1100, dpi: 100 })
    expect(await inkOf(blank.png)).toBe(0)
    expect(await inkOf(written.png)).toBeGreaterThan(0.0005)
  })

  it('draws an enormous page with fewer dots, not with more than memory has', async () => {
    const plan = await renderPage(await aFile(await aPdf([['Plan']], { size: [10_000, 10_000] })), 1, 300)
    expect(plan.width * plan.height).toBeLessThanOrEqual(40_100_000)
    expect(plan.dpi).toBeLessThan(50)
  })

  it('draws pictures as scanners pack them', async () => {
    const { png } = await renderPage(await aFile(aScannersPdf()), 1, 72)
    expect(await inkOf(png)).toBeGreaterThan(0.9)
  })

  it('rejects a page that is not there', async () => {
    await expect(renderPage(await aFile(await aPdf([['One']])), 2, 72)).rejects.toThrow()
  })
})
