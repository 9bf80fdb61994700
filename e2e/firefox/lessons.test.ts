/**
 * Every lesson of the catalogue keeps its promises in Firefox, also those that are added later: each on one of the two
 * hosts, in turn. On the other host it does in lessons.soak.ts.
 */
import { catalogue } from '../../src/notebooks/lessons/catalogue'
import { keepsItsPromises } from './promised'

catalogue.forEach(({ id }, at) => keepsItsPromises(id, at % 2 === 0 ? 'isolated' : 'plain'))
