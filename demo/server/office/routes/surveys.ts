import { Hono, type Context } from 'hono';
import { findSurvey, readDelays, readSurveys } from '../../store/surveys.ts';
import { deskResults } from '../../surveys/desk-results.ts';
import { releaseResults } from '../../surveys/releases.ts';
import { csvFile, csvHeaders, type Cell } from '../csv.ts';
import { today } from '../days.ts';
import type { DeskParts } from '../desk-parts.ts';
import { DIMENSION_LABELS, sayName, surveysPage, type SurveysDetails } from '../pages/surveys.ts';
import { record } from '../recording.ts';
import type { DeskEnv } from '../visit.ts';

/** What people have answered, by procedure, counter and month; of the officer's own agency. */
export function surveysRoute(parts: DeskParts) {
  const { store, clock } = parts;

  const read = async (c: Context<DeskEnv>): Promise<SurveysDetails> => {
    const surveys = await readSurveys(store.db);
    const asked = c.req.query('survey');
    const survey = (asked && (await findSurvey(store.db, asked))) || surveys[0]!;
    const { agency } = c.var.visit.account!;
    const released = await releaseResults(store, { agency, survey }, today(clock()));
    const delays = await readDelays(store.db, { agency, survey: survey.id });
    return { surveys, survey, questions: deskResults(survey, released), delays };
  };

  return new Hono<DeskEnv>()
    .get('/surveys', async (c) => {
      await record(parts, c.var.visit.account!, 'read-figures');
      return c.html(surveysPage(c, await read(c)));
    })
    .get('/surveys.csv', async (c) => {
      await record(parts, c.var.visit.account!, 'export-figures');
      const { questions, survey } = await read(c);
      const rows: Cell[][] = [['Câu hỏi', 'Theo', 'Nhóm', 'Câu trả lời', 'Số người', 'Trên tổng']];
      for (const { label, values, groups } of questions) {
        for (const [dimension, all] of Object.entries(groups)) {
          for (const { name, answered, counts } of all) {
            const by = DIMENSION_LABELS[dimension as keyof typeof groups];
            values.forEach((value, at) =>
              rows.push([label, by, sayName(dimension, name), value, counts[at] ?? 0, answered]),
            );
          }
        }
      }
      return c.body(csvFile(rows), 200, csvHeaders(`danh-gia-${survey.id}`));
    });
}
