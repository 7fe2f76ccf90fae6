// What stands for Vietnamese letters in texts of the old fonts (TCVN3, VNI), and in no Vietnamese word of today.
const LETTERS = '[µ¸¶·¹¨»¾¼½©®«¬ªßþ×÷ñöøûïåäëüæ]';
const IN_WORDS = new RegExp(`[a-z]${LETTERS}|${LETTERS}[a-z]`, 'gi');
/** A foreign name has one or two. */
const MOST_IN_NAMES = 2;

/** Whether a text was copied from a document in an old font (lỗi phông): what was written can no longer be read here. */
export const looksLegacy = (text: string): boolean => (text.match(IN_WORDS)?.length ?? 0) > MOST_IN_NAMES;
