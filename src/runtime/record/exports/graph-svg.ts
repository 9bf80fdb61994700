/**
 * The actors of a run as a picture, with what runs between them. Where actors stand is the caller's: the stage's
 * picture is not arranged anew for a file.
 */
import { cutTo, element, svgPicture, textAt } from './svg'
import { isSpawn, shownWords, type ToldRun } from './told-run'

export interface GraphPlace {
  readonly x: number
  readonly y: number
}

export interface GraphSvgOptions {
  /** Upper left corners by actor. Who has none is left out. */
  readonly places: ReadonlyMap<number, GraphPlace>
  readonly most?: number
}

const WIDTH = 150
const HEIGHT = 46
const EDGE = 40
const ASIDE = 6

export function graphSvg(run: ToldRun, { places, most = 300 }: GraphSvgOptions): string {
  const present = run.actors.flatMap((actor) => {
    const place = actor && places.get(actor.index)
    return actor && place ? [{ actor, place }] : []
  })
  const shown = present.slice(0, most)
  const left = Math.min(...shown.map(({ place }) => place.x), 0)
  const top = Math.min(...shown.map(({ place }) => place.y), 0)
  const at = new Map(
    shown.map(({ actor, place }) => [actor.index, { x: place.x - left + EDGE, y: place.y - top + EDGE }]),
  )
  const width = Math.max(200, ...[...at.values()].map(({ x }) => x + WIDTH + EDGE))
  const height = Math.max(120, ...[...at.values()].map(({ y }) => y + HEIGHT + EDGE))
  const known = run.actors.filter((actor) => actor !== undefined).length
  const notes = [
    shown.length < known ? `Showing ${shown.length} of ${known} actors.` : '',
    shownWords(run, run.record.first),
  ]
    .filter((one) => one !== '')
    .join(' ')
  const content = [
    ...countsOf(run).map(({ from, to, count }) => edge(at.get(from), at.get(to), count)),
    ...shown.map(({ actor }) => {
      const { x, y } = at.get(actor.index)!
      const over = actor.status === 'dead' || actor.status === 'stopped'
      return (
        element('rect', { class: over ? 'card life' : 'card', x, y, width: WIDTH, height: HEIGHT, rx: 8 }) +
        textAt(x + 12, y + 19, cutTo(actor.name, 20)) +
        textAt(x + 12, y + 35, cutTo(over ? `${actor.className}, ${actor.status}` : actor.className, 22), {
          class: 'second',
        })
      )
    }),
    ...(notes === '' ? [] : [textAt(12, 18, notes, { class: 'second' })]),
  ]
  return svgPicture(width, height, `Graph of ${shown.length} actors. ${notes}`.trim(), content)
}

/** Messages between two actors, in the order of their first. */
export function countsOf({ record }: Pick<ToldRun, 'record'>): { from: number; to: number; count: number }[] {
  const counts = new Map<string, { from: number; to: number; count: number }>()
  for (let row = record.first; row < record.rows; row++) {
    const { kind, from, to } = record.read(row)!
    if (isSpawn(kind)) continue
    const known = counts.get(`${from} ${to}`)
    if (known === undefined) counts.set(`${from} ${to}`, { from, to, count: 1 })
    else known.count++
  }
  return [...counts.values()]
}

function edge(a: GraphPlace | undefined, b: GraphPlace | undefined, count: number): string {
  if (a === undefined || b === undefined) return ''
  if (a === b) {
    const x = a.x + WIDTH
    const y = a.y + HEIGHT / 2
    const d = `M${x} ${y - 8} c28 -14 28 30 0 16`
    return (
      element('path', { class: 'way', d, 'marker-end': 'url(#tip)' }) +
      textAt(x + 24, y + 4, String(count), { class: 'second halo' })
    )
  }
  const middles = [a, b].map(({ x, y }) => ({ x: x + WIDTH / 2, y: y + HEIGHT / 2 }))
  const [from, to] = middles
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const way = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  // To the right of its own direction: the way there and the way back are two lines.
  const aside = { x: -way.y * ASIDE, y: way.x * ASIDE }
  const start = border(from, way, aside)
  const end = border(to, { x: -way.x, y: -way.y }, aside)
  // Nearer to where it begins, since ways cross in their middles; and beside the line.
  const words = {
    x: start.x + (end.x - start.x) * 0.35 + aside.x * 2,
    y: start.y + (end.y - start.y) * 0.35 + aside.y * 2 + 4,
  }
  return (
    element('line', {
      class: 'way', x1: start.x, y1: start.y, x2: end.x, y2: end.y, 'marker-end': 'url(#tip)',
    }) + textAt(words.x, words.y, String(count), { class: 'second halo', 'text-anchor': 'middle' })
  ) // oxfmt-ignore
}

/** Where a line that runs beside the middle of a card leaves it. */
function border(middle: GraphPlace, way: GraphPlace, aside: GraphPlace): GraphPlace {
  const reach = (half: number, along: number, offset: number): number =>
    along === 0 ? Infinity : (half * Math.sign(along) - offset) / along
  const far = Math.max(0, Math.min(reach(WIDTH / 2, way.x, aside.x), reach(HEIGHT / 2, way.y, aside.y)))
  return { x: middle.x + aside.x + way.x * far, y: middle.y + aside.y + way.y * far }
}
