/** The papers to bring by a record of the national portal, case by case. */
import type { ProcedureCase, ProcedureDocument } from '../../../src/backend/contract/procedures.ts';
import { recordsOf, type NationalRecord } from './national-record.ts';
import { distinct, itemName, oneLine } from './national-text.ts';

const TEST_CASE = /^test/i;
const CONDITIONAL = /nếu có|^(?:\(?[ivx\d]+\)\s*)?(?:trong )?trường hợp|(?:đối với|trong) (?:các )?trường hợp|^lưu ý/i;
/** A form named in the words of the paper itself: `Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA`. */
const NAMED_FORM =
  /mẫu (?:số )?(?=[\w./-]*\d)[\w./-]*\w(?:,? (?:phụ lục|ban hành)[^();.]{0,120}?\d+\/\d{4}\/[\p{Lu}\d-]+| phụ lục(?: số)? [\dIVX]+)?/iu;
const FILE_EXTENSION = /\.[a-z]{3,4}$/i;
const COPY_NUMBER = /\s*\(\d+\)$/;

const countOf = (value: unknown): number => (Number.isInteger(value) && (value as number) > 0 ? (value as number) : 0);

const fileTitle = (file: NationalRecord): string =>
  oneLine(file.fileName).replace(FILE_EXTENSION, '').replace(/_+/g, ' ').replace(COPY_NUMBER, '').trim();

function formOf(name: string, component: NationalRecord): string {
  const named = NAMED_FORM.exec(name)?.[0];
  if (named) return named.charAt(0).toUpperCase() + named.slice(1);
  return distinct(recordsOf(component.attachments).map(fileTitle)).join('; ');
}

/**
 * One paper. The portal's `required` is false for every paper of every record, so it says nothing: a paper counts as
 * required unless its own words bind it to a case. Neither originals nor copies means a remark among the papers.
 */
function documentOf(component: NationalRecord): ProcedureDocument | undefined {
  const name = itemName(component.name);
  if (name === '') return undefined;
  const originals = countOf(component.originalQty);
  const copies = countOf(component.copyQty);
  const form = formOf(name, component);
  return {
    name,
    originals,
    copies,
    required: component.required === true || (originals + copies > 0 && !CONDITIONAL.test(name)),
    ...(form ? { form } : {}),
  };
}

/** The cases with at least one paper; a case left over from somebody's test is none. */
export const casesOf = (record: NationalRecord): ProcedureCase[] =>
  recordsOf(record.executionCases).flatMap((one) => {
    const name = itemName(one.name).replace(/\s*:$/, '');
    const documents = recordsOf(one.profileComponents)
      .map(documentOf)
      .filter((paper) => paper !== undefined);
    if (documents.length === 0 || TEST_CASE.test(name)) return [];
    return [{ ...(name ? { name } : {}), documents }];
  });
