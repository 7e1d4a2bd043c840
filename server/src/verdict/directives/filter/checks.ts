import type { ModuleChecks } from '../invocation.js';
import {
  addOutputFilterByTypeCheck,
  filterDeclareCheck,
  filterProtocolCheck,
  filterProviderCheck,
} from './filterProvider.js';

/** mod_filter. FilterChain takes any name: a chain's filters are looked up at request time. */
export const filterChecks: ModuleChecks = {
  arguments: {
    AddOutputFilterByType: addOutputFilterByTypeCheck,
    FilterDeclare: filterDeclareCheck,
    FilterProtocol: filterProtocolCheck,
    FilterProvider: filterProviderCheck,
  },
};
