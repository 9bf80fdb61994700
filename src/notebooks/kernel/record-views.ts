/**
 * What a session lets be read of its run (timeline, sequence diagram, words, dashboard, messages, states): made when
 * somebody looks, for the run that there is now. Fetched with the stage (lazy-views.ts).
 *
 * A reader belongs to one broker. While a run is made again (Undo) what was shown last stays.
 */
import type { Broker } from '../../runtime/broker/broker'
import type {
  ActorsQuery,
  ActorsView,
  MetricsQuery,
  MetricsView,
  TasksQuery,
  TasksView,
} from '../../runtime/protocol/dashboard'
import type { FunctionsQuery, FunctionsView, PlatformWish } from '../../runtime/protocol/functions-view'
import type { InspectorView, MessageView, Moment, RowsView } from '../../runtime/protocol/inspection'
import type { SourcePlace } from '../../runtime/protocol/view'
import type {
  SequenceQuery,
  SequenceView,
  StoryQuery,
  StoryView,
  TimelineQuery,
  TimelineView,
} from '../../runtime/protocol/views-of-record'
import type { CellSpans } from './cell-spans'
import { actorsView } from './dashboard/actor-table'
import { liveActors } from './dashboard/live-actors'
import { MetricsReading } from './dashboard/metrics-reading'
import { TaskTable } from './dashboard/task-table'
import { FunctionsReading } from './functions/functions-reading'
import { rowsBetween, rowsFrom } from './inspection/find-rows'
import { inspect } from './inspection/inspect'
import { messageView } from './inspection/message-view'
import { readableRun } from './readable-run'
import { Sequence } from './sequence'
import { Story } from './story'
import type { StorySource } from './story-words'
import { Timeline } from './timeline'

export interface RecordViewsParts {
  /** When cells ran. */
  readonly spans: CellSpans
  broker(): Broker
  /** Units of 10 µs since the broker's run began. */
  now(): number
  stepsBefore(): number
  /** The run is being made again. */
  frozen(): boolean
  /** What a person has set of platforms. */
  wished(): PlatformWish | null
}

export class RecordViews {
  private broker: Broker | null = null
  private runs = 0
  private timelineOf: Timeline | null = null
  private storyOf: Story | null = null
  private sequenceOf: Sequence | null = null
  private tasksOf: TaskTable | null = null
  private metricsOf: MetricsReading | null = null
  private functionsOf: FunctionsReading | null = null
  private lastTimeline: TimelineView | null = null
  private lastStory: StoryView | null = null
  private lastSequence: SequenceView | null = null
  private lastActors: ActorsView | null = null
  private lastTasks: TasksView | null = null
  private lastMetrics: MetricsView | null = null
  private lastFunctions: FunctionsView | null = null

  constructor(private readonly parts: RecordViewsParts) {}

  timeline(query: TimelineQuery): TimelineView {
    this.follow()
    if (this.parts.frozen() && this.lastTimeline !== null) return this.lastTimeline
    this.timelineOf ??= new Timeline(this.parts.broker(), this.parts.spans, this.parts.stepsBefore)
    return (this.lastTimeline = this.timelineOf.view(query, this.parts.now()))
  }

  story(query: StoryQuery): StoryView {
    this.follow()
    if (this.parts.frozen() && this.lastStory !== null) return this.lastStory
    this.storyOf ??= new Story(storySource(this.parts.broker()), this.runs)
    return (this.lastStory = this.storyOf.view(query))
  }

  sequence(query: SequenceQuery): SequenceView {
    this.follow()
    if (this.parts.frozen() && this.lastSequence !== null) return this.lastSequence
    this.sequenceOf ??= this.makeSequence(this.parts.broker())
    return (this.lastSequence = this.sequenceOf.view(query))
  }

  private makeSequence(broker: Broker): Sequence {
    return new Sequence(
      readableRun(broker),
      () => (broker.mode === 'step' ? 'steps' : 'ms'),
      this.parts.stepsBefore,
      this.runs,
    )
  }

  actors(query: ActorsQuery): ActorsView {
    if (this.parts.frozen() && this.lastActors !== null) return this.lastActors
    const { parts } = this
    const table = liveActors(parts.broker(), parts.now(), parts.stepsBefore())
    return (this.lastActors = actorsView(table, query))
  }

  tasks(query: TasksQuery): TasksView {
    this.follow()
    if (this.parts.frozen() && this.lastTasks !== null) return this.lastTasks
    this.tasksOf ??= new TaskTable(this.parts.broker(), this.parts.stepsBefore)
    return (this.lastTasks = this.tasksOf.view(query, this.parts.now()))
  }

  metrics(query: MetricsQuery): MetricsView {
    this.follow()
    if (this.parts.frozen() && this.lastMetrics !== null) return this.lastMetrics
    this.metricsOf ??= new MetricsReading(this.parts.broker(), this.parts.spans, this.parts.stepsBefore)
    return (this.lastMetrics = this.metricsOf.view(query, this.parts.now()))
  }

  functions(query: FunctionsQuery): FunctionsView {
    this.follow()
    if (this.parts.frozen() && this.lastFunctions !== null) return this.lastFunctions
    const broker = this.parts.broker()
    this.functionsOf ??= new FunctionsReading(broker.functions)
    return (this.lastFunctions = this.functionsOf.view(query, broker.seconds, this.parts.wished()))
  }

  message(row: number): MessageView | null {
    return messageView(readableRun(this.parts.broker()), row)
  }

  inspect(actor: number, moment: Moment | null): InspectorView | null {
    return inspect(readableRun(this.parts.broker()), actor, moment)
  }

  rowsFrom(place: SourcePlace): RowsView {
    return rowsFrom(readableRun(this.parts.broker()), place)
  }

  rowsBetween(from: number, to: number, nodeOf: (index: number) => number): RowsView {
    return rowsBetween(readableRun(this.parts.broker()), from, to, nodeOf)
  }

  private follow(): void {
    if (this.broker === this.parts.broker()) return
    this.broker = this.parts.broker()
    this.runs++
    this.timelineOf = null
    this.storyOf = null
    this.sequenceOf = null
    this.tasksOf = null
    this.metricsOf = null
    this.functionsOf = null
  }
}

function storySource(broker: Broker): StorySource {
  return { ...readableRun(broker), counts: broker.counts }
}
