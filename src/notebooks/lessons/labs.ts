/**
 * Labs: lessons that are read one after the other in one sitting, under a name that fits on a board: `#/lab/actors-1`.
 *
 * Data alone. A teacher's own list needs no entry here: its link holds it (ui/app/lab/lab-link.ts).
 */
export interface NamedLab {
  /** Its address, after `#/lab/`. */
  readonly name: string
  readonly title: string
  /** Ids of lessons, in the order in which they are read. */
  readonly lessons: readonly string[]
}

export const labs: readonly NamedLab[] = [
  {
    name: 'actors-1',
    title: 'Actors, first lab',
    lessons: ['how-to-read-the-stage', '01-make-money-disappear', '02-one-mailbox', '03-who-promised-order'],
  },
  {
    name: 'actors-2',
    title: 'Actors, second lab',
    lessons: ['04-who-waits-at-await', '05-stuck', '07-silence'],
  },
  {
    name: 'lithops-1',
    title: 'Lithops',
    lessons: ['09-from-serial-to-serverless', 'lithops-lab'],
  },
  {
    name: 'learning',
    title: 'Learning with actors',
    lessons: ['pi-original', 'mnist-network', '12-learning-in-workers', 'mnist-original'],
  },
]
