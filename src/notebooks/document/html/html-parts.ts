/**
 * What the writer of a page is given: who may render Markdown, and who takes out of HTML what must not be in it.
 *
 * Both need libraries of the page's, and this room knows none.
 */
export interface HtmlParts {
  /** Markdown → HTML that is safe. */
  readonly markdown: (text: string) => string
  /** HTML or SVG that an output brought → HTML that is safe. */
  readonly sanitised: (html: string) => string
}
