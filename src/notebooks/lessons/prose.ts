/**
 * The rules of a lesson's prose that a machine can check.
 *
 * Sentences under 25 words, paragraphs of at most five lines of 75 characters, no exclamation marks, and none of the
 * words that tell a reader that something ought to be easy. Code is left out; the words around it are counted.
 */
const FORBIDDEN = /\b(?:simply|just|obviously|of course)\b/i
const WORDS = 25
const LETTERS = 5 * 75
/** Fences whose fields are words, but for those that are programs. A solution in one line may be words. */
const QUESTIONS = new Set(['predict', 'check', 'spot'])
const PROGRAM = /^(?:solution: \|$|(?:code|repaired): )/

/** What breaks a rule, each with its words; empty when all is well. */
export function breaches(lesson: string): readonly string[] {
  return paragraphsOf(lesson).flatMap((paragraph) => {
    const found: string[] = []
    if (paragraph.length > LETTERS) found.push(`over five lines: ${paragraph.slice(0, 60)}…`)
    const forbidden = FORBIDDEN.exec(paragraph)
    if (forbidden !== null) found.push(`"${forbidden[0]}": ${paragraph.slice(0, 60)}…`)
    if (paragraph.includes('!')) found.push(`an exclamation mark: ${paragraph.slice(0, 60)}…`)
    for (const sentence of paragraph.split(/(?<=[.?:;])\s+/)) {
      const words = sentence.split(/\s+/).filter((word) => /\w/.test(word))
      if (words.length >= WORDS) found.push(`${words.length} words: ${sentence}`)
    }
    return found
  })
}

/** Paragraphs, list items and the texts of questions and checks, each as one line; inline code counts as one word. */
function paragraphsOf(lesson: string): readonly string[] {
  const paragraphs: string[] = []
  let code: string | null = null
  let open = false
  for (const raw of lesson.split('\n')) {
    const line = raw.replace(/^(?:> ?)+/, '')
    const fence = /^(`{3,})(\w*)/.exec(line)
    if (fence !== null) {
      open = false
      if (code === null) code = QUESTIONS.has(fence[2]) ? 'words' : fence[1]
      else code = null
      continue
    }
    // A program in a question goes as far as its lines are indented.
    if (code === 'program' && /^\S/.test(line)) code = 'words'
    if (code !== null && code !== 'words') continue
    if (line.trim() === '' || line.startsWith('|')) {
      open = false
      continue
    }
    const lead = /^(?:[-*] |#+ |\d+\. |[a-z]+: ?)/.exec(line)
    if (code === 'words' && PROGRAM.test(line)) {
      open = false
      code = 'program'
      continue
    }
    const words = line
      .slice(lead?.[0].length ?? 0)
      .trim()
      .replace(/`[^`]*`/g, 'code')
    if (lead === null && open) paragraphs[paragraphs.length - 1] += ` ${words}`
    else paragraphs.push(words)
    open = true
  }
  return paragraphs
}
