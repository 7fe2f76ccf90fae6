import { defineElement } from '../../core/define-element.ts';
import { ProcedureSearchElement } from './procedure-search-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-procedure-search': ProcedureSearchElement;
  }
}

defineElement('dvc-procedure-search', ProcedureSearchElement);
