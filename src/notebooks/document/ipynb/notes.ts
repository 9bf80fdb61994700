/**
 * What a reader is told about a file that was opened: plain sentences, not too many of them.
 */
export const MAX_NOTES = 30

export interface Notes {
  readonly add: (note: string) => void
  readonly all: () => readonly string[]
}

export function takeNotes(): Notes {
  const notes: string[] = []
  let more = 0
  return {
    add(note) {
      if (notes.length < MAX_NOTES) notes.push(note)
      else more += 1
    },
    all: () => (more === 0 ? notes : [...notes, `There are ${more} more notes of this kind.`]),
  }
}

/** 'a, b and c', or 'a, b and 7 more' where there are too many to be read. */
export function listed(words: readonly string[], most: number): string {
  const shown = words.length <= most ? words : [...words.slice(0, most), `${words.length - most} more`]
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
