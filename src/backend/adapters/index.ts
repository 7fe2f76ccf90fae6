/** Adapters for the server of whoever integrates another backend: `import { … } from 'dvc-widgets/adapters'`. */
export type { Adapted, AdaptedDossier, DossierAdapter, Mapping } from './adapter.ts';
export { DATE_FORMS, readInstant, type DateForm } from './dates.ts';
export { IGATE, igateAdapter } from './igate.ts';
export { maskName } from './mask-name.ts';
export { NATIONAL_SYNC, nationalSyncAdapter, readSyncStep, type AdaptedStep } from './national-sync.ts';
export { NATIONAL_STATES, STATES_BY_NAME } from './states.ts';
