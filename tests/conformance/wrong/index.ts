import { WRONG_AGENCIES } from './agencies.ts';
import { WRONG_CATALOGUE } from './catalogue.ts';
import { WRONG_EVERY_ANSWER } from './every-answer.ts';
import { WRONG_PROCEDURES } from './procedures.ts';
import { WRONG_STATUS } from './status.ts';
import { WRONG_TRANSPORT } from './transport.ts';

/** Every way to be wrong that is tried; each check has at least one. */
export const WRONG_DOINGS = [
  ...WRONG_TRANSPORT,
  ...WRONG_STATUS,
  ...WRONG_AGENCIES,
  ...WRONG_PROCEDURES,
  ...WRONG_CATALOGUE,
  ...WRONG_EVERY_ANSWER,
];
