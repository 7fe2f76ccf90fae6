import { defineElement } from '../../core/define-element.ts';
import { DossierLookupElement } from './dossier-lookup-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-dossier-lookup': DossierLookupElement;
  }
}

defineElement('dvc-dossier-lookup', DossierLookupElement);
