/** Mistakes with actors, by the name of the error. The messages are the machine's own. */
import type { Words } from './known-words'
import { nearName } from './near'

const SELF =
  'It handles one message at a time, so it can’t answer while it waits for its own answer. Call the method directly: `this.method()`.'
const RING =
  'Each waits for the answer of the next. Let one of them `.tell` instead of asking, or go on without `await`.'
const DATA =
  'Messages carry data. Send what the function needs, and keep the function in the receiver’s class.'
const OWN = 'Make it inside the class, in a method or the constructor: then each actor has its own.'

export const ACTOR_WORDS: Readonly<Record<string, Words>> = {
  DeadlockError: [
    [/^Deadlock: (.+) waits for \1\.$/, SELF],
    [/./, RING],
  ],
  DeadlineExceeded: [
    [/^No answer to/, 'Is it busy, or does it wait for somebody itself? Its mailbox on the stage shows.'],
  ],
  ActorNotFound: [
    [/ has stopped\.$/, 'An actor that has stopped does not come back. Spawn a new one.'],
    [/Did you mean/, ''],
    [
      /^There is no actor (.+)\.$/,
      ({ 1: name }) => `An actor gets its name when it is made: \`spawn(Class, { name: '${name}' })\`.`,
    ],
  ],
  ActorDied: [[/./, 'What it did last is lost. With `maxRestarts` in the options of spawn it begins again.']],
  NotCloneable: [
    [/await it first$/, ''],
    [/a function/, DATA],
    [/a symbol/, 'Messages carry data. Send a text instead.'],
    [
      /./,
      'Messages carry data: numbers, texts, arrays, plain objects, maps, sets, and references to actors.',
    ],
  ],
  NotShippable: [[/./, OWN]],
  BadCall: [
    [
      /^spawn takes a class/,
      (_, line) => {
        const made = /\bspawn\)?\(new (?:\$\.)?([\p{ID_Continue}$]+)/u.exec(line)?.[1]
        const named = /\bspawn\)?\(['"]([\p{ID_Continue}$]+)['"]/u.exec(line)?.[1]
        if (made !== undefined) return `spawn makes the object itself. Give it the class: \`spawn(${made})\`.`
        return named === undefined
          ? 'Give it the class: `spawn(Counter)`.'
          : `Write the class without quotes: \`spawn(${named})\`.`
      },
    ],
    [
      /^The name (.+) is taken/,
      'Give it another name, or stop the other actor first: `stop(…)`, or Clear the stage.',
    ],
    [
      /^.+ has no handler (\S+)\. \S+ handles (.+)\.$/,
      ({ 1: method, 2: handled }) => {
        const near = nearName(method, handled.split(', '))
        return near === null ? '' : `Did you mean \`${near}\`?`
      },
    ],
  ],
}
