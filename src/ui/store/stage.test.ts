import { describe, expect, it } from 'vitest'
import type { MessageView, RowsView } from '../../runtime/protocol/inspection'
import type { StageFrame, StageMoves } from '../../runtime/protocol/view'
import { actor, frameOf } from '../stage/fixtures/frames'
import { createStageStore, type FrameClock, type StageSession } from './stage'
import { edgeKey, edgeWidth, isBusy, lookOf } from './stage-edges'

class HandClock implements FrameClock {
  time = 0
  #callback: ((time: number) => void) | null = null

  get awake(): boolean {
    return this.#callback !== null
  }

  request(callback: (time: number) => void): number {
    this.#callback = callback
    return 1
  }

  cancel(): void {
    this.#callback = null
  }

  /** Runs up to `frames` animation frames of 16 ms; gives how many ran. */
  run(frames: number): number {
    let ran = 0
    while (ran < frames && this.#callback) {
      const callback = this.#callback
      this.#callback = null
      this.time += 16
      callback(this.time)
      ran += 1
    }
    return ran
  }
}

class ScriptedSession implements StageSession {
  current: StageFrame = frameOf([actor(0)])
  pending: Partial<StageMoves> = {}
  watched: (number | null)[] = []
  reads = 0
  #cursor = 0
  #listeners = new Set<() => void>()

  frame(): StageFrame {
    this.reads += 1
    return this.current
  }

  moves(): StageMoves {
    const moves = {
      cursor: this.#cursor,
      flights: [],
      flightsLeftOut: 0,
      logs: [],
      logsLeftOut: 0,
      ...this.pending,
    }
    this.pending = {}
    return moves
  }

  watch(index: number | null): void {
    this.watched.push(index)
  }

  find(): readonly number[] {
    return []
  }

  nameOf(index: number): string {
    return index < 100 ? '' : 'one_of_the_pile'
  }

  message(): MessageView | null {
    return null
  }

  inspect(): null {
    return null
  }

  rowsFrom(): RowsView {
    return { messages: [], more: false }
  }

