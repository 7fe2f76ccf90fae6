/** Registers every element of the library. */
import './widgets/dossier-lookup/dvc-dossier-lookup.ts';
import './widgets/feedback-form/dvc-feedback-form.ts';
import './widgets/procedure-search/dvc-procedure-search.ts';
