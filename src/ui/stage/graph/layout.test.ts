import { describe, expect, it } from 'vitest'
import { emptyPlacement, place, usualRoom, type Newcomer, type Placement } from './layout'
import { nodeWidth } from './scene'
import { rowPitch, shellSlot } from './slots'
import { settle, type Link } from './settle'
import { boundsOf, fitted, isInView, type Room } from './view'

const notebook: Newcomer = { id: '0', parent: '', className: 'notebook' }
const child = (n: number, className: string, parent = '0'): Newcomer => ({
  id: `${parent}.${n}`,
  parent,
  className,
})

const seenWhole = ({ positions }: Placement, room: Room): boolean => {
  const bounds = boundsOf([...positions.values()].map((at) => ({ ...at, width: nodeWidth, height: 128 })))!
  return isInView(bounds, fitted(bounds, room), room)
}

describe('the layout of the graph', () => {
  it('lets twelve actors be seen whole in the smallest window, whatever their classes', () => {
    for (const classes of [1, 2, 3, 5, 11]) {
      const present = [notebook, ...Array.from({ length: 11 }, (_, n) => child(n + 1, `C${n % classes}`))]
      const links: Link[] = present.slice(1).map((one, n) => ({
        from: present[(n * 5) % 12].id,
        to: one.id,
        weight: 1,
      }))
      let placement = emptyPlacement
      for (let n = 1; n <= present.length; n += 1) {
        const here = present.slice(0, n)
        placement = settle(place(placement, here), here, links.slice(0, n - 1), new Map())
      }
      expect(seenWhole(placement, usualRoom), `${classes} classes`).toBe(true)
    }
  })

  it('fills a high floor downwards and a low one sideways', () => {
    const present = [notebook, ...Array.from({ length: 4 }, (_, n) => child(n + 1, 'Worker'))]
    const across = (room: Room): number =>
      new Set([...place(emptyPlacement, present, new Map(), room).positions.values()].map((at) => at.x)).size
    expect([across({ width: 800, height: 1200 }), across({ width: 1100, height: 480 })]).toEqual([2, 3])
  })

  it('stands the first class right, later classes left under the notebook', () => {
    const { positions } = place(emptyPlacement, [
      notebook,
      child(1, 'Counter'),
      child(2, 'Clicker'),
      child(3, 'Clicker'),
    ])
    expect(Object.fromEntries(positions)).toEqual({
      '0': { x: 0, y: 0 },
      '0.1': { x: 520, y: 78 },
      '0.2': { x: 0, y: rowPitch },
      '0.3': { x: 0, y: 2 * rowPitch },
    })
  })

  it('gives the same picture whether actors come at once or one by one', () => {
    const all = [
      notebook,
      ...Array.from({ length: 40 }, (_, n) => child(n + 1, n % 3 ? 'Worker' : `Class${n % 4}`)),
    ]
    const together = place(emptyPlacement, all)
    const single = all.reduce((placement, _, n) => place(placement, all.slice(0, n + 1)), emptyPlacement)
    expect([...single.positions]).toEqual([...together.positions])
  })

  it('moves nobody when a new actor comes', () => {
    const present = [notebook]
    let placement = place(emptyPlacement, present)
    for (let n = 1; n <= 250; n += 1) {
      const before = [...placement.positions]
      present.push(child(n, n % 5 ? 'A' : 'B'))
      placement = place(placement, present)
      expect([...placement.positions].slice(0, before.length)).toEqual(before)
    }
  })

  it('never lays one node over another, dragged ones included', () => {
    const present = [notebook, child(1, 'A'), child(2, 'B'), child(3, 'A')]
    const moved = new Map([['0.1', { x: 30, y: 200 }]])
    const { positions } = place(place(emptyPlacement, present.slice(0, 2)), present, moved)
    const at = [...positions.values()]
    expect(positions.get('0.1')).toEqual({ x: 30, y: 200 })
    for (const [i, a] of at.entries())
      for (const b of at.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= 188 || Math.abs(a.y - b.y) >= 128).toBe(true)
  })

  it('gives the place of an ended actor to the one that replaces it', () => {
    const before = place(emptyPlacement, [notebook, child(1, 'Counter'), child(2, 'Clicker')])
    const after = place(before, [
      notebook,
      { ...child(3, 'Counter'), replaces: '0.1' },
      { ...child(4, 'Clicker'), replaces: '0.2' },
    ])
    expect([...after.positions.values()]).toEqual([...before.positions.values()])
  })

  it('gives an actor that a cell makes again the place of the former one of its name', () => {
    const named = (n: number, name: string): Newcomer => ({ ...child(n, 'Counter'), name })
    const before = place(emptyPlacement, [notebook, named(1, 'ana'), named(2, 'ben')])
    const after = place(place(before, [notebook]), [notebook, named(3, 'ben'), named(4, 'ana')])
    expect(after.positions.get('0.4')).toEqual(before.positions.get('0.1'))
    expect(after.positions.get('0.3')).toEqual(before.positions.get('0.2'))
  })

  it('begins anew when only the notebook is left', () => {
    const before = place(emptyPlacement, [notebook, child(1, 'Counter')])
    const cleared = place(before, [notebook])
    const after = place(cleared, [notebook, child(2, 'Clicker')])
    expect(after.positions.get('0.2')).toEqual(before.positions.get('0.1'))
  })

  it('stands children across from their parent', () => {
    const { sides } = place(emptyPlacement, [
      notebook,
      child(1, 'Supervisor'),
      child(1, 'Worker', '0.1'),
      child(1, 'Helper', '0.1.1'),
    ])
    expect(Object.fromEntries(sides)).toEqual({
      '0': 'left',
      '0.1': 'right',
      '0.1.1': 'left',
      '0.1.1.1': 'right',
    })
  })

  it('uses every slot once and grows in squares of blocks', () => {
    const slots = Array.from({ length: 108 }, (_, n) => shellSlot(n))
    expect(new Set(slots.map(({ column, row }) => `${column},${row}`)).size).toBe(108)
    expect(Math.max(...slots.slice(0, 12).map((s) => s.column))).toBe(2)
    expect(Math.max(...slots.slice(0, 48).map((s) => s.row))).toBe(7)
    expect(Math.max(...slots.map((s) => s.column))).toBe(8)
  })
})
