import type { components } from "../api";

/** The words of the contract that these pages use, under their own names. */
type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type Channel = Schemas["Channel"];
export type MessageState = Schemas["MessageState"];
export type Message = Schemas["Message"];
export type MessageDetail = Schemas["MessageDetail"];
export type MessageEvent = Schemas["MessageEvent"];
export type Attempt = Schemas["Attempt"];
export type Explanation = Schemas["Explanation"];
export type ExplanationLine = Schemas["ExplanationLine"];
export type Handset = Schemas["Handset"];
export type HandsetKind = Schemas["HandsetInput"]["kind"];
export type HandsetPage = Schemas["HandsetPage"];
export type HandsetDetail = Schemas["HandsetDetail"];
export type Received = Schemas["Received"];
export type LiveEvent = Schemas["LiveEvent"];
export type Mode = Schemas["Mode"];
export type Sender = Schemas["Sender"];
export type SenderFinding = Schemas["SenderTestFinding"];
export type CarrierLink = Schemas["Link"];
export type Template = Schemas["Template"];
export type TemplateSummary = Schemas["TemplateSummary"];
export type TemplateVersion = Schemas["TemplateVersion"];
export type NewTemplate = Schemas["NewTemplate"];
export type TemplateFiling = Schemas["TemplateFiling"];
export type TemplateOutline = Schemas["TemplateOutline"];
export type Approval = Schemas["Approval"];
export type ApprovalState = Schemas["ApprovalState"];
export type ApprovalDecision = Schemas["ApprovalDecision"];
export type ApprovalRule = Schemas["ApprovalRule"];
export type Look = Schemas["Look"];
export type MessageLook = Schemas["MessageLook"];
export type Present = Schemas["Present"];
export type Starter = Schemas["Starter"];
export type Asset = Schemas["Asset"];
export type AssetUse = Schemas["AssetUse"];
export type AssetReplaced = Schemas["AssetReplaced"];
export type Rendition = Schemas["Rendition"];
export type Word = Schemas["Word"];
export type Conversation = Schemas["Conversation"];
export type ConversationDetail = Schemas["ConversationDetail"];
export type Preview = Schemas["Preview"];
export type PreviewRequest = Schemas["PreviewRequest"];
export type Loss = Schemas["Loss"];
export type Finding = Schemas["Finding"];
export type LintReport = Schemas["LintReport"];
export type LintRule = Schemas["LintRule"];
export type TestSend = Schemas["TestSend"];
export type Limits = Schemas["Limits"];
export type Scope = Schemas["Scope"];
export type Role = Schemas["Role"];
export type User = Schemas["User"];
export type UserChange = Schemas["UserChange"];
export type ApiKey = Schemas["ApiKey"];
export type ApiKeyInput = Schemas["ApiKeyInput"];
export type Webhook = Schemas["Webhook"];
export type WebhookInput = Schemas["WebhookInput"];
export type WebhookDelivery = Schemas["WebhookDelivery"];
export type EventType = Schemas["WebhookEventType"];
export type OptOut = Schemas["OptOut"];
export type OptOutInput = Schemas["OptOutInput"];
export type FilterWord = Schemas["FilterWord"];
export type Welcome = Schemas["Welcome"];
export type WelcomeAnswer = Schemas["WelcomeAnswer"];
export type InvitationInput = Schemas["InvitationInput"];
export type PriceEntry = Schemas["PriceEntry"];
export type Severity = Schemas["LintSeverity"];
export type AuditEntry = Schemas["AuditEntry"];
export type Plan = Schemas["Plan"];
export type PlanRequest = Schemas["PlanRequest"];
export type PlanProblem = Schemas["PlanProblem"];
export type Send = Schemas["Send"];
export type BatchResult = Schemas["BatchResult"];
export type Submission = Schemas["Submission"];
export type Progress = Schemas["Progress"];
export type Overview = Schemas["Overview"];
export type PeriodSums = Schemas["PeriodSums"];
export type ChannelSums = Schemas["ChannelSums"];

export const channels = ["rcs", "mms", "sms"] as const satisfies readonly Channel[];

/** On the way first, then the outcomes. */
export const messageStates = [
  "accepted",
  "held",
  "sending",
  "sent",
  "delivered",
  "unknown",
  "expired",
  "cancelled",
  "failed",
  "blocked",
] as const satisfies readonly MessageState[];
export type BannerOrder = components["schemas"]["BannerOrder"];
export type BannerTemplate = components["schemas"]["BannerTemplate"];
export type BannerLook = components["schemas"]["BannerPreview"];
