import { expect, it, vi } from 'vitest'
import type { BatchPort } from '../cluster/worker-handle'
import type { StartSpec } from '../protocol/control'
import { countOf, STRIDE, type Posted } from '../protocol/wire'
import { REST } from './crowd'
import { Relay } from './relay'

const events = {
  start: () => undefined,
  open: () => undefined,
  kill: () => undefined,
  broken: () => undefined,
  quiet: () => undefined,
  changed: () => undefined,
  display: () => undefined,
}

const batch = (name: string) =>
  ({ data: [1, '', [], 0, [name], null] satisfies Posted }) as unknown as MessageEvent<Posted>

/** A relay whose broker only notes what it reads, and does something else while it reads. */
function makeRelay(whileReading: (relay: Relay, name: string) => void) {
  const options = { epoch: 1, seed: 1, mode: 'live', placement: { limit: 4, share: 'spread' } } as const
  const relay = new Relay(events, { ...options, indices: new Map() }, () => 0)
  const read: string[] = []
  relay.broker.receive = (container, { names }) => {
    read.push(`${container}:${names![0]}`)
    whileReading(relay, names![0])
  }
  const ports = [0, 1].map(() => ({ onmessage: null, postMessage: () => undefined }) as unknown as BatchPort)
  ports.forEach((port, container) => relay.connect(container, port))
  const arrive = (container: number, name: string) => ports[container].onmessage!(batch(name))
  return { relay, read, arrive }
}

it('a worker that is ended while a batch is read takes none of the others’ batches with it', () => {
  const { read, arrive } = makeRelay((relay, name) => {
    if (name === 'first') for (const [container, later] of LATER) arrive(container, later)
    if (name === 'kill') relay.disconnect(1)
  })
  const LATER = [
    [1, 'a'],
    [0, 'kill'],
    [1, 'after its end'],
    [0, 'next'],
    [0, 'last'],
  ] as const
  arrive(0, 'first')
  expect(read).toEqual(['0:first', '1:a', '0:kill', '0:next', '0:last'])
})

it('a new run that begins while a batch is read drops what has not been read, and reads what comes then', () => {
  const { relay, read, arrive } = makeRelay((here, name) => {
    if (name !== 'first') return
    arrive(0, 'of the old run')
    here.restart({ ...here.broker.options, epoch: 2 })
  })
  arrive(0, 'first')
  relay.broker.receive = (container, { names }) => void read.push(`${container}:${names![0]}`)
  const port = { onmessage: null, postMessage: () => undefined } as unknown as BatchPort
  relay.connect(0, port)
  port.onmessage!(batch('of the new one'))
  expect(read).toEqual(['0:first', '0:of the new one'])
})

it('what one batch has a container begin goes to it at once, and nothing of a run that is over', () => {
  const begun: [number, string[]][] = []
  const parts = { ...events, start: (to: number, specs: readonly StartSpec[]) => void begun.push([to, specs.map((spec) => spec.id)]) } // oxfmt-ignore
  const options = { epoch: 1, seed: 1, mode: 'live', placement: { limit: 4, share: 'spread' } } as const
  const relay = new Relay(parts, { ...options, indices: new Map() }, () => 0)
  const begin = (container: number, id: string) => relay.start(container, { id } as StartSpec)
  const port = { onmessage: null, postMessage: () => undefined } as unknown as BatchPort
  relay.connect(0, port)
  relay.broker.receive = (_, { names }) => {
    if (names![0] === 'spawn') for (const [to, id] of [[1, 'a'], [2, 'b'], [1, 'c']] as const) begin(to, id) // oxfmt-ignore
    if (names![0] === 'end') {
      begin(1, 'of a worker that ends')
      relay.disconnect(1)
    }
    if (names![0] === 'anew') {
      begin(2, 'of the old run')
      relay.restart({ ...relay.broker.options, epoch: 2 })
    }
  }
  port.onmessage!(batch('spawn'))
  port.onmessage!(batch('end'))
  port.onmessage!(batch('anew'))
  expect(begun).toEqual([
    [1, ['a', 'c']],
    [2, ['b']],
  ])
})

