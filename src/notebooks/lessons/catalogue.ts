/**
 * What can be read, and how to get it: the one list of lessons.
 *
 * The list is small and part of the first visit; a lesson's text is a chunk of its own, loaded when it is opened. So
 * the facts of the list are written here a second time, and a test holds them equal to each lesson's front matter.
 */
import { parseLesson } from '../document/parse'
import type { Notebook } from '../document/notebook'

export interface LessonEntry {
  /** Name of its folder, and its address: `#/lesson/<id>`. */
  readonly id: string
  readonly number: string
  readonly title: string
  readonly minutes: number
  readonly teaches: string
  readonly shelf: Notebook['shelf']
  /** Ids of lessons that come before. */
  readonly after: readonly string[]
}

/** The program behind the first screen; not in the list. */
export const firstScreen = '00-first-screen'

export const catalogue: readonly LessonEntry[] = [
  {
    id: 'how-to-read-the-stage',
    number: '',
    title: 'How to read the stage',
    minutes: 5,
    teaches: 'What the boxes, envelopes and views beside a program say, and how messages get delivered.',
    shelf: 'course',
    after: [],
  },
  {
    id: '01-make-money-disappear',
    number: '1',
    title: 'Make money disappear',
    minutes: 12,
    teaches: 'Actors share nothing, and still the order of their messages decides what you see.',
    shelf: 'course',
    after: [],
  },
  {
    id: '02-one-mailbox',
    number: '2',
    title: 'One mailbox',
    minutes: 12,
    teaches: 'A call puts a message into a mailbox, and the actor handles one message at a time.',
    shelf: 'course',
    after: ['01-make-money-disappear'],
  },
  {
    id: '03-who-promised-order',
    number: '3',
    title: 'Who promised order?',
    minutes: 12,
    teaches:
      'Only what one sender tells one receiver keeps its order, and only where the network promises it.',
    shelf: 'course',
    after: ['02-one-mailbox'],
  },
  {
    id: '04-who-waits-at-await',
    number: '4',
    title: 'Who waits at await?',
    minutes: 13,
    teaches:
      'An await holds up one handler and the mailbox behind it, and a loop of awaits asks one actor after another.',
    shelf: 'course',
    after: ['02-one-mailbox'],
  },
  {
    id: '05-stuck',
    number: '5',
    title: 'Stuck',
    minutes: 13,
    teaches:
      'Actors that wait for each other’s answers can stand still for ever, and a tell in the right place prevents it.',
    shelf: 'course',
    after: ['04-who-waits-at-await'],
  },
  {
    id: '07-silence',
    number: '7',
    title: 'Silence',
    minutes: 13,
    teaches:
      'Who hears no answer cannot know what was done, and a receiver that knows its requests may be asked twice.',
    shelf: 'course',
    after: ['05-stuck'],
  },
  {
    id: '09-from-serial-to-serverless',
    number: '9',
    title: 'From serial to serverless',
    minutes: 13,
    teaches:
      'A hundred containers wait for a hundred things at once, compute no faster than the cores, and bill all of it.',
    shelf: 'course',
    after: ['04-who-waits-at-await'],
  },
  {
    id: '12-learning-in-workers',
    number: '12',
    title: 'Learning in workers',
    minutes: 12,
    teaches: 'Two workers train twice as many pictures in a step, and that is not twice as many steps.',
    shelf: 'course',
    after: ['02-one-mailbox'],
  },
  {
    id: 'lithops-lab',
    number: '',
    title: 'Lithops, a lab',
    minutes: 60,
    teaches: 'To call functions in containers, map and reduce over stored data, and handle calls that fail.',
    shelf: 'shelf',
    after: ['09-from-serial-to-serverless'],
  },
  {
    id: 'futures',
    number: '',
    title: 'Futures',
    minutes: 10,
    teaches:
      'A future is a call that was made, and it can be waited for, looked at, and given to another call.',
    shelf: 'shelf',
    after: ['09-from-serial-to-serverless'],
  },
  {
    id: 'map-and-reduce',
    number: '',
    title: 'Map and reduce',
    minutes: 12,
    teaches:
      'Cut data into parts, count each part apart, and put the counts together, by object where it matters.',
    shelf: 'shelf',
    after: ['futures'],
  },
  {
    id: 'object-storage',
    number: '',
    title: 'Object storage',
    minutes: 12,
    teaches:
      'Objects are put and got as a whole, parts of them can be read, and the last writer of a key wins.',
    shelf: 'shelf',
    after: ['09-from-serial-to-serverless'],
  },
  {
    id: 'hyperparameter-sweep',
    number: '',
    title: 'A sweep over learning rates',
    minutes: 10,
    teaches:
      'The same data and a different function in every container find the settings with which a network learns best.',
    shelf: 'shelf',
    after: ['futures'],
  },
  {
    id: 'cold-starts',
    number: '',
    title: 'Cold starts and the bill',
    minutes: 10,
    teaches:
      'A container that rests stays warm for a while, and clouds differ in how they start, how long they wait, and what they bill.',
    shelf: 'shelf',
    after: ['09-from-serial-to-serverless'],
  },
  {
    id: 'hand-over',
    number: '',
    title: 'Hand-over',
    minutes: 12,
    teaches:
      'An actor in a function ends at its time limit, and a successor needs the state before it does the work.',
    shelf: 'shelf',
    after: ['09-from-serial-to-serverless'],
  },
  {
    id: 'counter-original',
    number: '',
    title: 'Counter, as in the original',
    minutes: 6,
    teaches: 'What one actor and 202 calls look like through a director.',
    shelf: 'shelf',
    after: ['02-one-mailbox'],
  },
  {
    id: 'ping-pong-original',
    number: '',
    title: 'Ping-pong, as in the original',
    minutes: 6,
    teaches: 'How a judge and two players exchange 2 007 messages through a director.',
    shelf: 'shelf',
    after: ['02-one-mailbox'],
  },
  {
    id: 'bank-original',
    number: '',
    title: 'Bank accounts, as in the original',
    minutes: 8,
    teaches: 'Why 301 transfers end at 110 and 90 only for those who wait.',
    shelf: 'shelf',
    after: ['01-make-money-disappear'],
  },
  {
    id: 'pi-original',
    number: '',
    title: 'Pi with workers',
    minutes: 8,
    teaches: 'How the error of an estimate shrinks with its points, and its time with the workers.',
    shelf: 'shelf',
    after: ['04-who-waits-at-await'],
  },
  {
    id: 'mnist-network',
    number: '',
    title: 'A network learns in a worker',
    minutes: 10,
    teaches: 'A long job cut into slices leaves the mailbox of its actor open.',
    shelf: 'shelf',
    after: ['02-one-mailbox'],
  },
  {
    id: 'mnist-original',
    number: '',
    title: 'MNIST, as in the original',
    minutes: 15,
    teaches: 'Three actors share a training, and a fresh one can take over in the middle.',
    shelf: 'shelf',
    after: ['mnist-network'],
  },
]

const texts = import.meta.glob<string>('./*/lesson.md', { query: '?raw', import: 'default' })

export class NoSuchLesson extends Error {
  override readonly name = 'NoSuchLesson'
}

/** Rejects with NoSuchLesson for an unknown id, and with the browser's error where the text cannot be fetched. */
export async function loadLesson(id: string): Promise<Notebook> {
  const load = texts[`./${id}/lesson.md`]
  if (load === undefined) {
    throw new NoSuchLesson(
      `There is no lesson '${id}'. There are ${catalogue.map((entry) => entry.id).join(', ')}.`,
    )
  }
  return parseLesson(await load(), id).notebook
}
