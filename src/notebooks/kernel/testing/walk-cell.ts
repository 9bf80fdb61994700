/**
 * Random programs of letters as cells of a notebook: the walkers of runtime/explore/testing, over real workers.
 *
 * The sink checks what it hears as it hears it, and is never killed: what it says at the end is what the run accepted.
 */
import type { WalkProgram } from '../../../runtime/explore/testing/program'

/** Defines the classes once; a program's own cell comes after it. */
export const WALKERS = `
import { spawn, stop, self, address, sleep, random, quiet, kill, lookup, list } from 'actors'

class Sink {
  last = new Map()
  nodes = new Set()
  incarnations = new Map()
  open = new Map()
  problems = []
  walks = 0
  handled = 0

  note({ by, incarnation, from, seq, node, late }) {
    this.handled++
    if (incarnation < (this.incarnations.get(by) ?? 1)) this.problems.push(by + ' spoke as ' + incarnation + ' after its end')
    this.incarnations.set(by, incarnation)
    if (late) return
    this.walks++
    if (this.nodes.has(node)) this.problems.push('letter ' + node + ' was handled twice')
    this.nodes.add(node)
    const pair = from + '→' + by
    if (seq <= (this.last.get(pair) ?? -1)) this.problems.push(pair + ' got ' + seq + ' after ' + this.last.get(pair))
    this.last.set(pair, seq)
  }
  asked(key, by, incarnation) { this.handled++; this.open.set(key, { by, incarnation }) }
  answered(key) { this.handled++; this.open.delete(key) }
  stillOpen() { this.handled++; return [...this.open].map(([key, { by, incarnation }]) => ({ key, by, incarnation })) }
  found() { this.handled++; return this.problems.slice(0, 3).join('; ') }
  totals() { return this.walks + ' ' + ++this.handled }
}

let count = 0
const tell = (send) => { try { send().catch(() => undefined) } catch { /* It is over: as good as not sent. */ } }

function say(letter, refs, late) {
  const { id: by, incarnation } = address(self.ref)
  tell(() => refs[0].note.tell({ ...letter.head, by, incarnation, late }))
}

function letterFor(node, body) {
  const { id, incarnation } = address(self.ref)
  return { head: { from: id + '!' + incarnation, seq: count++, node }, body }
}

async function ask(to, node, body, refs) {
  const { id, incarnation } = address(self.ref)
  const key = id + '!' + incarnation + '?' + node
  try {
    const answer = to.walk(letterFor(node, body), refs)
    tell(() => refs[0].asked.tell(key, id, incarnation))
    await answer
  } catch { /* Rejected is answered. */ }
  tell(() => refs[0].answered.tell(key))
}

// Until somebody says on the channel that it may go on.
function hold(on) {
  const channel = new BroadcastChannel(on)
  return new Promise((go) => {
    channel.onmessage = () => { channel.close(); go() }
    channel.postMessage('held')
  })
}

function obey(command, refs, letter) {
  const pick = (n) => refs[1 + (n % (refs.length - 1))]
  switch (command.do) {
    case 'tell': tell(() => pick(command.to).walk.tell(letterFor(command.node, command.body), refs)); return null
    case 'ask': ask(pick(command.to), command.node, command.body, refs); return null
    case 'wait': return ask(pick(command.to), command.node, command.body, refs)
    case 'spawn': {
      const { supervision, maxRestarts, node, body } = command
      return spawn(Walker, { supervision, maxRestarts, place: 'shared', deadline: 3 }).then(
        (child) => tell(() => child.walk.tell(letterFor(node, body), refs)),
        () => undefined,
      )
    }
    case 'stop': stop(pick(command.who)); return null
    case 'quit': self.stop(); return null
    case 'sleep': return sleep(command.seconds)
    case 'turn': return Promise.resolve()
    case 'throw': throw new RangeError('walk ' + letter.head.node + ' throws')
    case 'become': self.become({ walk(next, its) { say(next, its, false) } }); return null
    case 'unbecome': self.unbecome(); return null
    case 'draw': random(); return null
    case 'hold': return hold(command.on).then(() => say(letter, refs, true))
    case 'spin': { const channel = new BroadcastChannel(command.on); channel.postMessage('held'); for (;;); }
    case 'late': sleep(0.01).then(() => say(letter, refs, true)).catch(() => undefined); return null
  }
}

function follow(body, refs, letter, from = 0) {
  for (let i = from; i < body.length; i++) {
    const waits = obey(body[i], refs, letter)
    if (waits !== null) return waits.then(() => follow(body, refs, letter, i + 1))
  }
  return letter.head.node
}

class Walker {
  walk(letter, refs) {
    say(letter, refs, false)
    return follow(letter.body, refs, letter)
  }
}
`

/** A letter that is held, and how many wait behind it, when the worker is killed. */
export interface Pile {
  /** Waits for ever, or spins; one that only waits says its word when it has been let go. */
  readonly first: 'hold' | 'spin'
  readonly behind: number
  /** A channel of its own for each run. */
  readonly on: string
}

/**
 * Kills one actor on whom letters are piled; then makes the others, walks, and waits until nobody handles and nothing
 * waits. The first of the pile is let go when all behind it have been handled: where the killed worker lives on, it
 * speaks now, and takes up the letters that were delivered to it.
 */
export function walkCell({ walkers, body }: WalkProgram, { first, behind, on }: Pile): string {
  return `
    const channel = new BroadcastChannel('${on}')
    const held = new Promise((resolve) => { channel.onmessage = resolve })
    const sink = await spawn(Sink, { name: 'sink' })
    const pile = await spawn(Walker, { name: 'pile', maxRestarts: 9, deadline: 3 })
    pile.walk.tell(letterFor(1000, [{ do: '${first}', on: '${on}' }]), [sink, pile])
    for (let i = 1; i <= ${behind}; i++) pile.walk.tell(letterFor(1000 + i, []), [sink, pile])
    await held
    await kill(pile)
    await quiet()
    channel.postMessage('go on')
    channel.close()
    const refs = [sink]
    for (const [i, options] of ${JSON.stringify(walkers)}.entries())
      refs.push(await spawn(Walker, { name: 'walker ' + i, ...options, deadline: 3 }))
    await Promise.race([follow(${JSON.stringify(body)}, refs, { head: { node: 0 } }), sleep(8)])
    await quiet()
    'walked'`
}

/** What the sink has seen go wrong, in words; '' when nothing has. */
export const FOUND = 'await quiet(); await sink.found()'

/** The asks that are open, in words. Those of actors that are over may stay so. */
export const PENDING = `
  await quiet()
  const open = []
  for (const { key, by, incarnation } of await sink.stillOpen()) {
    const there = (await list()).find((a) => a.id === by && a.status === 'alive')
    if (by === '0' || (there && address(await lookup(there.name)).incarnation === incarnation)) open.push(key)
  }
  open.map((key) => 'pending ' + key).join('; ')
`

/** Walks that the sink heard of, and messages that it has handled, with this one. */
export const TOTALS = 'await sink.totals()'
