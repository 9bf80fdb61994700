/** Pictures that a text cell has brought along, by the names under which its Markdown asks for them. */
import { pictureUrl } from './html/bundle'
import type { Attached } from './html/html-parts'
import { isObject } from './ipynb/json'
import type { JsonObject } from './notebook'

export function attachedIn(attachments: JsonObject | undefined): Attached {
  return (name) => {
    const bundle =
      attachments !== undefined && Object.hasOwn(attachments, name) ? attachments[name] : undefined
    return isObject(bundle) ? pictureUrl(bundle) : ''
  }
}

export const nothingAttached: Attached = () => ''
