import { visitAll } from '../support/hosts/visits.ts';

visitAll('style', 'structure');
