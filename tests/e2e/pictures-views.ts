/** The views that are kept as pictures: the ones a citizen meets most, each element's hardest, and each look. */
import type { HostThemeName } from '../../stories/support/themes.ts';

export interface View {
  /** Its stories' file, without the ending. */
  readonly element: string;
  /** The story's name in code. */
  readonly story: string;
  /** Pixels. */
  readonly width: number;
  readonly look?: HostThemeName;
}

const PHONE = 360;
const KIOSK = 1080;
const OFFICE = 1366;

const onPhone = (element: string, stories: readonly string[], look?: HostThemeName): View[] =>
  stories.map((story) => ({ element, story, width: PHONE, ...(look && { look }) }));

export const VIEWS: readonly View[] = [
  ...onPhone('procedure-search', ['Idle', 'Suggestions', 'Results', 'NothingFound', 'Detail']),
  ...onPhone('procedure-search', ['Results'], 'green'),
  ...onPhone('procedure-search', ['Detail'], 'dark'),
  { element: 'procedure-search', story: 'Results', width: OFFICE },
  ...onPhone('dossier-lookup', ['Form', 'State5', 'Late', 'NotFound', 'Rating', 'More']),
  ...onPhone('dossier-lookup', ['Late'], 'red-brown'),
  ...onPhone('dossier-lookup', ['Late'], 'dark'),
  { element: 'dossier-lookup', story: 'Wide', width: OFFICE },
  ...onPhone('feedback-form', ['Category', 'FilesChosen', 'SenderMissing', 'Check', 'Waiting', 'Received']),
  ...onPhone('feedback-form', ['Received'], 'contrast'),
  { element: 'feedback-form', story: 'Wide', width: OFFICE },
  ...onPhone('feedback-tracker', ['Mistyped', 'Asking', 'Answered']),
  ...onPhone('feedback-tracker', ['Answered'], 'dark'),
  { element: 'feedback-tracker', story: 'Wide', width: OFFICE },
  ...onPhone('published-replies', ['Latest', 'Read', 'Nothing']),
  { element: 'published-replies', story: 'Wide', width: OFFICE },
  ...onPhone('satisfaction-survey', ['ThreeLevels', 'LowRating', 'HighRating']),
  ...onPhone('satisfaction-survey', ['LowRating'], 'dark'),
  { element: 'satisfaction-survey', story: 'Results', width: OFFICE },
  { element: 'satisfaction-survey', story: 'Kiosk', width: KIOSK },
];
