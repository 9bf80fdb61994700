/**
 * What the writer of a page is given: who may render Markdown, and who takes out of HTML what must not be in it.
 *
 * Both need libraries of the page's, and this room knows none.
 */

/** The data of a picture that a text has brought along, as an address; '' where there is none of this name. */
export type Attached = (name: string) => string

export interface HtmlParts {
  /** Markdown → HTML that is safe, with the pictures that its text has brought along. */
  readonly markdown: (text: string, attached?: Attached) => string
  /** HTML or SVG that an output brought → HTML that is safe. */
  readonly sanitised: (html: string) => string
}
