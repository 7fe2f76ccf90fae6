/**
 * The elements of the script tag, and the least height in pixels that each takes on a phone and on a wide page. The
 * loader keeps that much free until an element is drawn, so that nothing moves under a citizen's finger.
 */
export const elements: Readonly<Record<string, readonly [phone: number, wide: number]>> = {
  'dossier-lookup': [448, 396],
  'feedback-form': [420, 640],
  'feedback-tracker': [220, 200],
  'procedure-search': [220, 184],
  'published-replies': [320, 280],
  'satisfaction-survey': [440, 260],
};
