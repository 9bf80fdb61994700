import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../runtime/clock/random'
import type { NamedLab } from '../../../notebooks/lessons/labs'
import {
  ALONE,
  labHref,
  labOf,
  MOST_LESSONS,
  MOST_TITLE,
  nextInLab,
  placedHref,
  readLab,
  readPlace,
  type Known,
} from './lab-link'

const labs: readonly NamedLab[] = [{ name: 'actors-1', title: 'First lab', lessons: ['one', 'two'] }]
const known: Known = { labs, lessons: ['one', 'two', 'three', ...numbered(40)] }

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${n}-lesson`)
}

/** As the router hands an address over: the part behind `#/lab/`, and what stands behind the question mark. */
function labAt(href: string) {
  const [path, query = ''] = href.replace('#/lab/', '').split('?')
  return readLab(path, query, known)
}

const placeAt = (href: string) => readPlace(href.split('?')[1] ?? '', known)

describe('the link of a lab', () => {
  it('is its name where it has one', () => {
    const lab = labOf(['one', 'two'], '', labs)
    expect(labHref(lab, null, labs)).toBe('#/lab/actors-1')
    expect(labAt('#/lab/actors-1')).toEqual({
      lab: { key: 'actors-1', title: 'First lab', lessons: ['one', 'two'] },
      seed: null,
      leftOut: [],
    })
  })

  it('holds a list of one’s own, its title and the seed', () => {
    const href = labHref(labOf(['two', 'one'], 'Tuesday & C+1', labs), 7, labs)
    expect(href).toBe('#/lab/two+one?title=Tuesday+%26+C%2B1&seed=7')
    expect(labAt(href)).toEqual({
      lab: { key: 'two+one', title: 'Tuesday & C+1', lessons: ['two', 'one'] },
      seed: 7,
      leftOut: [],
    })
  })

  it('comes back as it went, for 500 drawn lists, alone and in the address of a lesson', () => {
    const random = new RandomStream(1, 'labs')
    const upTo = (most: number) => Math.floor(random.next() * most)
    const letters = ['a', ' ', '+', '&', '=', '%', '#', '?', '/', 'ü', '✋', '“', '_']
    for (let n = 0; n < 500; n++) {
      const all = [...known.lessons].sort(() => random.next() - 0.5)
      const lessons = all.slice(0, 1 + upTo(MOST_LESSONS))
      const title = Array.from({ length: upTo(40) }, () => letters[upTo(letters.length)])
        .join('')
        .trim()
      const seed = random.next() < 0.3 ? null : upTo(1e9)
      const lab = labOf(lessons, title, labs)
      expect(labAt(labHref(lab, seed, labs))).toEqual({ lab, seed, leftOut: [] })
      expect(placeAt(placedHref(lessons[0], { lab, seed }, labs, 'a cell'))).toEqual({ lab, seed })
    }
  })

  it('reads a list that somebody typed with spaces, doubled pluses or codes of letters', () => {
    for (const key of [
      'one+two+three',
      'one++two+three+',
      'one%2Btwo%2Bthree',
      'one two three',
      'one+two+three+one',
    ])
      expect(readLab(key, '', known)).toMatchObject({ lab: { lessons: ['one', 'two', 'three'] } })
  })

  it('names lessons that are not here, shortened, and leaves them out', () => {
    expect(labAt(`#/lab/one+__proto__+${'x'.repeat(50)}+%E0%A4%A`)).toEqual({
      lab: { key: 'one', title: '', lessons: ['one'] },
      seed: null,
      leftOut: ['__proto__', `${'x'.repeat(40)}…`, '%E0%A4%A'],
    })
  })

  it('is refused in words where nothing of it can be meant', () => {
    const long = 'x'.repeat(MOST_TITLE + 1)
    const refusals: readonly (readonly [href: string, words: string])[] = [
      ['#/lab/', 'The link names no lesson.'],
      ['#/lab/+', 'The link names no lesson.'],
      ['#/lab/ray-1', 'There is no lab and no lesson “ray-1”.'],
      ['#/lab/__proto__', 'There is no lab and no lesson “__proto__”.'],
      ['#/lab/a+constructor', 'None of its lessons is here: a, constructor.'],
      [`#/lab/one?title=${long}`, 'The title of the lab has 81 characters, and 80 are the most.'],
      [`#/lab/${numbered(31).join('+')}`, 'The link lists more than 30 lessons.'],
      [`#/lab/${numbered(10_000).join('+')}`, 'The link lists more than 30 lessons.'],
      ['#/lab/one?seed=ten', 'The class seed is “ten”, and it is a whole number of at most nine digits.'],
    ]
    for (const [href, refused] of refusals) expect(labAt(href)).toEqual({ refused })
    for (const seed of ['-1', '1.5', '1e9', '1234567890', '%', '0x7', '٣'])
      expect(labAt(`#/lab/one?seed=${seed}`)).toHaveProperty('refused')
  })
})

describe('the link of a lesson', () => {
  it('says nothing more where it is read alone', () => {
    expect(placedHref('one', ALONE, labs)).toBe('#/lesson/one')
    expect(placeAt('#/lesson/one')).toEqual(ALONE)
    expect(placeAt('#/lesson/one?else=1')).toEqual(ALONE)
  })

  it('may carry a seed without a lab, and leads to a cell', () => {
    const href = placedHref('one', { lab: null, seed: 0 }, labs, 'a/b c')
    expect(href).toBe('#/lesson/one/a%2Fb%20c?seed=0')
    expect(placeAt(href)).toEqual({ lab: null, seed: 0 })
  })

  it('is refused with its lab', () => {
    expect(placeAt('#/lesson/one?lab=ray-1')).toEqual({ refused: 'There is no lab and no lesson “ray-1”.' })
    expect(placeAt('#/lesson/one?seed=x')).toHaveProperty('refused')
  })
})

it('the next lesson is the next of the lab, and none comes after the last or after a stranger', () => {
  const lab = labOf(['three', 'one'], '', labs)
  expect(['three', 'one', 'two', '__proto__'].map((id) => nextInLab(lab, id))).toEqual([
    'one',
    null,
    null,
    null,
  ])
})
