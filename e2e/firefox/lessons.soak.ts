/** Every lesson of the catalogue keeps its promises in Firefox on the host that lessons.test.ts leaves out. */
import { catalogue } from '../../src/notebooks/lessons/catalogue'
import { keepsItsPromises } from './promised'

catalogue.forEach(({ id }, at) => keepsItsPromises(id, at % 2 === 0 ? 'plain' : 'isolated'))
