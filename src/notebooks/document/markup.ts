/**
 * How much HTML or Markdown is, for who bounds what is shown: its cleaning and drawing cost the page's own thread as much
 * for a tag as for some letters.
 */

/** Letters that a tag counts besides its own. */
const TAG = 30
/** Of one HTML as many are drawn: there is some of which twice as much takes four times as long to clean. */
export const MOST_TAGS = 5000

export function markupWeight(text: string): number {
  return text.length + TAG * Math.min(tagsIn(text), MOST_TAGS)
}

/** The text up to so many tags, its beginnings and its ends counted alike. */
export function upToTags(text: string, most: number): string {
  let at = -1
  for (let tags = 0; tags <= most; tags++) {
    at = text.indexOf('<', at + 1)
    if (at < 0) return text
  }
  return text.slice(0, at)
}

function tagsIn(text: string): number {
  let tags = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++
  return tags
}
