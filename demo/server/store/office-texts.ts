/** What officers write beside the cases: texts to begin an answer with, and what every citizen is told. */
import type { Database, OfficeNoticeRow, OfficeTemplateRow } from './tables.ts';

/** What a template is for. */
export const TEMPLATE_USES = ['answer', 'ask', 'refuse', 'elsewhere'] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

export interface Template {
  readonly id: string;
  readonly use: TemplateUse;
  readonly title: string;
  readonly text: string;
}

/** An agency's templates, by use and title. */
export async function listTemplates(db: Database, agency: string): Promise<Template[]> {
  const rows = await db.selectFrom('office_templates').selectAll().where('agency', '=', agency).execute();
  const place = ({ use }: Template) => TEMPLATE_USES.indexOf(use);
  return rows.map(templateOf).sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'vi'));
}

/** Keeps a template in the place of the one under its id, where that is the agency's. */
export async function saveTemplate(
  transaction: Database,
  agency: string,
  template: Template,
  now: string,
): Promise<boolean> {
  const { id, ...texts } = template;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('office_templates')
    .values({ id, agency, ...texts, changed_at: now })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...texts, changed_at: now })
        .where('office_templates.agency', '=', agency),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteTemplate(transaction: Database, agency: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office_templates')
    .where('id', '=', id)
    .where('agency', '=', agency)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** What citizens are told: of maintenance, an outage, or something to know. Instants in UTC. */
export interface OfficeNotice {
  readonly id: string;
  readonly agency: string;
  readonly kind: string;
  readonly text: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

export async function saveNotice(transaction: Database, notice: OfficeNotice, now: string): Promise<void> {
  const { from, until, ...row } = notice;
  await transaction
    .insertInto('office_notices')
    .values({ ...row, from_at: from ?? null, until_at: until ?? null, created_at: now })
    .execute();
}

export async function deleteNotice(transaction: Database, agency: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office_notices')
    .where('id', '=', id)
    .where('agency', '=', agency)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** What is not over yet of these agencies' notices, the first to begin first. */
export async function readNotices(db: Database, agencies: readonly string[], now: string): Promise<OfficeNotice[]> {
  const rows = await db
    .selectFrom('office_notices')
    .selectAll()
    .where('agency', 'in', agencies)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', now)]))
    .execute();
  return rows.map(noticeOf).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

const templateOf = ({ id, use, title, text }: OfficeTemplateRow): Template => ({
  id,
  use: TEMPLATE_USES.find((known) => known === use) ?? 'answer',
  title,
  text,
});

const noticeOf = ({ id, agency, kind, text, from_at, until_at }: OfficeNoticeRow): OfficeNotice => ({
  id,
  agency,
  kind,
  text,
  from: from_at ?? undefined,
  until: until_at ?? undefined,
});