  rowsBetween(): RowsView {
    return { messages: [], more: false }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  show(frame: StageFrame, pending: Partial<StageMoves> = {}): void {
    this.current = frame
    this.#cursor += 1
    this.pending = pending
    for (const listener of this.#listeners) listener()
  }
}

function started() {
  const session = new ScriptedSession()
  const clock = new HandClock()
  const store = createStageStore(session, clock)
  const stop = store.start()
  clock.run(100)
  return { session, clock, store, stop }
}

describe('the store of the stage', () => {
  it('sleeps while nothing changes and wakes when the session calls', () => {
    const { session, clock } = started()
    expect(clock.awake).toBe(false)
    session.show(frameOf([actor(0), actor(1)]))
    expect(clock.awake).toBe(true)
    expect(clock.run(1000)).toBeLessThan(60)
    expect(clock.awake).toBe(false)
  })

  it('at full speed takes a picture every fourth frame, and what moves in every one', () => {
    const { session, clock, store } = started()
    const painted: number[] = []
    store.paint((_, { flights }) => painted.push(flights.length) < 0)
    session.show(frameOf([actor(0)], { phase: 'running', mode: 'live' }))
    clock.run(2)
    painted.length = 0
    const pictures = new Set<StageFrame>()
    // The picture of before is one of them.
    for (let n = 0; n < 200; n += 1) {
      session.show(frameOf([actor(0)], { phase: 'running', mode: 'live' }))
      expect(clock.run(1)).toBe(1)
      pictures.add(store.state.getState().frame)
    }
    expect(pictures.size).toBe(1 + 50)
    expect(painted).toHaveLength(200)
    session.show(frameOf([actor(0)], { phase: 'idle', mode: 'live' }))
    clock.run(4)
    expect(store.state.getState().frame).toBe(session.current)
  })

  it.each([
    [40, 10, 12],
    [60, 5, 20],
  ])(
    'at full speed shows numbers of %i actors with pictures only: between two nothing but the canvas changes',
    (actors, pictures, most) => {
      const { session, clock, store } = started()
      const busy = (n: number) =>
        frameOf(
          Array.from({ length: actors }, (_, index) => actor(index, { depth: n })),
          { phase: 'running', mode: 'live' },
        )
      session.show(busy(0))
      clock.run(8)
      let shown = 0
      for (let index = 0; index < actors; index += 1) store.actors.subscribe(index, () => (shown += 1))
      const each: number[] = []
      for (let n = 1; n <= 40; n += 1) {
        session.show(busy(n))
        const before = shown
        clock.run(1)
        each.push(shown - before)
      }
      expect(each.filter((count) => count > 0)).toHaveLength(pictures)
      expect(Math.max(...each)).toBeLessThanOrEqual(most)
    },
  )

  it('takes a picture in every frame while messages are held or slow', () => {
    for (const mode of ['step', 'slow'] as const) {
      const { session, clock, store } = started()
      for (let n = 0; n < 50; n += 1) {
        session.show(frameOf([actor(0)], { phase: 'running', mode }))
        clock.run(1)
        expect(store.state.getState().frame).toBe(session.current)
      }
    }
  })

  it('reads nothing after it was stopped', () => {
    const { session, clock, stop } = started()
    stop()
    session.show(frameOf([actor(0)]))
    expect(clock.awake).toBe(false)
  })

  it('keeps the same held array while the same messages are held', () => {
    const { session, clock, store } = started()
    const held = () => [
      {
        key: 'a',
        kind: 'tell' as const,
        from: 0,
        to: 1,
        method: 'go',
        preview: '',
        enabled: true,
        behind: '',
        site: null,
        aside: false,
        row: -1,
      },
    ]
    session.show(frameOf([actor(0), actor(1)], { held: held() }))
    clock.run(3)
    const before = store.state.getState().held
    session.show(frameOf([actor(0), actor(1, { handled: 'go' })], { held: held() }))
    clock.run(3)
    expect(store.state.getState().held).toBe(before)
  })

  it('tells a listener of an actor only what concerns it', () => {
    const { session, clock, store } = started()
    session.show(frameOf([actor(0), actor(1), actor(2)]))
    clock.run(2)
    let one = 0
    let two = 0
    store.actors.subscribe(1, () => one++)
    store.actors.subscribe(2, () => two++)
    session.show(frameOf([actor(0), actor(1, { depth: 3 }), actor(2)]))
    clock.run(2)
    expect([one, two, store.actors.get(1)?.depth]).toEqual([1, 0, 3])
  })

  it('knows whom the last delivery changed, also when the new state comes a frame later', () => {
    const { session, clock, store } = started()
    const at = (one: string, two: string, delivered: number) => {
      const field = (text: string) => [{ name: 'value', text, changed: true }]
      const actors = [actor(0), actor(1, { fields: field(one) }), actor(2, { fields: field(two) })]
      session.show(frameOf(actors, { mode: 'step', delivered }))
      clock.run(2)
      return store.state.getState().touched
    }
    at('0', '0', 0)
    at('0', '0', 0)
    expect([...(at('1', '0', 1) ?? [])]).toEqual([1])
    expect([...(at('1', '0', 2) ?? [])]).toEqual([])
    expect([...(at('1', '5', 2) ?? [])]).toEqual([2])
    expect(at('1', '0', 1)).toBe(null)
  })

  it('bounds the log and counts what it left out', () => {
    const { session, clock, store } = started()
    const lines = Array.from({ length: 2500 }, (_, seq) => ({
      seq,
      actor: 0,
      level: 'log' as const,
      text: `${seq}`,
      place: null,
      row: -1,
    }))
    session.show(frameOf([actor(0)]), { cursor: 9, logs: lines, logsLeftOut: 7 })
    clock.run(30)
    const { logs, logsLeftOut } = store.state.getState()
    expect([logs.length, logs[0].text, logsLeftOut]).toEqual([2000, '500', 507])
  })

  it('adds the rates of edges that show one', () => {
    const { session, clock, store } = started()
    const edge = (from: number, to: number, rate: number) => ({ from, to, count: 1, rate, lastMethod: 'go' })
    session.show(
      frameOf([actor(0), actor(1), actor(2)], { edges: [edge(0, 1, 100), edge(1, 2, 50.4), edge(2, 0, 3)] }),
    )
    clock.run(2)
    expect(store.state.getState().rates).toEqual({ perSecond: 150, edges: 2 })
    expect(store.lookAt(edgeKey(2, 0))).toEqual({ rate: 0, busy: false, method: 'go' })
  })

  it('forgets a choice when its actor is gone', () => {
    const { session, clock, store } = started()
    session.show(frameOf([actor(0), actor(1)]))
    clock.run(2)
    store.choose(1)
    session.show(frameOf([actor(0)]))
    clock.run(2)
    expect(store.state.getState().chosen).toBe(null)
  })
})

describe('the choice', () => {
  it('has the session watch whoever is chosen, and keeps one that the picture does not list yet', () => {
    const { session, clock, store } = started()
    session.show(frameOf([actor(0), actor(1)]))
    clock.run(2)
    store.seek(500)
    clock.run(2)
    expect([session.watched, store.state.getState().chosen, store.nameOf(500)]).toEqual([
      [500],
      500,
      'one_of_the_pile',
    ])
    store.choose(null)
    expect(session.watched).toEqual([500, null])
  })

  it('brings back a stopped actor that gave its place to another', () => {
    const { session, clock, store } = started()
    const stopped = Array.from({ length: 11 }, (_, n) => actor(n + 1, { status: 'stopped' }))
    session.show(frameOf([actor(0), ...stopped]))
    clock.run(2)
    session.show(frameOf([actor(0), ...stopped, actor(12)]))
    clock.run(2)
    const drawn = () => store.state.getState().scene.nodes.some((node) => node.key === 1)
    expect(drawn()).toBe(false)
    store.seek(1)
    expect(drawn()).toBe(true)
  })
})

describe('the look of an edge', () => {
  it('becomes busy at 12 a second and quiet below 8', () => {
    expect([isBusy(false, 11.9), isBusy(false, 12), isBusy(true, 8), isBusy(true, 7.9)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('is the same object while it would look the same', () => {
    const look = lookOf(undefined, 1234.2, 'go')
    expect(lookOf(look, 1233.6, 'go')).toBe(look)
    expect(look.rate).toBe(1230)
  })

  it('grows with the logarithm of the rate, to 5 at most', () => {
    const width = (rate: number): number => edgeWidth(lookOf(undefined, rate, ''))
    expect([width(1), width(100), width(62400), width(1e12)]).toEqual([1.5, 2.5, expect.closeTo(3.9, 1), 5])
  })
})
