/**
 * How actors begin: a spawn is checked, placed and started, and its spawner hears when the constructor has returned.
 *
 * An actor that can't begin is dead with a cause, and its spawner's call is rejected with the same words. The name is
 * taken from the decision on, not from the constructor's end: two spawns of one name can't both succeed.
 */
import { BadCall, type ActorError } from '../actor/errors'
import type { SpawnRequest, WireError } from '../protocol/control'
import { childId } from '../protocol/identity'
import { Outcome } from '../record/record'
import { isOver, tokenFor, type ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { Containers } from './containers'
import type { Lifecycle } from './lifecycle'
import type { PostOffice } from './post-office'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'

/** Who waits for the spawn, and its row in the record. */
type Spawner = NonNullable<ActorEntry['spawner']>

export class Spawning {
  constructor(
    private readonly state: RunState,
    private readonly slices: Slices,
    private readonly answers: Answers,
    private readonly post: PostOffice,
    private readonly containers: Containers,
    private readonly lifecycle: Lifecycle,
    private readonly shell: Pick<Shell, 'now'>,
  ) {}

  /** `ordinal`: of the new actor among its parent's children. */
  spawn(parent: ActorEntry, request: SpawnRequest, ordinal: number, spawner: Spawner): void {
    const { directory, actors, cell } = this.state
    const id = childId(parent.id, ordinal)
    parent.children = Math.max(parent.children, ordinal + 1)
    const name = request.name || `${request.className.toLowerCase()}_${id.slice(2)}`
    const taken = directory.get(name)
    if (taken !== undefined && !isOver(actors[taken])) {
      const words = `The name ${name} is taken by an actor that is alive (${actors[taken].className}).`
      this.refuse(spawner, new BadCall(words))
      return
    }
    const entry = this.state.addActor(id, { name, className: request.className, parent: parent.index })
    if (!request.lasting) parent.offspring.push(entry.index)
    Object.assign(entry, {
      methods: request.methods,
      supervision: request.supervision,
      maxRestarts: request.maxRestarts,
      place: request.place,
      maxConcurrency: request.maxConcurrency,
      deadline: request.deadline,
      bundle: request.bundle,
      cell: request.cell,
      version: request.version,
      maker: request.lasting ? '' : parent.index === 0 ? cell : parent.maker,
      spawner,
    } satisfies Partial<ActorEntry>)
    directory.set(name, entry.index)
    const refused = this.containers.place(entry, spawner.row)
    const now = this.shell.now()
    if (refused === '') {
      this.state.lived('placed', entry, now, '', this.containers.isCold(entry))
      return
    }
    entry.status = 'dead'
    entry.cause = refused
    this.state.lived('died', entry, now, refused)
    this.refuse(spawner, new BadCall(refused))
  }

  private refuse({ link, token, row }: Spawner, error: ActorError): void {
    this.state.record.end(row, Outcome.Failed, this.shell.now())
    this.answers.refuse(link, token, error)
  }

  /** The actor's constructor has returned. */
  started(index: number, incarnation: number): void {
    const entry = this.state.actors[index]
    if (entry === undefined || entry.incarnation !== incarnation || isOver(entry)) return
    entry.status = 'alive'
    this.state.lived('began', entry, this.shell.now())
    const { spawner } = entry
    entry.spawner = null
    if (spawner !== null) {
      const { link, token, row } = spawner
      this.state.record.end(row, Outcome.Settled, this.shell.now())
      this.slices.then(() => this.answers.reply(link, token, tokenFor(entry)))
    }
    this.post.offer(entry)
  }

  /** The actor's constructor has thrown. */
  failed(index: number, incarnation: number, error: WireError): void {
    const entry = this.state.actors[index]
    if (entry === undefined || entry.incarnation !== incarnation) return
    const { spawner } = entry
    entry.spawner = null
    const words = error.name === 'Thrown' ? error.message : `${error.name}: ${error.message}`
    entry.cause = `its constructor threw ${words}`
    this.state.log(this.shell.now(), index, 'error', entry.cause, null)
    this.lifecycle.bury(entry, 'dead')
    if (spawner === null) return
    const { link, token, row } = spawner
    this.state.record.end(row, Outcome.Failed, this.shell.now())
    this.slices.then(() => this.answers.fail(link, token, error))
  }
}
