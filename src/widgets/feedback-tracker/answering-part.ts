/** The part of the tracker by which a citizen says something to a case: what is typed, the way it goes, and its look. */
import { addStyles } from '../../core/later-styles.ts';
import { formStyles } from '../../ui/form.styles.ts';
import { ratingStyles } from '../../ui/rating.styles.ts';
import { styles } from './answering.styles.ts';

export { sendHeldSurveys } from '../../backend/surveys.ts';
export { Answering } from './answering.ts';
export { renderAnswering } from './answering-view.ts';

/** Gives an element the look of this part. */
export const dress = (root: ShadowRoot): void => addStyles(root, formStyles, ratingStyles, styles);