it('what a crowd of workers has sent is read together after a rest, and each worker is told once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let now = 0
    const options = { epoch: 1, seed: 1, mode: 'live', placement: { limit: 20, share: 'spread' } } as const
    let watched = true
    const make = () => new Relay(events, { ...options, indices: new Map() }, () => now, () => watched) // oxfmt-ignore
    const relay = make()
    const read: number[] = []
    relay.broker.receive = (container) => void read.push(container)
    const ports = Array.from({ length: 10 }, () => ({ onmessage: null, postMessage: () => undefined }) as unknown as BatchPort) // oxfmt-ignore
    ports.forEach((port, container) => relay.connect(container, port))
    const arrive = (container: number) => {
      now += 0.1
      ports[container].onmessage!({ data: [1, new Int32Array(STRIDE * 3), [], 0] } as never)
    }
    // From the third worker on they are gathered for a task, and from the seventh on they are a crowd.
    for (let n = 0; n < 10; n++) arrive(n)
    expect(read).toEqual(upTo(3))
    await tasks()
    expect(read).toEqual(upTo(3))
    vi.advanceTimersByTime(REST)
    expect(read).toEqual(upTo(10))
    // Its batches have not grown, so there is no rest for a while: the next ones wait no longer than a task.
    arrive(3)
    await tasks()
    expect(read).toEqual([...upTo(10), 3])
    // Where a worker or a cell ends by another way, what it has sent before doesn't lie on.
    const other = make()
    other.broker.receive = (container) => void read.push(container)
    ports.forEach((port, container) => other.connect(container, port))
    read.length = 0
    for (let n = 9; n >= 0; n--) arrive(n)
    expect(read).not.toContain(0)
    other.catchUp()
    expect(read).toEqual(upTo(10).reverse())
    vi.advanceTimersByTime(REST)
    await tasks()
    expect(read.length).toBe(10)
    ports.forEach((port, container) => relay.connect(container, port))
    read.length = 0
    // A page that nobody looks at keeps nobody waiting: its timers hardly run.
    now += 1000
    for (let n = 0; n < 9; n++) arrive(n)
    watched = false
    arrive(9)
    await tasks()
    expect(read.length).toBe(10)
  } finally {
    vi.useRealTimers()
  }
})

it('long batches of a watched stream lie for a moment, and a short one has them read at once', () => {
  vi.useFakeTimers()
  try {
    const options = { epoch: 1, seed: 1, mode: 'live', placement: { limit: 4, share: 'spread' } } as const
    const relay = new Relay(events, { ...options, indices: new Map() }, () => 0, () => true) // oxfmt-ignore
    const read: number[] = []
    relay.broker.receive = (_, batch) => void read.push(countOf(batch))
    const port = { onmessage: null, postMessage: () => undefined } as unknown as BatchPort
    relay.connect(0, port)
    const arrive = (messages: number) =>
      port.onmessage!({ data: [1, new Int32Array(messages * STRIDE), [], 0] } as never)
    arrive(500)
    arrive(400)
    expect(read).toEqual([])
    vi.advanceTimersByTime(4)
    expect(read).toEqual([500, 400])
    arrive(300)
    arrive(1)
    expect(read).toEqual([500, 400, 300, 1])
    relay.broker.setMode('step')
    arrive(200)
    expect(read.at(-1)).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})

/** Some tasks later: what was posted to a channel has been heard, and what that posted too. */
async function tasks(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  for (let n = 0; n < 10; n++) {
    await new Promise((done) => {
      port1.onmessage = done
      port2.postMessage(null)
    })
    await new Promise((done) => setImmediate(done))
  }
  port1.close()
}

it('what several workers send by turns is read together: each is told once, and what the cells send is not kept waiting', async () => {
  const options = { epoch: 1, seed: 1, mode: 'live', placement: { limit: 4, share: 'spread' } } as const
  const relay = new Relay(events, { ...options, indices: new Map() }, () => 0)
  const read: number[] = []
  relay.broker.receive = (container) => void read.push(container)
  const ports = [0, 1, 2, 3].map(
    () => ({ onmessage: null, postMessage: () => undefined }) as unknown as BatchPort,
  )
  ports.forEach((port, container) => relay.connect(container, port))
  const arrive = (container: number) => ports[container].onmessage!(batch('one'))
  for (const container of [1, 2, 3, 1]) arrive(container)
  expect(read).toEqual([1, 2])
  await tasks()
  expect(read).toEqual([1, 2, 3, 1])
  for (const container of [2, 3]) arrive(container)
  expect(read.length).toBe(4)
  arrive(0)
  expect(read).toEqual([1, 2, 3, 1, 2, 3, 0])
  // What a worker has sent before it ended is read before its end.
  for (const container of [3, 1]) arrive(container)
  relay.catchUp()
  relay.disconnect(1)
  expect(read.slice(7)).toEqual([3, 1])
  relay.broker.setMode('step')
  arrive(2)
  expect(read.at(-1)).toBe(2)
})

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at)
