/**
 * A lesson's page for the teacher: Markdown under five headings, in one order, as plain sections.
 *
 * Total, like the lesson's parser: any text gives a page. A test asks each page for the headings and the minutes.
 */
export interface TeachersSection {
  readonly title: string
  readonly markdown: string
}

export interface TeachersPage {
  readonly sections: readonly TeachersSection[]
  /** The number that `## Minutes` begins with, or the sum of those that its items begin with; null where there is none. */
  readonly minutes: number | null
}

export const TEACHERS_HEADINGS = [
  'Goal',
  'Minutes',
  'The question',
  'Common wrong answers',
  'What to say',
] as const

/** What stands before the first heading belongs to nothing and is left out. */
export function parseTeachersPage(text: string): TeachersPage {
  const sections: { title: string; markdown: string }[] = []
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = /^## +(.*?)\s*$/.exec(line)
    if (heading) sections.push({ title: heading[1], markdown: '' })
    else if (sections.length > 0) sections[sections.length - 1].markdown += `${line}\n`
  }
  for (const section of sections) section.markdown = section.markdown.trim()
  const minutes = sections.find((section) => section.title === 'Minutes')?.markdown ?? ''
  const numbers = [...minutes.matchAll(/^\d+\b|(?<=^[-*] )\d+\b/gm)].map(([number]) => Number(number))
  const total = /^\d/.test(minutes) ? numbers[0] : numbers.reduce((sum, number) => sum + number, 0)
  return { sections, minutes: numbers.length === 0 ? null : total }
}
