import { WRONG_AGENCIES } from './agencies.ts';
import { WRONG_ANSWERS } from './answers.ts';
import { WRONG_ATTACHMENTS } from './attachments.ts';
import { WRONG_CATALOGUE } from './catalogue.ts';
import { WRONG_DOSSIERS } from './dossiers.ts';
import { WRONG_EVERY_ANSWER } from './every-answer.ts';
import { WRONG_FEEDBACK } from './feedback.ts';
import { WRONG_PROCEDURES } from './procedures.ts';
import { WRONG_REPLIES } from './replies.ts';
import { WRONG_STATUS } from './status.ts';
import { WRONG_SURVEYS } from './surveys.ts';
import { WRONG_TRANSPORT } from './transport.ts';

/** Every way to be wrong that is tried; each check has at least one. */
export const WRONG_DOINGS = [
  ...WRONG_TRANSPORT,
  ...WRONG_STATUS,
  ...WRONG_AGENCIES,
  ...WRONG_PROCEDURES,
  ...WRONG_CATALOGUE,
  ...WRONG_DOSSIERS,
  ...WRONG_FEEDBACK,
  ...WRONG_ANSWERS,
  ...WRONG_ATTACHMENTS,
  ...WRONG_REPLIES,
  ...WRONG_SURVEYS,
  ...WRONG_EVERY_ANSWER,
];
