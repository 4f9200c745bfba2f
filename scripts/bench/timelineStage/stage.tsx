import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import '../../../app/ui/styles/throughline.css'
import { TimelineAxis } from '../../../app/routes/timeline/TimelineAxis'
import { TimelineDesk } from '../../../app/routes/timeline/TimelineDesk'
import { answerTimeline } from '../../../app/search/answerTimeline'
import { Timeline, type StoredTimeline } from '../../../app/search/timeline'
import { EMPTY_QUERY } from '../../../app/search/timelineQuery'

/** The page's own components over made-up records, with functions that scripts/bench/timeline.ts calls. */
const params = new URLSearchParams(location.search)
const fileHref = `/records.json?records=${params.get('records')}`
const stored = (await (await fetch(fileHref)).json()) as StoredTimeline
const stage = document.getElementById('stage')!

const TYPED = [
  'congestion network',
  'interconnection agreement',
  '"of the" letter',
  'commission order reply',
  'party:con after:2014',
  'streem~1 of',
  'video -the',
  'a',
  'network OR traffic OR transit',
]

function show(view: 'list' | 'axis') {
  const timeline = new Timeline(stored)
  const answer = answerTimeline(timeline, { ...EMPTY_QUERY, view })
  const View = view === 'axis' ? TimelineAxis : TimelineDesk
  const element = <View answer={answer} fileHref={fileHref} canDraft={false} />
  const router = createMemoryRouter([{ id: 'root', path: '*', element }], { initialEntries: ['/timeline'] })
  flushSync(() => createRoot(stage).render(<RouterProvider router={router} />))
}

/** The time until what an event changed is drawn and laid out, in milliseconds. */
async function timed(act: () => void): Promise<number> {
  const start = performance.now()
  act()
  await Promise.resolve()
  void document.body.offsetHeight
  const time = performance.now() - start
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return time
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function typeQueries(): Promise<number[]> {
  const box = document.querySelector<HTMLInputElement>('main input[name="q"], input[name="q"]')!
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
  const type = (text: string) =>
    timed(() => {
      set.call(box, text)
      box.dispatchEvent(new Event('input', { bubbles: true }))
    })
  for (const warm of ['c', 'co', 'con', 'net', '"of', '']) await type(warm)
  const times: number[] = []
  for (const text of TYPED) {
    for (let length = 1; length <= text.length; length++) times.push(await type(text.slice(0, length)))
  }
  return times
}

/** The plainest search there is: each keystroke looks for what is typed in every record's text. */
function scanQueries(): number[] {
  const texts = stored.entries.map((entry) => JSON.stringify(entry).toLowerCase())
  const times: number[] = []
  for (const text of TYPED) {
    for (let length = 1; length <= text.length; length++) {
      const start = performance.now()
      texts.filter((record) => record.includes(text.slice(0, length).toLowerCase()))
      times.push(performance.now() - start)
    }
  }
  return times
}

async function moveAxis() {
  const paint = await timed(() => show('axis'))
  await rest(2_500)
  const chart = document.querySelector<HTMLElement>('.axis .chart')!
  const press = (key: string) =>
    timed(() => chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))
  const steps: number[] = []
  const keys = [
    '+',
    '+',
    'ArrowRight',
    '+',
    'ArrowLeft',
    '+',
    '+',
    'ArrowRight',
    '+',
    '+',
    '-',
    '-',
    '-',
    'ArrowLeft',
    '-',
    '-',
    '-',
    '-',
  ]
  for (let round = 0; round < 4; round++) for (const key of keys) steps.push(await press(key))
  return { paint, steps, nodes: stage.querySelectorAll('svg *').length }
}

/** As many nodes of an SVG, parsed from text. */
async function drawPlain(nodes: number) {
  const place = document.createElement('div')
  document.body.append(place)
  const draw = (shift: number) =>
    timed(() => {
      const parts = Array.from(
        { length: nodes },
        (_, index) => `<path d="M${(index + shift) % 1200} ${index % 800}v9"/>`,
      )
      place.innerHTML = `<svg viewBox="0 0 1200 800">${parts.join('')}</svg>`
    })
  const first = await draw(0)
  const again: number[] = []
  for (let step = 1; step <= 30; step++) again.push(await draw(step))
  return { first, again }
}

Object.assign(window, { typeQueries, scanQueries, moveAxis, drawPlain })
if (params.get('view') !== 'axis') {
  show('list')
  await rest(1_500)
}
Object.assign(window, { isReady: true })
