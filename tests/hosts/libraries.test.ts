import { visitAll } from '../support/hosts/visits.ts';

visitAll('library');
