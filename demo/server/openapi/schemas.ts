/** Every schema of the contract under the name that `openapi.json` gives it. */
import * as z from 'zod/mini';
import { agency, agencyList } from '../../../src/backend/contract/agencies.ts';
import { attachment } from '../../../src/backend/contract/attachments.ts';
import { catalogue, catalogueHead, catalogueLine } from '../../../src/backend/contract/catalogue.ts';
import {
  dossier,
  dossierAction,
  dossierLookup,
  dossierState,
  dossierStep,
  officer,
} from '../../../src/backend/contract/dossiers.ts';
import {
  acknowledgement,
  addition,
  consent,
  feedback,
  feedbackCase,
  feedbackCategories,
  feedbackCategory,
  feedbackLookup,
  place,
  rating,
  receipt,
  reply,
  replyFile,
  sender,
} from '../../../src/backend/contract/feedback.ts';
import { problem } from '../../../src/backend/contract/problem.ts';
import { issuer, procedure, procedureList, summary } from '../../../src/backend/contract/procedures.ts';
import { publishedReplies, publishedReply } from '../../../src/backend/contract/replies.ts';
import { status } from '../../../src/backend/contract/status.ts';
import { surveyResponse } from '../../../src/backend/contract/survey-response.ts';
import { survey, surveyQuestion, surveyReceipt, surveyResults } from '../../../src/backend/contract/surveys.ts';

const SCHEMAS = {
  Status: status,
  Agency: agency,
  AgencyList: agencyList,
  Issuer: issuer,
  Summary: summary,
  Procedure: procedure,
  ProcedureList: procedureList,
  Catalogue: catalogue,
  CatalogueHead: catalogueHead,
  CatalogueLine: catalogueLine,
  DossierLookup: dossierLookup,
  Dossier: dossier,
  DossierState: dossierState,
  DossierStep: dossierStep,
  DossierAction: dossierAction,
  Officer: officer,
  FeedbackCategory: feedbackCategory,
  FeedbackCategories: feedbackCategories,
  Sender: sender,
  Place: place,
  Consent: consent,
  Feedback: feedback,
  Receipt: receipt,
  FeedbackLookup: feedbackLookup,
  FeedbackCase: feedbackCase,
  Addition: addition,
  Rating: rating,
  Acknowledgement: acknowledgement,
  Attachment: attachment,
  Reply: reply,
  ReplyFile: replyFile,
  PublishedReply: publishedReply,
  PublishedReplies: publishedReplies,
  Survey: survey,
  SurveyQuestion: surveyQuestion,
  SurveyResponse: surveyResponse,
  SurveyReceipt: surveyReceipt,
  SurveyResults: surveyResults,
  Problem: problem,
};

export type SchemaName = keyof typeof SCHEMAS;

export const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** As JSON Schema, for the description's components. */
export function jsonSchemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  // As a reader takes it: fields that a later minor version adds are not forbidden.
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // The format says it; the pattern behind it fills half a page.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return schemas;
}
