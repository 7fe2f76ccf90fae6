import { visitAll } from '../support/hosts/visits.ts';

visitAll('poison', 'policy');
