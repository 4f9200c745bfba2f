import type { Canvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { renderPage } from '../../../app/extract/pdf/renderPage.server'
import { aPdf } from './aPdf'
import { aFile, useOriginals } from './extracting'
import { aScannersPdf } from './scannerPdf'

useOriginals()

/** Share of a picture's pixels that are darker than grey. */
function inkOf(canvas: Canvas): number {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark++
  return dark / (data.length / 4)
}

describe('renderPage', () => {
  it('draws a page at the resolution asked for, black on white', async () => {
    const file = await aFile(await aPdf([[], ['Words that can be recognised.']]))
    const [blank, written] = [await renderPage(file, 1, 100), await renderPage(file, 2, 100)]
    expect([written.canvas.width, written.canvas.height, written.dpi]).toEqual([850, 1100, 100])
    expect(inkOf(blank.canvas)).toBe(0)
    expect(inkOf(written.canvas)).toBeGreaterThan(0.0005)
  })

  it('draws an enormous page with fewer dots, not with more than memory has', async () => {
    const file = await aFile(await aPdf([['Plan']], { size: [10_000, 10_000] }))
    const { canvas, dpi } = await renderPage(file, 1, 300)
    expect(canvas.width * canvas.height).toBeLessThanOrEqual(40_100_000)
    expect(dpi).toBeLessThan(50)
  })

  it('draws pictures as scanners pack them', async () => {
    const { canvas } = await renderPage(await aFile(aScannersPdf()), 1, 72)
    expect(inkOf(canvas)).toBeGreaterThan(0.9)
  })

  it('rejects a page that is not there', async () => {
    await expect(renderPage(await aFile(await aPdf([['One']])), 2, 72)).rejects.toThrow()
  })
})
