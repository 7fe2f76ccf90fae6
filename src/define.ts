/** Registers every element of the library. */
import './widgets/dossier-lookup/dvc-dossier-lookup.ts';
import './widgets/feedback-form/dvc-feedback-form.ts';
import './widgets/feedback-tracker/dvc-feedback-tracker.ts';
import './widgets/procedure-search/dvc-procedure-search.ts';
import './widgets/published-replies/dvc-published-replies.ts';
import './widgets/satisfaction-survey/dvc-satisfaction-survey.ts';
