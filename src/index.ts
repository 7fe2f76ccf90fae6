/** Classes, events and types. Importing this registers nothing: see `dvc-widgets/define`. */
export { configure, type MessageKey, type Messages, type PageConfig } from './core/config.ts';
export { defineElement } from './core/define-element.ts';
export * from './core/events.ts';
export { WidgetElement } from './core/widget-element.ts';
export { DossierLookupElement } from './widgets/dossier-lookup/dossier-lookup-element.ts';
export { FeedbackFormElement } from './widgets/feedback-form/feedback-form-element.ts';
export { FeedbackTrackerElement } from './widgets/feedback-tracker/feedback-tracker-element.ts';
export { ProcedureSearchElement } from './widgets/procedure-search/procedure-search-element.ts';
export { PublishedRepliesElement } from './widgets/published-replies/published-replies-element.ts';
export { SatisfactionSurveyElement } from './widgets/satisfaction-survey/satisfaction-survey-element.ts';
