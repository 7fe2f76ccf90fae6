/** Registers every element of the library. */
import './widgets/feedback-form/dvc-feedback-form.ts';
import './widgets/procedure-search/dvc-procedure-search.ts';
